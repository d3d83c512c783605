"""What waits on people, and the letters that say so."""
