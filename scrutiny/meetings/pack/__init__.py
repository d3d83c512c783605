"""The agenda pack: what is read for it, and the sections that it is made of."""
