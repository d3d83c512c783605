"""The chase list says who owes what by when, the late ones first."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import clearances, reports
from scrutiny.meetings.chasing import owed_for
from scrutiny.meetings.models import ItemKind, Report
from scrutiny.meetings.posts import Holders
from scrutiny.meetings.presenters.chase import ChaseList, chase_list
from tests.scrutiny.meetings.reported import a_report, an_item, clearance, written

pytestmark = pytest.mark.django_db


def listed(report: Report, on: date) -> ChaseList:
    """Return the chase list of a report's meeting as at a day."""
    owed = owed_for(report.item.meeting)
    return chase_list(owed, Holders.of([one.post for one in owed], on=on), on=on)


def test_what_is_late_stands_first_with_the_post_and_its_holder(report: Report) -> None:
    chase = listed(report, date(2098, 1, 6))
    assert [row.what for row in chase.late] == ["Write the report"]
    assert chase.late[0].who == "Head of Quality Assurance (Auditor)"
    assert chase.late[0].says == "3 days late"
    assert [row.what for row in chase.to_come] == [
        "Clear the report for finance",
        "Clear the report for legal",
        "Clear the report for the director",
        "Clear the report for the chair's briefing",
    ]
    assert chase.to_come[0].who == "Nobody is named yet"
    assert chase.headline == "1 thing is late. 4 still to come."


def test_an_item_of_business_without_a_report_is_owed_by_the_manager(report: Report) -> None:
    an_item(report.item.meeting, "Attendance")
    an_item(report.item.meeting, "Apologies", kind=ItemKind.APOLOGIES)
    chase = listed(report, date(2097, 12, 1))
    (row,) = [row for row in chase.to_come if row.item != report.item.title]
    assert (row.what, row.who) == ("Ask for the report", "You, as scrutiny manager")
    assert chase.headline.startswith("Nothing is late. Next: Friday 3 January")


def test_what_is_done_leaves_the_list(
    written_report: Report, director: User, manager: User
) -> None:
    clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    reports.submit(report=written_report, version=1, by=None)
    owed = [one.what for one in owed_for(written_report.item.meeting)]
    assert "Write the report" not in owed
    assert "Clear the report for the director" not in owed
    assert "Sign off the report" in owed
    reports.sign_off(report=written_report, version=1, by=manager)
    for one in written_report.clearances.filter(cleared_at__isnull=True):
        clearances.clear(clearance=one, version=1, note="By telephone.", by=manager)
    assert listed(written_report, date(2098, 1, 6)).headline == (
        "Nothing is owed. Every report is signed off and cleared."
    )


def test_new_words_bring_a_clearance_back(written_report: Report, director: User) -> None:
    clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    written(written_report, risk="High.")
    owed = [one.what for one in owed_for(written_report.item.meeting)]
    assert "Clear the report for the director again: it changed since" in owed
    assert "Finish the report" in owed


def test_the_list_is_read_in_as_many_queries_whatever_its_length(report: Report) -> None:
    meeting = report.item.meeting
    with CaptureQueriesContext(connection) as few:
        owed_for(meeting)
    for number in range(5):
        a_report(an_item(meeting, f"Item {number}"))
    with CaptureQueriesContext(connection) as many:
        owed_for(meeting)
    assert len(many) == len(few) <= 4
