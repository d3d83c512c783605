"""Small numbers that could point to a child; knows no app."""
