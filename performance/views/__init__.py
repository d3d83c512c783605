"""Pages of performance: each view fetches, checks, calls one action or analysis, and renders."""
