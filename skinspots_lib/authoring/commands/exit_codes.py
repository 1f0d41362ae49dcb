"""How a command ends."""

CLEAN, PROBLEMS, MISUSE = 0, 1, 2
