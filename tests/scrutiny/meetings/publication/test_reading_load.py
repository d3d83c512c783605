"""How much there is to read."""

import pytest

from scrutiny.meetings.publication.reading_load import Portion, lasting, reading_load

VISIT = Portion(7, "Focused visit", 10)
LATE = Portion(12, "School places", 4, is_late=True)


def test_it_says_pages_and_time_and_at_which_rate() -> None:
    load = reading_load([VISIT], page_count=108, minutes_a_page=2)
    assert load.words == "108 pages, about 3 hours 36 minutes to read at 2 minutes a page."


def test_it_says_which_share_came_late() -> None:
    load = reading_load([VISIT, LATE], page_count=16, minutes_a_page=1)
    assert load.words == (
        "16 pages, about 16 minutes to read at 1 minute a page. 4 of them (25%) came late."
    )


def test_nothing_to_read_has_no_late_share() -> None:
    assert reading_load([], page_count=0, minutes_a_page=2).late_percent == 0


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute"), (120, "2 hours")],
)
def test_times_are_said_as_people_say_them(minutes: int, words: str) -> None:
    assert lasting(minutes) == words
