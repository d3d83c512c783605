"""Interests and whip: what is declared on an item, and what follows from it."""

import pytest
from django.db import IntegrityError, transaction

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import attending, declaring
from scrutiny.meetings.actions.attending import AttendanceRefused
from scrutiny.meetings.models import Attendance, Interest, Meeting, Movement, Whip
from scrutiny.meetings.room import Room
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import APOLOGIES, MARCH, agenda_of, item, quorate, seat

pytestmark = pytest.mark.django_db

PECUNIARY, OTHER = Interest.Kind.PECUNIARY, Interest.Kind.OTHER


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return a meeting with just enough members."""
    meeting = agenda_of(panel)
    quorate(meeting)
    return meeting


@pytest.fixture
def member_there(meeting: Meeting) -> Attendance:
    """Return the attendance of a member who is present."""
    found: Attendance = meeting.attendances.get(person__slug="panel-member-2")
    return found


def declared(
    there: Attendance, *, kind: Interest.Kind = PECUNIARY, leaves: bool = True, **more: str
) -> Interest:
    """Record an interest in the business item."""
    return declaring.declare(
        item=item(there.meeting),
        attendance=there,
        kind=kind,
        nature=more.get("nature", "Works for the provider"),
        has_withdrawn=leaves,
        dispensation=more.get("dispensation", ""),
        by=None,
    )


def test_a_pecuniary_interest_without_leaving_is_refused_in_words(
    member_there: Attendance,
) -> None:
    with pytest.raises(AttendanceRefused, match=r"Localism Act 2011, s\.31"):
        declared(member_there, leaves=False)
    assert not Interest.objects.exists()


def test_who_leaves_for_an_item_is_not_counted_at_it(member_there: Attendance) -> None:
    declared(member_there)
    room = Room.of(member_there.meeting)
    assert room.light(item(member_there.meeting)).present_count == 2
    assert room.opening.present_count == 3


def test_a_dispensation_lets_a_member_stay(member_there: Attendance) -> None:
    declared(member_there, leaves=False, dispensation="Standards committee, 9 January 2023")
    assert Room.of(member_there.meeting).light(item(member_there.meeting)).is_quorate


def test_who_was_marked_as_away_meanwhile_declares_nothing(member_there: Attendance) -> None:
    attending.attend(
        meeting=member_there.meeting, seat=member_there.seat, status=APOLOGIES, by=None
    )
    with pytest.raises(AttendanceRefused, match="is not recorded as present"):
        declared(member_there, kind=OTHER)


def test_another_interest_needs_no_leaving(member_there: Attendance) -> None:
    interest = declared(member_there, kind=OTHER, leaves=False)
    assert not interest.has_withdrawn


def test_the_database_refuses_a_pecuniary_interest_without_leaving(
    member_there: Attendance,
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.create(
            item=item(member_there.meeting),
            attendance=member_there,
            kind=PECUNIARY,
            nature="Works for the provider",
        )


def test_an_interest_is_declared_once_a_kind_and_can_be_taken_back(
    member_there: Attendance, manager: User
) -> None:
    interest = declared(member_there)
    with pytest.raises(AttendanceRefused, match="already"):
        declared(member_there)
    declaring.take_back(interest=interest, by=manager)
    declared(member_there)
    assert Event.objects.filter(verb__startswith="interest_").count() == 3


def test_the_history_never_has_what_an_interest_is(member_there: Attendance) -> None:
    declared(member_there)
    event = Event.objects.get(verb="interest_declared")
    assert "provider" not in f"{event.subject_name} {event.new}"


@pytest.mark.parametrize("fault", ["no words", "not there", "another meeting"])
def test_an_interest_that_cannot_be_is_refused(
    meeting: Meeting, member_there: Attendance, fault: str
) -> None:
    there, at = member_there, item(meeting)
    if fault == "not there":
        there = attending.attend(
            meeting=meeting, seat=seat(meeting.panel, "panel-member-4"), status=APOLOGIES, by=None
        )
    if fault == "another meeting":
        at = item(agenda_of(meeting.panel, MARCH))
    with pytest.raises(AttendanceRefused):
        declaring.declare(
            item=at,
            attendance=there,
            kind=OTHER,
            nature=" " if fault == "no words" else "A governor of the school",
            has_withdrawn=False,
            by=None,
        )
    assert not Interest.objects.exists()


def test_leaving_for_an_item_is_recorded_as_a_departure(member_there: Attendance) -> None:
    interest = declared(member_there)
    business = item(member_there.meeting)
    assert Room.of(member_there.meeting).has_come_by(member_there.pk, business)
    declaring.leave_for(interest=interest, by=None)
    declaring.leave_for(interest=interest, by=None)
    assert Movement.objects.get().kind == Movement.Kind.LEFT
    assert not Room.of(member_there.meeting).has_come_by(member_there.pk, business)


def test_a_whip_is_declared_once_a_group(meeting: Meeting) -> None:
    business = item(meeting)
    whip = declaring.declare_whip(
        item=business, political_group="Blue group", says="To vote for it.", by=None
    )
    with pytest.raises(AttendanceRefused, match="recorded already"):
        declaring.declare_whip(item=business, political_group="Blue group", says="No.", by=None)
    with pytest.raises(AttendanceRefused, match="which group"):
        declaring.declare_whip(item=business, political_group=" ", says="To vote.", by=None)
    declaring.take_whip_back(whip=whip, by=None)
    assert not Whip.objects.exists()
