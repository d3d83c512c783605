"""Who may read a report or an appendix is said on a page, with the reason the law asks for."""

from collections.abc import Callable

import pytest
from django.test import Client

from scrutiny.accounts.models import User
from scrutiny.meetings.models import AgendaItem, Report

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def address(report: Report) -> str:
    """Return the address at which it is said."""
    return f"/meetings/items/{report.item_id}/report/withhold/"


def test_exempt_needs_its_paragraph_and_the_reason_each_said_at_its_field(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    client = as_(auditor)
    no_paragraph = client.post(address, {"access": "exempt", "because": "It names a family."})
    assert no_paragraph.status_code == 422
    assert 'href="#id_exempt_paragraph">Choose the paragraph' in no_paragraph.content.decode()
    no_reason = client.post(address, {"access": "exempt", "exempt_paragraph": "2", "because": " "})
    assert 'href="#id_because">Say why the public interest' in no_reason.content.decode()
    outside = client.post(
        address, {"access": "exempt", "exempt_paragraph": "8", "because": "It names a family."}
    )
    assert outside.status_code == 422
    report.refresh_from_db()
    assert not report.is_withheld


def test_withholding_puts_the_item_on_the_agenda_and_opening_takes_it_away(
    report: Report, item: AgendaItem, auditor: User, as_: As, address: str
) -> None:
    client = as_(auditor)
    sent = {"access": "exempt", "exempt_paragraph": "2", "because": "It names a family."}
    shown = client.post(address, sent, follow=True).content.decode()
    assert "Not for publication: exempt by paragraph 2 of Part 1 of Schedule 12A." in shown
    assert "The agenda has an item before it" in shown
    assert AgendaItem.objects.filter(excludes_for=item).exists()
    assert "It names a family." in client.get(address).content.decode()
    client.post(address, {"access": "open"})
    assert not AgendaItem.objects.filter(excludes_for=item).exists()


def test_a_report_that_is_confidential_takes_no_paragraph(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    sent = {"access": "confidential", "exempt_paragraph": "2", "because": "The court forbids it."}
    assert as_(auditor).post(address, sent).status_code == 302
    report.refresh_from_db()
    assert (report.access, report.exempt_paragraph) == ("confidential", None)


def test_only_who_writes_the_report_says_who_reads_it(
    report: Report, officer: User, member: User, as_: As, address: str
) -> None:
    assert as_(officer).post(address, {"access": "open"}).status_code == 403
    assert as_(member).post(address, {"access": "open"}).status_code == 404
