"""Practice as a learner goes through it: a session, its rounds, and what parts two names."""
