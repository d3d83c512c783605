"""Stored files, served after a check."""
