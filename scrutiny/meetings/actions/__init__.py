"""What is done to meetings, and to the questions that members note for them."""
