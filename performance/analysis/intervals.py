"""Wilson's and Byar's intervals under the name by which other programs call them."""

from scrutiny.statistics.intervals import byar, wilson

__all__ = ["byar", "wilson"]
