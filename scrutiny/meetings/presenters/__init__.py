"""What pages of meetings show, one module per noun."""
