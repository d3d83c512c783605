"""Which counts could point to a child.

Counts of 1 to 5, and populations of which all but 1 to 5 are counted, are not published for
personal indicators (the rule of the Department for Education's own statistics).
"""

MOST = 5


def is_small(count: int | None) -> bool:
    """Return whether a count is one to five: nought and none say nothing of anybody."""
    return count is not None and 1 <= count <= MOST


def points_to_a_child(numerator: int | None, denominator: int | None) -> bool:
    """Return whether a fraction's count or its complement is small."""
    if numerator is None or denominator is None:
        return False
    return is_small(numerator) or is_small(denominator - numerator)
