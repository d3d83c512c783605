"""What pages and papers show, shaped from the analysis by pure functions."""
