"""Which counts could point to a child."""

import pytest

from scrutiny.disclosure.small_numbers import is_small, points_to_a_child


@pytest.mark.parametrize(
    ("count", "expected"), [(None, False), (0, False), (1, True), (5, True), (6, False)]
)
def test_a_count_of_one_to_five_is_small(count: int | None, expected: bool) -> None:
    assert is_small(count) is expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (0, 100, False),
        (1, 100, True),
        (5, 100, True),
        (6, 100, False),
        (94, 100, False),
        (95, 100, True),
        (99, 100, True),
        (100, 100, False),
        (3, 6, True),
        (0, 3, True),
        (3, 3, True),
        (None, 100, False),
        (3, None, False),
    ],
)
def test_a_fraction_is_small_by_its_count_or_by_those_who_are_left(
    numerator: int | None, denominator: int | None, expected: bool
) -> None:
    assert points_to_a_child(numerator, denominator) is expected
