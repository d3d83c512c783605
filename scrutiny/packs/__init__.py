"""Papers built into one PDF."""
