"""Work asked for, claimed and done once."""
