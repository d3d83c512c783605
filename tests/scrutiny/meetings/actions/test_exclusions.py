"""The exclusion item stands directly before its item as long as something of it is withheld."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import agendas, withholding
from scrutiny.meetings.actions.exclusions import see_to_exclusion
from scrutiny.meetings.models import AgendaItem, Appendix, ItemKind, Report
from tests.scrutiny.meetings.reported import an_item

pytestmark = pytest.mark.django_db


def withhold(paper: Report | Appendix) -> None:
    """Keep a paper from the public."""
    withholding.withhold(
        subject=paper, access="exempt", exempt_paragraph=2, because="It names a family.", by=None
    )


def titles(item: AgendaItem) -> list[str]:
    """Return the agenda, in order."""
    return [one.title[:9] for one in item.meeting.items.on_agenda()]


def appendix(report: Report, order: int) -> Appendix:
    """Return an appendix that the portal makes."""
    return Appendix.objects.create(
        report=report,
        order=order,
        title=f"Paper {order}",
        paper_kind="performance",
        paper_key=f"children-and-families:2022-1{order}",
    )


def test_it_stands_directly_before_its_item(report: Report, item: AgendaItem) -> None:
    an_item(item.meeting, "Monitoring", kind=ItemKind.MONITORING)
    AgendaItem.objects.create(meeting=item.meeting, title="Apologies", kind="apologies", order=0)
    withhold(report)
    assert titles(item) == ["Apologies", "Exclusion", "Quality a", "Monitorin"]
    exclusion = AgendaItem.objects.get(excludes_for=item)
    assert exclusion.kind == ItemKind.EXCLUSION
    assert exclusion.title == (
        "Exclusion of the press and public - exempt papers included in the following item"
    )


def test_it_names_the_appendix_by_its_number(report: Report, item: AgendaItem) -> None:
    appendix(report, 1)
    second = appendix(report, 2)
    withhold(second)
    assert "Appendix 2 is exempt" in AgendaItem.objects.get(excludes_for=item).text


def test_it_is_made_once_and_reworded(report: Report, item: AgendaItem) -> None:
    withhold(report)
    withhold(appendix(report, 1))
    exclusion = AgendaItem.objects.get(excludes_for=item)
    assert "while the report and Appendix 1 of the following item are" in exclusion.text


def test_it_follows_its_item_around(report: Report, item: AgendaItem, manager: User) -> None:
    an_item(item.meeting, "Other")
    withhold(report)
    agendas.move(item=item, position=2, by=manager)
    assert titles(item) == ["Other", "Exclusion", "Quality a"]


def test_it_leaves_the_agenda_with_its_item(report: Report, item: AgendaItem) -> None:
    withhold(report)
    item.state, item.state_reason = AgendaItem.State.WITHDRAWN, "Too early."
    item.save()
    assert see_to_exclusion(item=item, by=None) is None
    assert not AgendaItem.objects.filter(excludes_for=item).exists()


def test_what_was_published_under_a_number_stays_as_it_is(report: Report, item: AgendaItem) -> None:
    withhold(report)
    AgendaItem.objects.filter(excludes_for=item).update(number=8)
    AgendaItem.objects.filter(pk=item.pk).update(number=9)
    report.refresh_from_db()
    before = AgendaItem.objects.get(excludes_for=item)
    withholding.open_up(subject=report, by=None)
    after = AgendaItem.objects.get(excludes_for=item)
    assert (after.text, after.order) == (before.text, before.order)


def test_nothing_is_added_to_an_agenda_that_went_out(report: Report, item: AgendaItem) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(number=9)
    report.refresh_from_db()
    report.item.refresh_from_db()
    withhold(report)
    assert not AgendaItem.objects.filter(kind=ItemKind.EXCLUSION).exists()
