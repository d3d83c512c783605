"""What the panel asked for, and what became of it."""
