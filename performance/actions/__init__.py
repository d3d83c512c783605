"""The named actions of performance, one module per noun."""
