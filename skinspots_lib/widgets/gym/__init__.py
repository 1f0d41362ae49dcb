"""What pair and practice share: two patches under one glass, explanations, pictures ahead."""
