"""What a return is read against, and what its sender is asked about it."""
