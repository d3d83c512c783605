"""The page of a report says how far it is and what this person does next."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import clearances, reports
from scrutiny.meetings.models import Report
from scrutiny.meetings.posts import Holders
from scrutiny.meetings.presenters.report_state import (
    ClearanceShown,
    Rights,
    clearances_shown,
    next_step,
)
from tests.scrutiny.meetings.reported import clearance, written

pytestmark = pytest.mark.django_db

ON = date(2098, 1, 4)
WRITER, MANAGER = Rights(write=True), Rights(write=True, sign_off=True, commission=True)


def shown(report: Report, *, on: date = ON) -> dict[str, ClearanceShown]:
    """Return the clearances by kind, for somebody who may give all and holds no post."""
    found = list(report.clearances.all())
    lines = clearances_shown(
        found,
        Holders.of([one.post for one in found], on=on),
        may_clear=frozenset(one.pk for one in found),
        held=frozenset(),
        on=on,
    )
    return {line.clearance.kind: line for line in lines}


def test_a_clearance_says_who_gives_it(report: Report) -> None:
    assert shown(report)["director"].who == "Director of Children's Services (Service director)"
    assert shown(report)["legal"].who == "No post is named for it."


def test_nothing_can_be_cleared_before_there_are_words(report: Report) -> None:
    assert not any(line.may_clear for line in shown(report).values())
    written(report)
    assert all(line.may_clear for line in shown(report).values())


def test_a_clearance_is_given_then_overtaken(written_report: Report, director: User) -> None:
    clearances.clear(clearance=clearance(written_report), version=1, note="", by=director)
    given = shown(written_report, on=date(2098, 2, 1))["director"]
    assert (given.says, given.is_late, given.may_clear) == ("Cleared", False, False)
    written(written_report, risk="High.")
    overtaken = shown(written_report, on=date(2098, 2, 1))["director"]
    assert (overtaken.says, overtaken.is_late) == ("Changed since it was cleared", True)
    assert overtaken.may_clear


def test_each_state_has_its_next_step(report: Report, manager: User) -> None:
    assert next_step(report, WRITER, ()).label == "Write the report"
    assert next_step(report, Rights(), ()).says == (
        "It is with its author, the Head of Quality Assurance."
    )
    written(report)
    assert next_step(report, WRITER, ()).label == "Submit the report"
    reports.submit(report=report, version=1, by=None)
    assert next_step(report, WRITER, ()).label == ""
    step = next_step(report, MANAGER, shown(report).values())
    assert step.label == "Sign it off"
    assert "Not cleared yet by finance, legal, the director, the chair's briefing" in step.says
    reports.sign_off(report=report, version=1, by=manager)
    assert "Nothing is left to do" in next_step(report, MANAGER, ()).says
