"""What questions and the course file may hold, and their values."""
