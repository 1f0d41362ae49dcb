"""One module for each word after ``skinspots``: its options, and what it does with them."""
