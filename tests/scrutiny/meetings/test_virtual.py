"""A virtual meeting is one in law on some days only."""

from datetime import date

import pytest
from django.conf import settings

from scrutiny.meetings.virtual import is_virtual_lawful, why_not_virtual

PERIODS = settings.VIRTUAL_MEETINGS_LAWFUL


@pytest.mark.parametrize(
    ("day", "is_lawful"),
    [
        (date(2020, 4, 3), False),
        (date(2020, 4, 4), True),
        (date(2021, 5, 6), True),
        (date(2021, 5, 7), False),
        (date(2023, 1, 26), False),
    ],
)
def test_virtual_meetings_were_lawful_from_april_2020_to_may_2021(
    day: date, is_lawful: bool
) -> None:
    assert is_virtual_lawful(day, PERIODS) is is_lawful


def test_a_period_may_be_open_at_its_end() -> None:
    assert is_virtual_lawful(date(2090, 1, 1), [*PERIODS, (date(2090, 1, 1), None)])
    assert not is_virtual_lawful(date(2089, 12, 31), [*PERIODS, (date(2090, 1, 1), None)])


def test_the_refusal_says_what_to_do_instead() -> None:
    words = why_not_virtual(date(2023, 1, 26))
    assert "26 January 2023" in words
    assert "Consultation" in words
