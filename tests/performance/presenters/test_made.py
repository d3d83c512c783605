"""Saying of figures that they were made for the demonstration."""

from datetime import date
from decimal import Decimal

import pytest

from performance.analysis.figures import Figure
from performance.presenters.made import made_sentence
from performance.told.board import Seen


def seen(month: int, *, is_made: bool) -> Seen:
    day = date(2022, month, 1)
    return Seen(Figure(Decimal(1)), 1, day, "K6", day, is_made=is_made)


@pytest.mark.parametrize(
    ("months", "says"),
    [
        ((), ""),
        ((10, 10), "Figures from the October 2022 return were made for the demonstration; "),
        ((10, 8), "Figures from the August 2022 and October 2022 returns were made for the "),
        ((8, 9, 10), "Figures from the August 2022, September 2022 and October 2022 returns were "),
    ],
)
def test_each_made_return_is_named_once(months: tuple[int, ...], says: str) -> None:
    figures = [seen(month, is_made=True) for month in months]
    found = made_sentence([*figures, seen(12, is_made=False)])
    assert found.startswith(says)
    assert bool(found) == bool(says)
