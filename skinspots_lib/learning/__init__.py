"""What can be done with the facts: mark an answer, sort a spot, remember."""
