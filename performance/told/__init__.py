"""What the panel was told of its figures, on which day, and how they read now."""
