"""Pure analysis of figures: plain values in, frozen results out."""
