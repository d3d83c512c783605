"""Reports are written and cleared by who holds the post today; the manager does all."""

from datetime import date

import pytest

from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Appendix, Report
from scrutiny.panels.models import Panel, PostHolder
from tests.scrutiny.meetings.reported import clearance
from tests.sweeps.scene import somebody

pytestmark = pytest.mark.django_db


def test_author_and_who_stands_for_it_write_it_and_nobody_else(
    report: Report, auditor: User, lead: User, manager: User, officer: User, director: User
) -> None:
    appendix = Appendix(report=report, order=1, title="x")
    for subject in (report, appendix):
        assert all(may(user, "report.write", subject) for user in (auditor, lead, manager))
        assert not any(may(user, "report.write", subject) for user in (officer, director))
    assert may(officer, "report.write", report.item.meeting.panel)


def test_the_holder_of_the_post_clears_and_nobody_else(
    report: Report, director: User, manager: User, auditor: User
) -> None:
    assert may(director, "report.clear", clearance(report))
    assert may(manager, "report.clear", clearance(report))
    assert not may(auditor, "report.clear", clearance(report))


def test_the_post_of_somebody_who_left_opens_nothing(report: Report, auditor: User) -> None:
    PostHolder.objects.filter(person__user=auditor).update(to_on=date(2022, 1, 1))
    assert not may(auditor, "report.write", report)


def test_the_manager_of_another_panel_writes_nothing_here(report: Report) -> None:
    other = Panel.objects.create(slug="adults", name="Adults")
    neighbour = somebody(other, "scrutiny_manager")
    assert not may(neighbour, "report.write", report)
    assert not may(neighbour, "report.clear", clearance(report))


def test_only_the_manager_asks_for_reports_and_signs_them_off(
    report: Report, manager: User, auditor: User, director: User
) -> None:
    for verb in ("report.commission", "report.sign_off"):
        assert may(manager, verb, report)
        assert not may(auditor, verb, report)
        assert not may(director, verb, report)
