"""Two people at the same minutes at the same moment, each in a transaction of their own.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from scrutiny.meetings.actions import approving, attending, minutes, numbering
from scrutiny.meetings.actions.attending import AttendanceRefused
from scrutiny.meetings.actions.minutes import MinutesRefused, Overtaken, Words
from scrutiny.meetings.models import AgendaItem, Attendance, ItemKind, Minute, Minutes
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import (
    JANUARY,
    MARCH,
    NOVEMBER,
    agenda_of,
    item,
    minute_of,
    named_substitute,
    opened,
    published,
    quorate,
    seat,
    written,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

Refusals = (MinutesRefused, AttendanceRefused)


@pytest.fixture
def panel(register: None) -> Panel:
    """Return the panel."""
    return Panel.objects.get(slug="children-and-families")


def at_once(*acts: Callable[[Callable[[], None]], Any]) -> list[Any]:
    """Do these at the same moment; each reads, calls `ready`, and then acts."""
    gate = threading.Barrier(len(acts))

    def done(act: Callable[[Callable[[], None]], Any]) -> Any:
        try:
            return act(lambda: (gate.wait(10), None)[1])
        except Refusals as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(done, acts))


def refusals(results: list[Any]) -> list[Exception]:
    """Return those who were told no."""
    return [result for result in results if isinstance(result, Refusals)]


def test_of_two_who_write_a_minute_at_once_one_is_told(panel: Panel) -> None:
    minute = minute_of(opened(agenda_of(panel)))

    def write(ready: Callable[[], None]) -> Minute:
        mine = Minute.objects.get(pk=minute.pk)
        ready()
        words = Words(f"By {threading.get_ident()}.")
        return minutes.write(minute=mine, words=words, after=mine.saved_at, by=None)

    results = at_once(write, write)
    (refused,) = refusals(results)
    (kept,) = [result for result in results if isinstance(result, Minute)]
    assert isinstance(refused, Overtaken)
    assert Minute.objects.get(pk=minute.pk).says == kept.says


def test_two_meetings_published_at_once_share_no_number(panel: Panel) -> None:
    november, january = opened(agenda_of(panel, NOVEMBER)), opened(agenda_of(panel, JANUARY))
    written(november)
    written(january)

    def publish(book: Minutes) -> Callable[[Callable[[], None]], Minutes]:
        def act(ready: Callable[[], None]) -> Minutes:
            mine = Minutes.objects.get(pk=book.pk)
            ready()
            return numbering.publish(minutes=mine, first_number=1, by=None)

        return act

    # Whoever comes second began from a count that is begun by now.
    (refused,) = refusals(at_once(publish(november), publish(january)))
    assert "the next number is 2" in str(refused)
    assert Minute.objects.filter(number=1).count() == 1


def test_minutes_published_twice_at_once_are_published_once(panel: Panel) -> None:
    book = opened(agenda_of(panel))
    written(book)

    def publish(ready: Callable[[], None]) -> Minutes:
        mine = Minutes.objects.get(pk=book.pk)
        ready()
        return numbering.publish(minutes=mine, first_number=1, by=None)

    (refused,) = refusals(at_once(publish, publish))
    assert "are published" in str(refused)


def test_of_two_who_approve_at_once_one_does(panel: Panel) -> None:
    book = published(agenda_of(panel))
    march = agenda_of(panel, MARCH)
    quorate(march)
    at_march = item(march, ItemKind.MINUTES)
    approving.put(minutes=book, item=at_march, by=None)

    def approve(ready: Callable[[], None]) -> list[Minutes]:
        mine = AgendaItem.objects.get(pk=at_march.pk)
        ready()
        return approving.approve(item=mine, by=None)

    (refused,) = refusals(at_once(approve, approve))
    assert "approved already" in str(refused)


def test_a_member_and_a_substitute_do_not_both_get_the_seat(panel: Panel) -> None:
    meeting, person = agenda_of(panel), named_substitute(panel)
    place = seat(panel, "panel-member-1")

    def member(ready: Callable[[], None]) -> Attendance:
        ready()
        return attending.attend(
            meeting=meeting, seat=place, status=Attendance.Status.PRESENT, by=None
        )

    def stand_in(ready: Callable[[], None]) -> Attendance:
        ready()
        return attending.substitute(meeting=meeting, seat=place, person=person, by=None)

    assert len(refusals(at_once(member, stand_in))) == 1
    assert meeting.attendances.filter(status="present").count() == 1


def test_nobody_is_marked_in_minutes_that_are_published_in_that_moment(panel: Panel) -> None:
    meeting = agenda_of(panel)
    book = opened(meeting)
    written(book)
    place = seat(panel, "panel-member-4")

    def publish(ready: Callable[[], None]) -> Minutes:
        ready()
        return numbering.publish(minutes=book, first_number=1, by=None)

    def mark(ready: Callable[[], None]) -> Attendance:
        ready()
        return attending.attend(
            meeting=meeting, seat=place, status=Attendance.Status.PRESENT, by=None
        )

    results = at_once(publish, mark)
    # Either it came before, or it is refused: never after.
    was_refused = bool(refusals(results))
    assert was_refused != meeting.attendances.filter(seat=place).exists()
