"""The agenda carries the paper that the portal makes for an item, without anyone doing anything."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import agendas, appendices, meetings, reports
from scrutiny.meetings.actions.meetings import Arrangement
from scrutiny.meetings.models import ItemKind, Meeting, Report
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.pack.reading import read
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.planning import SUMMER, coming

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted(panel: Panel, manager: User) -> Meeting:
    """Return a meeting whose agenda was drafted and nothing else done."""
    meeting = coming(panel)
    agendas.draft(meeting=meeting, by=manager)
    return meeting


def report_of(meeting: Meeting) -> Report:
    """Return the monitoring item's report."""
    return Report.objects.get(item__meeting=meeting, item__kind=ItemKind.MONITORING)


def test_the_monitoring_item_has_its_report_signed_off_with_the_paper(drafted: Meeting) -> None:
    report = report_of(drafted)
    assert report.state == Report.State.SIGNED_OFF
    assert (str(report.report_of), str(report.author)) == (
        "Director HR and Governance",
        "Democratic Support Officer",
    )
    assert not report.clearances.exists()
    paper = report.appendices.get()
    assert (paper.title, paper.paper_kind, paper.paper_key) == (
        "Scrutiny Monitoring – 6 March 2098",
        "monitoring",
        "children-and-families:2098-03-06",
    )
    assert Report.objects.filter(item__meeting=drafted).count() == 1


def test_it_is_in_the_pack(drafted: Meeting) -> None:
    contents = read(drafted, PackKey.of(drafted), on=date(2098, 2, 20))
    (item,) = [one for one in contents.items if one.item.kind == ItemKind.MONITORING]
    assert [one.name for one in item.appendices] == [
        "Appendix 1: Scrutiny Monitoring – 6 March 2098"
    ]


def test_a_meeting_that_moves_takes_its_paper_along(drafted: Meeting, manager: User) -> None:
    meetings.change(meeting=drafted, to=Arrangement(SUMMER), by=manager)
    paper = report_of(drafted).appendices.get()
    assert paper.paper_key == "children-and-families:2098-06-05"
    assert paper.title == "Scrutiny Monitoring – 5 June 2098"
    event = Event.objects.get(verb="appendix_given_another_day")
    assert event.by_user_id == manager.pk
    assert event.old["paper_key"] == "children-and-families:2098-03-06"
    assert event.new["paper_key"] == paper.paper_key


def test_whoever_wants_to_say_more_does(drafted: Meeting, manager: User) -> None:
    report = report_of(drafted)
    texts = report.versions.get().texts | {"brief-summary": "Two of them are late."}
    reports.save(report=report, texts=texts, based_on=1, by=manager)
    appendices.rename(appendix=report.appendices.get(), title="Our list", by=manager)
    report.refresh_from_db()
    assert (report.state, report.latest) == (Report.State.DRAFT, 2)


def test_a_panel_without_posts_to_name_asks_for_the_report_itself(
    panel: Panel, manager: User
) -> None:
    Panel.objects.filter(pk=panel.pk).update(contact=None, proper_officer=None)
    meeting = coming(Panel.objects.get(pk=panel.pk))
    agendas.draft(meeting=meeting, by=manager)
    assert meeting.items.filter(kind=ItemKind.MONITORING).exists()
    assert not Report.objects.filter(item__meeting=meeting).exists()
