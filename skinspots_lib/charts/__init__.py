"""Figures of the tables: each has its alternative text and its numbers."""
