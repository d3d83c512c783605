"""How long is left, in words."""

from datetime import date

import pytest

from scrutiny.notices.days_left import days_left

DUE_ON = date(2023, 1, 27)


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2023, 1, 25), "2 days left"),
        (date(2023, 1, 26), "1 day left"),
        (DUE_ON, "due today"),
        (date(2023, 1, 28), "1 day late"),
        (date(2023, 2, 27), "31 days late"),
    ],
)
def test_days_left_are_counted_in_words(on: date, says: str) -> None:
    assert days_left(DUE_ON, on=on) == says
