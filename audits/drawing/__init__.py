"""The month's sample: its population read, drawn and shared out. Pure, and the same each time."""
