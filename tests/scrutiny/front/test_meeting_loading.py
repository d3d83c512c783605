"""The meetings of the demonstration come about by the portal's own verbs, once."""

from datetime import date

import pytest

from performance.definitions import load_council
from recommendations.models import Request
from scrutiny.accounts.models import User
from scrutiny.front.agenda_loading import load_agenda
from scrutiny.front.appendix_pdf import set_as_pdf
from scrutiny.front.demonstration import FOLDER
from scrutiny.front.meeting_files import MeetingFile
from scrutiny.front.meeting_loading import load_meetings
from scrutiny.front.minutes_loading import load_minutes
from scrutiny.front.programme_files import MeetingFiles, load_meeting_files
from scrutiny.front.programme_loading import load_programme
from scrutiny.history.models import Event
from scrutiny.meetings.actions import agendas
from scrutiny.meetings.agenda import numbered
from scrutiny.meetings.models import (
    AgendaItem,
    Appendix,
    Clearance,
    ItemKind,
    Meeting,
    Minute,
    Minutes,
    Report,
    Topic,
)
from scrutiny.meetings.uploads import Upload
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, DECEMBER_DATA_ON, import_as_officer, the_panel
from tests.demonstration import ITEMS
from tests.once import once

pytestmark = pytest.mark.django_db

NOVEMBER, JANUARY, MARCH = date(2022, 11, 24), date(2023, 1, 26), date(2023, 3, 30)


def the_files() -> MeetingFiles:
    """Return the files of the demonstration's meetings."""
    return load_meeting_files(FOLDER, load_council(FOLDER).panels)


def the_manager() -> User:
    """Return the scrutiny manager, who loads them."""
    user: User = User.objects.get(email="manager@example.org")
    return user


def one_pdf_for_all(files: MeetingFiles, meeting: MeetingFile) -> dict[str, Upload]:
    """Return one PDF that stands for every text of a meeting."""
    path = files.text_path(meeting, min(meeting.texts()))
    return dict.fromkeys(meeting.texts(), set_as_pdf(path, title="A title", item="An item"))


def load_programme_of_the_year() -> Minutes:
    """Load the minutes of November, and the work programme, some of whose topics come of them."""
    files, panel, manager = the_files(), the_panel(), the_manager()
    load_minutes(
        file=files.meetings[0],
        uploads=one_pdf_for_all(files, files.meetings[0]),
        panel=panel,
        by=manager,
    )
    load_programme(file=files.programmes[0], panel=panel, by=manager)
    return Minutes.objects.get()


@once
def november_out() -> Minutes:
    """Load the minutes of November and the work programme."""
    return load_programme_of_the_year()


@once
def january_drafted() -> Meeting:
    """Load the agenda of January as well; one PDF stands for all of its uploads."""
    load_programme_of_the_year()
    import_as_officer(DECEMBER, "2022-12", data_on=DECEMBER_DATA_ON, told_on=JANUARY)
    files, panel = the_files(), the_panel()
    agenda = files.meetings[1]
    uploads = one_pdf_for_all(files, agenda)
    load_agenda(file=agenda, uploads=uploads, panel=panel, by=the_manager())
    return Meeting.objects.get(panel=panel, meets_on=JANUARY)


@pytest.fixture
def programme(november_out: Minutes, panel: Panel) -> dict[str, Topic]:
    """Return the topics of the work programme by their titles."""
    del november_out
    return {topic.title: topic for topic in Topic.objects.of(panel)}


@pytest.fixture(scope="module")
def files() -> MeetingFiles:
    return the_files()


def test_november_was_held_with_a_chair_and_its_minutes_are_out_as_a_draft(
    november_out: Minutes,
) -> None:
    meeting = november_out.meeting
    assert meeting.meets_on == NOVEMBER
    assert meeting.state == Meeting.State.MINUTES_DRAFT
    assert str(meeting.presided_by) == "Panel chair"
    assert november_out.published_at is not None
    assert november_out.published_at.date() == date(2022, 12, 15)
    statuses = list(meeting.attendances.values_list("status", flat=True))
    assert (statuses.count("present"), statuses.count("apologies")) == (5, 2)


def test_its_minutes_are_numbered_on_through_the_year_and_leave_out_what_had_nothing(
    november_out: Minutes,
) -> None:
    entries = november_out.entries.filter(number__isnull=False).order_by("number")
    assert [entry.number for entry in entries] == [19, 20, 21, 22, 23, 24]
    assert entries[0].item.kind == ItemKind.APOLOGIES
    silent = Minute.objects.filter(minutes=november_out, number__isnull=True)
    assert [entry.item.number for entry in silent] == [2, 3, 4, 5]


def test_a_minute_says_who_came_and_then_what_was_said(november_out: Minutes) -> None:
    city = november_out.entries.get(number=21)
    assert city.says.startswith("Cabinet Member for Children and Learning and Stronger Communities")
    assert "2,000 children had been surveyed" in city.says


def test_what_was_resolved_is_tracked_after_what_was_asked_before(
    programme: dict[str, Topic],
) -> None:
    requests = Request.objects.order_by("number")
    assert [str(one) for one in requests] == [f"CF 2022/23 0{number}" for number in range(1, 8)]
    assert [one.resolution is None for one in requests] == [True] * 3 + [False] * 4
    assert [str(one.addressee) for one in requests[3:]] == [
        "Director of Children's Services",
        "Head of Quality Assurance",
        "Chief Executive",
        "Cabinet Member for Children and Learning",
    ]
    topic = programme["Quality assurance"]
    assert topic.origin_resolution is not None
    assert topic.origin_resolution.minute.number == 22
    assert str(topic.lead) == "Head of Quality Assurance"


def test_the_programme_shows_what_is_unplaced_and_what_slipped(
    panel: Panel, programme: dict[str, Topic]
) -> None:
    assert {topic.state for topic in programme.values()} == {Topic.State.AGREED}
    unplaced = Topic.objects.of(panel).unplaced().values_list("kind", flat=True)
    assert sorted(unplaced) == ["briefing", "topic", "visit"]
    slipped = Topic.objects.of(panel).slipped(on=date(2023, 1, 18)).get()
    assert slipped.title == "What the audit of re-referrals found"
    assert slipped.meeting is not None
    assert slipped.meeting.meets_on == MARCH


def test_the_agenda_of_january_has_its_eleven_items_in_order(january_drafted: Meeting) -> None:
    items = numbered(january_drafted.items.all())
    assert [(number, item.title) for number, item in items] == list(enumerate(ITEMS, start=1))
    assert january_drafted.state == Meeting.State.AGENDA_DRAFT


def test_the_portal_excludes_the_public_for_the_one_appendix_that_is_exempt(
    january_drafted: Meeting,
) -> None:
    exclusion = january_drafted.items.get(kind=ItemKind.EXCLUSION)
    assert exclusion.excludes_for == january_drafted.items.get(title="Quality assurance")
    assert "paragraph 2 of Part 1 of Schedule 12A" in exclusion.text
    withheld = Appendix.objects.exclude(access="open").get()
    assert (withheld.order, withheld.title) == (4, "Learning from single cases")
    assert (withheld.access, withheld.exempt_paragraph) == ("exempt", 2)


def test_every_report_is_cleared_and_signed_off_on_what_it_says(january_drafted: Meeting) -> None:
    reports = Report.objects.filter(item__meeting=january_drafted)
    assert [report.state for report in reports] == [Report.State.SIGNED_OFF] * 4
    assert not Clearance.objects.filter(report__in=reports, cleared_at__isnull=True).exists()
    visit = reports.get(subject="Ofsted focused visit")
    version = visit.versions.get()
    assert version.texts["detail"].startswith("Ofsted told the service on 15 November 2022")
    assert version.writer is not None
    assert version.writer.email == "auditor@example.org"
    assert version.saved_at.date() == date(2023, 1, 16)


def test_performance_has_the_papers_that_the_portal_makes(january_drafted: Meeting) -> None:
    report = Report.objects.get(item__meeting=january_drafted, subject__contains="Performance")
    kinds = report.appendices.values_list("paper_kind", flat=True)
    assert list(kinds) == ["performance", "glossary"]


def test_the_minutes_of_november_are_put_to_january(january_drafted: Meeting) -> None:
    assert Minutes.objects.get().put_at == january_drafted.items.get(kind=ItemKind.MINUTES)


def test_loading_again_changes_nothing(
    files: MeetingFiles, panel: Panel, manager: User, january_drafted: Meeting
) -> None:
    last = Event.objects.latest("pk")
    before = list(january_drafted.items.values())
    load_meetings(files=files, panel=panel, by=manager)
    assert Event.objects.latest("pk") == last
    assert list(january_drafted.items.values()) == before


def test_an_agenda_that_somebody_has_begun_is_left_to_them(
    files: MeetingFiles, panel: Panel, manager: User
) -> None:
    meeting = Meeting.objects.get(panel=panel, meets_on=JANUARY)
    agendas.add(meeting=meeting, title="Something else", text="", by=manager)
    load_agenda(file=files.meetings[1], uploads={}, panel=panel, by=manager)
    titles = AgendaItem.objects.filter(meeting=meeting).values_list("title", flat=True)
    assert list(titles) == ["Something else"]
