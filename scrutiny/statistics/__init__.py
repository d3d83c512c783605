"""How sure a figure is; knows no app."""
