"""A work programme shows what waits, what comes when and what slipped."""

from datetime import date

import pytest

from scrutiny.meetings.models import Meeting, Topic
from scrutiny.meetings.presenters.programme import programme_of, slipped_words
from scrutiny.panels.models import Post

NOVEMBER = Meeting(pk=1, meets_on=date(2022, 11, 24))
JANUARY = Meeting(pk=2, meets_on=date(2023, 1, 26))
TODAY = date(2022, 12, 1)


def topic(pk: int, **fields: object) -> Topic:
    return Topic(pk=pk, title=f"Topic {pk}", reason="Why.", **({"state": "agreed"} | fields))


def test_topics_are_grouped_by_meeting_and_what_waits_comes_first() -> None:
    programme = programme_of(
        [
            topic(1, state="suggested"),
            topic(2, lead=Post(title="Head of service")),
            topic(3, meeting=JANUARY, first_planned_for=NOVEMBER),
            topic(4, meeting=NOVEMBER, first_planned_for=NOVEMBER),
            topic(5, state="dropped", closed_because="Asked elsewhere."),
            topic(6, state="done", meeting=NOVEMBER),
        ],
        slipped=[3, 4],
        on=TODAY,
    )
    assert [line.topic.pk for line in programme.suggested] == [1]
    assert [(line.topic.pk, line.lead) for line in programme.unplaced] == [(2, "Head of service")]
    assert [(group.day, group.is_past) for group in programme.groups] == [
        ("24 November 2022", True),
        ("26 January 2023", False),
    ]
    assert [line.closed for line in programme.closed] == [
        "Dropped: Asked elsewhere.",
        "Done on 24 November 2022",
    ]
    assert programme.summary == (
        "1 waits for a meeting, 2 have slipped, 1 is suggested and not agreed."
    )
    assert not programme.is_empty


def test_a_programme_in_order_says_so_and_an_empty_one_is_empty() -> None:
    programme = programme_of([topic(1, meeting=JANUARY)], slipped=[], on=TODAY)
    assert programme.summary == "Everything has its meeting, and nothing has slipped."
    assert programme_of([], slipped=[], on=TODAY).is_empty


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (JANUARY, "First planned for 24 November 2022, now for 26 January 2023."),
        (None, "First planned for 24 November 2022; waits for a meeting."),
        (NOVEMBER, "First planned for 24 November 2022; not dealt with on 24 November 2022."),
    ],
)
def test_slipping_is_said_in_words(now: Meeting | None, words: str) -> None:
    assert slipped_words(topic(1, meeting=now, first_planned_for=NOVEMBER), on=TODAY) == words


def test_what_was_never_planned_has_not_slipped() -> None:
    assert slipped_words(topic(1), on=TODAY) == ""
