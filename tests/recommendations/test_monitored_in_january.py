"""The monitoring paper of 26 January 2023, rebuilt from the demonstration's own data.

The published one is in the agenda pack of that day: seven items, three partially complete and four
complete, kept here as it says them.
"""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from performance.definitions import load_council
from recommendations.actions.deciding import decide
from recommendations.models import Request
from recommendations.monitoring import tracker_of
from recommendations.papers import PAPER
from recommendations.presenters.tracker import TrackerTable, tracker_table
from recommendations.states import FOR_THE_PANEL, State
from scrutiny.accounts.models import User
from scrutiny.front.appendix_pdf import set_as_pdf
from scrutiny.front.demonstration import FOLDER
from scrutiny.front.minutes_loading import load_minutes
from scrutiny.front.programme_files import load_meeting_files
from scrutiny.meetings.actions import agendas
from scrutiny.meetings.models import ItemKind, Meeting
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.papers import AGENDA
from scrutiny.panels.models import Panel
from tests.cast import the_panel
from tests.once import once
from tests.recommendations.scene import held_on

pytestmark = pytest.mark.django_db

JANUARY, MARCH = date(2023, 1, 26), date(2023, 3, 30)
KEY = "children-and-families:2023-01-26"
PARTIAL, COMPLETE = "Partially complete", "Complete"
# By date, title, number and status; September as published, November in the order of its minutes.
# The published table calls "Southampton's looked after children" of the minutes "Placement
# Sufficiency".
PUBLISHED = [
    ("29/09/22", "Educational attainment in Southampton", 1, PARTIAL),
    ("29/09/22", "Post-16 provision, participation and NEET", 1, PARTIAL),
    ("29/09/22", "Children and Learning Improvement Plan and performance", 1, PARTIAL),
    ("24/11/22", "Children and Learning – Performance", 1, COMPLETE),
    ("24/11/22", "Children and Learning – Performance", 2, COMPLETE),
    ("24/11/22", "Southampton's looked after children", 1, COMPLETE),
    ("24/11/22", "Southampton's looked after children", 2, COMPLETE),
]


@once
def seven_monitored() -> Panel:
    """Load what the panel asked for in September and November 2022, with what followed."""
    files = load_meeting_files(FOLDER, load_council(FOLDER).panels)
    november = files.meetings[0]
    (text,) = november.texts()
    pdf = set_as_pdf(files.text_path(november, text), title="Overview", item="Evidence")
    manager = User.objects.get(email="manager@example.org")
    panel = the_panel()
    load_minutes(file=november, uploads={text: pdf}, panel=panel, by=manager)
    return panel


def table_of(panel: Panel, day: date) -> TrackerTable:
    """Return the tracker of the meeting of a day."""
    return tracker_table(tracker_of(Meeting.objects.get(panel=panel, meets_on=day)))


def rows_of(table: TrackerTable) -> list[tuple[str, str, int, str]]:
    """Return the rows of a tracker, as the published one is kept here."""
    return [
        (group.printed_day, group.title, row.number, str(row.status))
        for group in table.groups
        for row in group.rows
    ]


def test_the_paper_of_january_has_the_seven_items_of_the_published_one(
    seven_monitored: Panel,
) -> None:
    assert rows_of(table_of(seven_monitored, JANUARY)) == PUBLISHED


def test_the_audit_of_re_referrals_is_about_re_referrals(seven_monitored: Panel) -> None:
    (about,) = Request.objects.filter(about__isnull=False).select_related("about")
    assert "audit of re-referrals" in about.wording
    assert about.about is not None
    assert about.about.code == "REF02"


def test_the_overview_follows_as_appendix_2(seven_monitored: Panel) -> None:
    sections = list(PAPER.edition(KEY, "public").sections())
    assert [one.stamps for one in sections] == [(), ("Appendix 2",)]
    assert "Appendix 2: Ethnicity of children" in sections[0].html


def test_what_the_panel_accepts_is_gone_and_the_three_stay(
    client: Client, seven_monitored: Panel
) -> None:
    january = held_on(seven_monitored, JANUARY)
    for request in Request.objects.filter(state__in=FOR_THE_PANEL):
        decide(request=request, meeting=january, to=State.ACCEPTED, by=None)
    partial = [row for row in PUBLISHED if row[3] == PARTIAL]
    assert rows_of(table_of(seven_monitored, MARCH)) == partial
    assert not table_of(seven_monitored, MARCH).appendices
    # The tracker of January is what it was.
    assert rows_of(table_of(seven_monitored, JANUARY)) == PUBLISHED
    accepted = Request.objects.filter(state=State.ACCEPTED)
    assert accepted.count() == 4
    assertContains(client.get(f"/requests/{accepted[0].pk}/"), "Accepted by the panel")


def test_the_tracker_of_november_has_what_september_asked_for(seven_monitored: Panel) -> None:
    statuses = [row[3] for row in rows_of(table_of(seven_monitored, date(2022, 11, 24)))]
    assert sorted(statuses) == ["Not started", "Not started", PARTIAL]


def test_the_agenda_of_january_carries_it_by_itself(seven_monitored: Panel, manager: User) -> None:
    meeting = Meeting.objects.get(panel=seven_monitored, meets_on=JANUARY)
    agendas.draft(meeting=meeting, by=manager)
    number = meeting.items.filter(order__lte=meeting.items.get(kind=ItemKind.MONITORING).order)
    edition = AGENDA.edition_on(str(PackKey.of(meeting)), "public", on=date(2023, 1, 18))
    item = f"Agenda Item {number.count()}"
    found = [one for one in edition.sections() if one.stamps[:1] == (item,)]
    assert [one.stamps for one in found] == [
        (item,),
        (item, "Appendix 1"),
        (item, "Appendix 2"),
    ]
    assert "Scrutiny Monitoring – 26 January 2023" in found[1].html
    assert found[2].upload is not None
    assert "<li>Appendix 2: Ethnicity of children" in found[0].html
