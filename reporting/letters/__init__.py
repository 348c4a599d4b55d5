"""Letters about cycles: who is written to, when, and what became of it."""
