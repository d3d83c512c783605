"""Two people at the same moment, each in a transaction of their own: one wins, the other is told.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import clearances, reports, withholding
from scrutiny.meetings.actions.clearances import ClearanceRefused
from scrutiny.meetings.actions.reports import Overtaken, ReportRefused
from scrutiny.meetings.actions.withholding import WithholdingRefused
from scrutiny.meetings.models import AgendaItem, Report
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.reported import (
    WORDS,
    a_meeting,
    a_report,
    an_item,
    clearance,
    written,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

REFUSALS = (Overtaken, ReportRefused, ClearanceRefused, WithholdingRefused)


@pytest.fixture
def report(register: None) -> Report:
    """Return a report with one version."""
    found = a_report(an_item(a_meeting(Panel.objects.get(), date(2098, 1, 23))))
    written(found)
    return found


def at_once(act: Callable[[int, Report, threading.Barrier], object]) -> list[Exception | None]:
    """Let two people do something; return the refusal of each, None for who got through."""
    both_have_read = threading.Barrier(2)

    def one(number: int) -> Exception | None:
        try:
            act(number, Report.objects.with_item().earliest("pk"), both_have_read)
        except REFUSALS as refused:
            return refused
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as hands:
        return list(hands.map(one, range(2)))


def the_one_refusal(results: list[Exception | None]) -> Exception:
    """Return the refusal of the one who was not first."""
    (refusal,) = [result for result in results if result is not None]
    return refusal


def test_of_two_who_save_at_once_one_is_told_and_both_versions_cannot_have_a_number(
    report: Report,
) -> None:
    def save(number: int, found: Report, both_have_read: threading.Barrier) -> None:
        texts = {**WORDS, "risk": f"Risk {number}."}
        both_have_read.wait(10)
        reports.save(report=found, texts=texts, based_on=1, by=None)

    assert isinstance(the_one_refusal(at_once(save)), Overtaken)
    assert list(report.versions.values_list("number", flat=True)) == [2, 1]


def test_of_two_who_sign_off_at_once_one_is_told(report: Report) -> None:
    reports.submit(report=report, version=1, by=None)

    def sign(_: int, found: Report, both_have_read: threading.Barrier) -> None:
        both_have_read.wait(10)
        reports.sign_off(report=found, version=1, by=None)

    assert str(the_one_refusal(at_once(sign))) == "The report is signed off already."
    assert Event.objects.filter(verb="report_signed_off").count() == 1


def test_new_words_and_a_sign_off_at_once_never_sign_what_nobody_read(report: Report) -> None:
    reports.submit(report=report, version=1, by=None)

    def act(number: int, found: Report, both_have_read: threading.Barrier) -> None:
        both_have_read.wait(10)
        if number:
            reports.sign_off(report=found, version=1, by=None)
        else:
            reports.save(report=found, texts={**WORDS, "risk": "x"}, based_on=1, by=None)

    at_once(act)
    report.refresh_from_db()
    assert (report.state, report.latest) == ("draft", 2)


def test_of_two_who_clear_at_once_one_is_told(report: Report) -> None:
    by = User.objects.get(email="director@example.org")

    def clear(_: int, found: Report, both_have_read: threading.Barrier) -> None:
        one = clearance(found)
        both_have_read.wait(10)
        clearances.clear(clearance=one, version=1, note="", by=by)

    assert "given already" in str(the_one_refusal(at_once(clear)))
    assert Event.objects.filter(verb="report_cleared").count() == 1


def test_of_two_who_withhold_at_once_one_is_told_and_there_is_one_exclusion(
    report: Report,
) -> None:
    def withhold(number: int, found: Report, both_have_read: threading.Barrier) -> None:
        both_have_read.wait(10)
        withholding.withhold(
            subject=found,
            access="exempt",
            exempt_paragraph=number + 1,
            because="It names a family.",
            by=None,
        )

    assert isinstance(the_one_refusal(at_once(withhold)), WithholdingRefused)
    assert AgendaItem.objects.filter(excludes_for=report.item).count() == 1


def test_two_papers_of_an_item_withheld_at_once_are_both_in_its_one_exclusion(
    report: Report,
) -> None:
    for number in (1, 2):
        report.appendices.create(
            order=number, title=f"Paper {number}", paper_kind="glossary", paper_key=str(number)
        )

    def withhold(number: int, found: Report, both_have_read: threading.Barrier) -> None:
        paper = found.appendices.select_related("report__item__meeting").get(order=number + 1)
        both_have_read.wait(10)
        withholding.withhold(
            subject=paper,
            access="exempt",
            exempt_paragraph=2,
            because="It names a family.",
            by=None,
        )

    assert at_once(withhold) == [None, None]
    assert "Appendix 1 and Appendix 2" in AgendaItem.objects.get(excludes_for=report.item).text


def test_one_item_has_one_report_also_when_two_ask_for_it_at_once(report: Report) -> None:
    other = an_item(report.item.meeting, "Attendance")

    def ask(_: int, seen: Report, both_have_read: threading.Barrier) -> None:
        item = AgendaItem.objects.select_related("meeting__panel").get(pk=other.pk)
        both_have_read.wait(10)
        a_report(item)

    results = at_once(ask)
    assert "asked for already" in str(the_one_refusal(results))
    assert other.report.clearances.count() == 4
