"""Sending papers out: by when, whether they are ready, how much there is to read."""
