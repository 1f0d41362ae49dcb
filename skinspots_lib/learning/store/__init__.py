"""How records are written down so that none is lost: lines in a file, letters in a code."""
