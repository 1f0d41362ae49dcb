"""Whether the urgency rules keep their promises, over every combination of findings."""
