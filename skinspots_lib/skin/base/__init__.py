"""What the rest of the skin stands on: constants, colour, and the painter's tools."""
