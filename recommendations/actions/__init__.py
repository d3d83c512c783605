"""What is done to requests of the panel."""
