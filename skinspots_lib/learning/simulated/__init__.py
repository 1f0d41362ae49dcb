"""Learners that exist only as numbers, to try the practice on."""
