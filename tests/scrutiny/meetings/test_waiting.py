"""What waits on people for the papers of a meeting: on the holders of posts, each their own."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import clearances, reports
from scrutiny.meetings.models import Meeting, Report
from scrutiny.meetings.waiting import waiting
from scrutiny.panels.models import PostHolder
from tests.scrutiny.meetings.reported import DUE_ON, MEETS_ON, clearance, written

pytestmark = pytest.mark.django_db

ON = date(2098, 1, 2)


def titles(user: User, on: date = ON) -> list[str]:
    """Return what waits on a person."""
    return [one.title for one in waiting(user, on)]


def test_a_report_waits_on_the_holder_of_its_author_s_post(
    report: Report, auditor: User, officer: User
) -> None:
    (one,) = waiting(auditor, ON)
    assert one.title == "Write the report: Quality assurance"
    assert (one.due_on, one.url) == (DUE_ON, f"/meetings/items/{report.item_id}/report/")
    assert one.why == "Children and Families Scrutiny Panel, meeting of 23 January 2098."
    assert titles(officer) == []


def test_a_clearance_waits_once_there_are_words(report: Report, director: User) -> None:
    assert titles(director) == []
    written(report)
    assert titles(director) == ["Clear the report for the director: Quality assurance"]
    clearances.clear(clearance=clearance(report), version=1, note="", by=director)
    assert titles(director) == []


def test_a_submitted_report_waits_on_the_scrutiny_manager(
    written_report: Report, auditor: User, manager: User
) -> None:
    assert titles(manager) == []
    reports.submit(report=written_report, version=1, by=None)
    assert titles(manager) == ["Sign off the report: Quality assurance"]
    assert titles(auditor) == []


def test_who_has_left_the_post_is_not_asked(report: Report, auditor: User) -> None:
    PostHolder.objects.filter(person__user=auditor).update(to_on=date(2097, 12, 31))
    assert titles(auditor) == []


def test_nothing_waits_for_a_meeting_that_was_or_is_not_to_be(
    report: Report, auditor: User
) -> None:
    over = date(2098, 2, 1)
    assert titles(auditor, MEETS_ON)
    assert titles(auditor, over), "its agenda never went out, and nobody said what became of it"
    Meeting.objects.filter(pk=report.item.meeting_id).update(state=Meeting.State.HELD)
    assert titles(auditor, over) == []
    Meeting.objects.filter(pk=report.item.meeting_id).update(
        state="cancelled", cancelled_because="Snow."
    )
    assert titles(auditor) == []


def test_what_waits_never_says_what_the_report_says(
    written_report: Report, auditor: User, director: User
) -> None:
    for one in (*waiting(auditor, ON), *waiting(director, ON)):
        assert "Second visits" not in f"{one.title} {one.why}"
