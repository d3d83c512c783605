"""What waits on a person, with its day and the days left."""

from datetime import date

import pytest

from scrutiny.front.errands import errand_of
from scrutiny.notices.waiting import Waiting

DUE_ON = date(2023, 3, 12)


@pytest.mark.parametrize(
    ("on", "due", "is_late"),
    [
        (date(2023, 1, 20), "Due Sunday 12 March 2023: 51 days left", False),
        (DUE_ON, "Due Sunday 12 March 2023: today", False),
        (date(2023, 3, 13), "Due Sunday 12 March 2023: 1 day late", True),
    ],
)
def test_what_waits_says_its_day_and_how_long_is_left(on: date, due: str, is_late: bool) -> None:
    shown = errand_of(Waiting("one", "Answer CF 2022/23 01", "", "/", DUE_ON), on=on)
    assert (shown.due, shown.is_late) == (due, is_late)


def test_what_has_no_day_is_never_late() -> None:
    shown = errand_of(Waiting("one", "Name the owners", "", "/", None), on=DUE_ON)
    assert (shown.due, shown.is_late) == ("", False)
