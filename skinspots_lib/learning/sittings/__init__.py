"""What a learner sits down to as a whole: a case, the first pictures, the final test."""
