"""What the tests of meetings share: a chair, a private question, an item and its report."""

from datetime import date

import pytest
from django.utils import timezone

from performance.models import ReportingMonth
from scrutiny.accounts.models import User
from scrutiny.meetings.models import AgendaItem, Question, Report
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.asked import noted
from tests.scrutiny.meetings.reported import a_meeting, a_report, an_item, written
from tests.sweeps.scene import somebody


@pytest.fixture
def chair(db: None) -> User:
    """Return the account of who chairs the panel."""
    user: User = User.objects.get(email="chair@example.org")
    return user


@pytest.fixture
def other_member(panel: Panel) -> User:
    """Return another member of the panel."""
    return somebody(panel, "member", email="other@example.org")


@pytest.fixture
def question(panel: Panel, member: User) -> Question:
    """Return a member's private question."""
    return noted(panel, member)


@pytest.fixture
def item(panel: Panel) -> AgendaItem:
    """Return an item of business of a meeting to come."""
    return an_item(a_meeting(panel))


@pytest.fixture
def report(item: AgendaItem) -> Report:
    """Return a report that the auditor was asked for and has not begun."""
    return a_report(item)


@pytest.fixture
def written_report(report: Report) -> Report:
    """Return a report whose first version has all that it needs."""
    written(report)
    return report


@pytest.fixture
def told_month(panel: Panel) -> str:
    """Return the key of the performance paper of a month that the panel was told of."""
    ReportingMonth.objects.create(
        panel=panel,
        month=date(2022, 12, 1),
        state="published",
        told_on=date(2023, 1, 18),
        published_at=timezone.now(),
    )
    return f"{panel.slug}:2022-12"
