"""What an instructor does at the desk: change, switch, preview, export, read a class."""
