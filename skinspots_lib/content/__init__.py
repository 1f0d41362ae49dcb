"""What is true: the tables, the questions and the exercises, read and checked."""
