"""A clearance is of a version; new words after it leave it behind."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import clearances, meetings
from scrutiny.meetings.actions.clearances import ClearanceRefused
from scrutiny.meetings.actions.meetings import Arrangement
from scrutiny.meetings.models import Clearance, Report
from tests.scrutiny.meetings.reported import clearance, written

pytestmark = pytest.mark.django_db

LEGAL = Clearance.Kind.LEGAL


def test_the_holder_of_the_post_clears_the_words_as_they_are(
    written_report: Report, director: User
) -> None:
    given = clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    assert (given.cleared_by, given.cleared_version, given.is_given) == (director, 1, True)
    assert Event.objects.get(verb="report_cleared").why == "Clearance by director."


def test_new_words_leave_a_clearance_behind_and_it_can_be_given_again(
    written_report: Report, director: User
) -> None:
    clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    written(written_report, risk="High.")
    overtaken = clearance(written_report)
    assert (overtaken.is_given, overtaken.is_overtaken) == (False, True)
    clearances.clear(clearance=overtaken, version=2, note="", by=director)
    assert clearance(written_report).is_given


def test_who_does_not_hold_the_post_says_who_agreed(written_report: Report, manager: User) -> None:
    legal = clearance(written_report, LEGAL)
    with pytest.raises(ClearanceRefused, match="Say who agreed"):
        clearances.clear(clearance=legal, version=1, note="  ", by=manager)
    given = clearances.clear(clearance=legal, version=1, note="By e-mail today.", by=manager)
    assert given.note == "By e-mail today."


def test_words_that_nobody_read_are_not_cleared(report: Report, director: User) -> None:
    with pytest.raises(ClearanceRefused, match="no words to clear"):
        clearances.clear(clearance=clearance(report), version=0, note="", by=director)
    written(report)
    written(report, risk="High.")
    with pytest.raises(ClearanceRefused, match="Version 2 was saved after"):
        clearances.clear(clearance=clearance(report), version=1, note="", by=director)
    assert clearance(report).cleared_at is None


def test_a_clearance_is_given_once(written_report: Report, director: User, manager: User) -> None:
    clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    with pytest.raises(ClearanceRefused, match=f"given already, by {director.name}"):
        clearances.clear(clearance=clearance(written_report), version=1, note="x", by=manager)


def test_a_clearance_is_taken_back_with_a_word(written_report: Report, director: User) -> None:
    given = clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    with pytest.raises(ClearanceRefused, match="Say why"):
        clearances.unclear(clearance=given, why=" ", by=director)
    clearances.unclear(clearance=given, why="A figure is wrong.", by=director)
    assert given.cleared_at is None
    with pytest.raises(ClearanceRefused, match="is not given"):
        clearances.unclear(clearance=given, why="Again.", by=director)


def test_the_days_follow_a_meeting_that_moves(report: Report, manager: User) -> None:
    meeting = report.item.meeting
    meetings.change(meeting=meeting, to=Arrangement(date(2098, 3, 20)), by=manager)
    assert clearance(report).due_on == date(2098, 3, 7)
    count = Event.objects.count()
    clearances.count_again(meeting=meeting, by=None)
    assert Event.objects.count() == count
