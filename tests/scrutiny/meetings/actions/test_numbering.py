"""Numbers count through the municipal year and are given when the draft is published."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import minutes, numbering
from scrutiny.meetings.actions.minutes import MinutesRefused, Words
from scrutiny.meetings.models import ItemKind, Meeting, Minute, Minutes
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import (
    JANUARY,
    MARCH,
    NOVEMBER,
    SECRET,
    agenda_of,
    minute_of,
    opened,
    published,
    written,
)

pytestmark = pytest.mark.django_db


def numbers_of(book: Minutes) -> list[int | None]:
    """Return the numbers of a set in the order of its items."""
    return [one.number for one in book.entries.all()]


def say(book: Minutes, kind: str, says: str) -> Minute:
    """Write the minute of a kind of item."""
    minute = minute_of(book, kind)
    return minutes.write(minute=minute, words=Words(says), after=minute.saved_at, by=None)


def test_an_item_with_nothing_recorded_takes_no_number(panel: Panel) -> None:
    book = opened(agenda_of(panel))
    written(book)
    say(book, ItemKind.MONITORING, "It was noted.")
    book = numbering.publish(minutes=book, first_number=1, by=None)
    assert numbers_of(book) == [None, None, None, 1, 2]
    assert book.meeting.state == Meeting.State.MINUTES_DRAFT


def test_a_council_that_begins_in_mid_year_sets_the_first_number(panel: Panel) -> None:
    november = published(agenda_of(panel, NOVEMBER), first_number=19)
    january = published(agenda_of(panel), first_number=None)
    assert numbers_of(november) == [None, None, None, 19, None]
    assert numbers_of(january) == [None, None, None, 20, None]


def test_the_count_once_begun_is_not_begun_again(panel: Panel) -> None:
    published(agenda_of(panel, NOVEMBER), first_number=19)
    book = opened(agenda_of(panel))
    written(book)
    for number in (1, 50):
        with pytest.raises(MinutesRefused, match="the next number is 20"):
            numbering.publish(minutes=book, first_number=number, by=None)
    assert numbers_of(numbering.publish(minutes=book, first_number=20, by=None))[3] == 20


def test_a_new_municipal_year_counts_from_one(panel: Panel) -> None:
    Meeting.objects.filter(panel=panel, meets_on=NOVEMBER).update(meets_on="2022-04-28")
    published(agenda_of(panel, date(2022, 4, 28)), first_number=90)
    assert numbers_of(published(agenda_of(panel)))[3] == 1


def test_meetings_are_counted_in_their_order(panel: Panel) -> None:
    published(agenda_of(panel, NOVEMBER), first_number=19)
    january, march = opened(agenda_of(panel)), opened(agenda_of(panel, MARCH))
    written(march)
    with pytest.raises(MinutesRefused, match="The meeting of 26 January 2023 comes first"):
        numbering.publish(minutes=march, by=None)
    written(january)
    numbering.publish(minutes=january, by=None)
    assert numbers_of(numbering.publish(minutes=march, by=None))[3] == 21


def test_a_year_that_began_elsewhere_says_how_to_go_on(panel: Panel) -> None:
    book = opened(agenda_of(panel))
    written(book)
    with pytest.raises(MinutesRefused, match=r"16 June 2022.*or say with which number"):
        numbering.publish(minutes=book, by=None)


def test_minutes_are_published_once(panel: Panel, manager: User) -> None:
    book = published(agenda_of(panel))
    published_at = book.published_at
    with pytest.raises(MinutesRefused, match="are published"):
        numbering.publish(minutes=book, by=manager)
    book.refresh_from_db()
    assert (book.published_at, numbers_of(book)[3]) == (published_at, 1)


def test_empty_minutes_are_not_published(panel: Panel) -> None:
    with pytest.raises(MinutesRefused, match="Nothing is recorded yet"):
        numbering.publish(minutes=opened(agenda_of(panel)), first_number=1, by=None)


def test_a_minute_kept_from_the_public_needs_its_summary(panel: Panel) -> None:
    book = opened(agenda_of(panel, JANUARY))
    minute = minute_of(book)
    kept = Words(SECRET, (), "exempt", 2, "It would name a child's home.")
    minute = minutes.write(minute=minute, words=kept, after=minute.saved_at, by=None)
    with pytest.raises(MinutesRefused, match=r"has no summary.*s\.100C\(2\)"):
        numbering.publish(minutes=book, first_number=1, by=None)
    told = Words(SECRET, (), "exempt", 2, "It would name a child's home.", "It was discussed.")
    minutes.write(minute=minute, words=told, after=minute.saved_at, by=None)
    assert numbers_of(numbering.publish(minutes=book, first_number=1, by=None))[3] == 1
