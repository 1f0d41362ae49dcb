"""Parts of a question: what it shows, how it is answered, what is said about the answer."""
