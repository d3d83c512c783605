"""The intervals keep the name by which other programs call them."""

from performance.analysis import intervals
from scrutiny.statistics.intervals import byar, wilson


def test_both_intervals_are_the_shared_ones() -> None:
    assert (intervals.wilson, intervals.byar) == (wilson, byar)
