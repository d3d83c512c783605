"""Who attended which meeting of a municipal year, on paper."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from scrutiny.meetings.attendance_paper import PAPER
from scrutiny.meetings.models import Attendance, Meeting
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Membership, Panel, Person

pytestmark = pytest.mark.django_db

SUMMER, AUTUMN = date(2098, 6, 19), date(2098, 10, 2)
KEY = "children-and-families:2098"


@pytest.fixture
def summer(panel: Panel) -> Meeting:
    """Return a meeting that was held, the only one of its municipal year."""
    return Meeting.objects.create(panel=panel, meets_on=SUMMER, state=Meeting.State.HELD)


def seat(panel: Panel, slug: str) -> Membership:
    """Return a person's seat."""
    return Membership.objects.get(panel=panel, person__slug=slug)


def attended(meeting: Meeting, slug: str, status: str, *, instead: Person | None = None) -> None:
    """Record whether a member, or somebody in their place, was there."""
    Attendance.objects.create(
        meeting=meeting,
        person=instead or Person.objects.get(slug=slug),
        seat=seat(meeting.panel, slug),
        is_substitute=instead is not None,
        status=status,
    )


def rows() -> dict[str, tuple[str, ...]]:
    """Return each member's cells, with how many meetings they were at."""
    return {
        row.name: (*row.cells, f"{row.present_count} of {row.meeting_count}")
        for row in PAPER.edition(KEY, "public").table.rows
    }


def test_a_member_s_year_is_a_row(panel: Panel, summer: Meeting) -> None:
    autumn = Meeting.objects.create(panel=panel, meets_on=AUTUMN, state=Meeting.State.HELD)
    attended(summer, "panel-chair", "present")
    attended(autumn, "panel-chair", "absent")
    substitute = Person.objects.create(slug="sub", name="Substitute 1")
    attended(summer, "panel-member-1", "apologies")
    attended(summer, "panel-member-1", "present", instead=substitute)
    said = rows()
    assert said["Panel chair"] == ("Present", "Absent", "1 of 2")
    assert said["Panel member 1"] == ("Apologies; Substitute 1 sat in", "not recorded", "0 of 2")


def test_a_term_that_ended_is_counted_as_far_as_it_went(panel: Panel, summer: Meeting) -> None:
    Meeting.objects.create(panel=panel, meets_on=AUTUMN, state=Meeting.State.HELD)
    Membership.objects.filter(person__slug="panel-member-2").update(to_on=date(2098, 8, 1))
    assert rows()["Panel member 2"] == ("not recorded", "not a member then", "0 of 1")


def test_meetings_not_held_are_no_columns(panel: Panel, summer: Meeting) -> None:
    Meeting.objects.create(panel=panel, meets_on=AUTUMN, state=Meeting.State.PUBLISHED)
    assert PAPER.edition(KEY, "public").table.days == ("19 Jun 2098",)


def test_it_prints_the_table(panel: Panel, summer: Meeting) -> None:
    attended(summer, "panel-chair", "present")
    edition = PAPER.edition(KEY, "public")
    (section,) = edition.sections()
    assert "attendance in 2098/99" in section.html
    assert "Panel chair, chair" in section.html
    assert (edition.is_draft, edition.first_page) == (False, 1)
    assert edition.digest == PAPER.edition(KEY, "members").digest
    attended(summer, "panel-member-1", "absent")
    assert edition.digest != PAPER.edition(KEY, "public").digest


def test_the_years_to_choose_are_those_in_which_the_panel_has_met(
    panel: Panel, summer: Meeting
) -> None:
    assert PAPER.choices(panel, date(2098, 6, 19))[0] == (KEY, "Attendance in 2098/99")
    assert (KEY, "Attendance in 2098/99") not in PAPER.choices(panel, date(2098, 6, 18))


@pytest.mark.parametrize(
    "key", ["", "children-and-families", f"{KEY}:1", "nowhere:2098", "children-and-families:1998"]
)
def test_a_key_of_nothing_is_refused(panel: Panel, key: str) -> None:
    with pytest.raises(PaperRefused):
        PAPER.title(key)


def test_a_year_without_a_meeting_is_refused_in_words(panel: Panel) -> None:
    with pytest.raises(PaperRefused, match="has held no meeting in 2098/99 yet"):
        PAPER.panel(KEY)


def test_who_was_there_is_public_where_the_panel_meets_in_public(
    panel: Panel, summer: Meeting
) -> None:
    assert PAPER.may_read(AnonymousUser(), KEY, "public")
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    assert not PAPER.may_read(AnonymousUser(), KEY, "public")
    assert PAPER.address(KEY) == "/meetings/panels/children-and-families/"
    assert PAPER.file_name(KEY, "public") == "children-and-families-attendance-2098-public.pdf"
