"""Who is recorded at a meeting: members, substitutes, comings and goings."""

from datetime import date, timedelta

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import attending, numbering
from scrutiny.meetings.actions.attending import AttendanceRefused
from scrutiny.meetings.models import Attendance, ItemKind, Meeting, Movement
from scrutiny.meetings.room import Room
from scrutiny.panels.models import Membership, Panel, Person, Substitute
from tests.scrutiny.meetings.held import (
    APOLOGIES,
    JANUARY,
    MARCH,
    PRESENT,
    agenda_of,
    come,
    item,
    named_substitute,
    opened,
    quorate,
    seat,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the held meeting of January with its agenda."""
    return agenda_of(panel)


def to_come(meeting: Meeting, state: Meeting.State) -> Meeting:
    """Put the meeting into a state before it was held."""
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    meeting.refresh_from_db()
    return meeting


def test_a_status_is_recorded_and_changed_with_its_history(meeting: Meeting, manager: User) -> None:
    place = seat(meeting.panel, "panel-chair")
    kept = attending.attend(meeting=meeting, seat=place, status=APOLOGIES, by=manager)
    again = attending.attend(meeting=meeting, seat=place, status=PRESENT, by=manager)
    attending.attend(meeting=meeting, seat=place, status=PRESENT, by=manager)
    assert again == kept
    assert Attendance.objects.get().status == PRESENT
    events = Event.objects.filter(verb="attendance_recorded").order_by("pk")
    assert [(event.old, event.new) for event in events] == [
        ({}, {"status": "apologies"}),
        ({"status": "apologies"}, {"status": "present"}),
    ]


def test_somebody_without_a_seat_that_day_is_no_member(meeting: Meeting) -> None:
    gone = seat(meeting.panel, "panel-member-5")
    Membership.objects.filter(pk=gone.pk).update(to_on=JANUARY - timedelta(days=1))
    with pytest.raises(AttendanceRefused, match=r"has no seat on .* on 26 January 2023"):
        attending.attend(meeting=meeting, seat=gone, status=PRESENT, by=None)
    adults = Panel.objects.create(slug="adults", name="Adults")
    theirs = Membership.objects.create(panel=adults, person=gone.person, from_on=date(2022, 1, 1))
    with pytest.raises(AttendanceRefused, match="has no seat"):
        attending.attend(meeting=meeting, seat=theirs, status=PRESENT, by=None)


def test_before_the_day_apologies_are_noted_and_nobody_is_present(meeting: Meeting) -> None:
    to_come(meeting, Meeting.State.PUBLISHED)
    place, day_before = seat(meeting.panel, "panel-chair"), JANUARY - timedelta(days=1)
    with pytest.raises(AttendanceRefused, match="Nobody can be present yet"):
        attending.attend(meeting=meeting, seat=place, status=PRESENT, by=None, on=day_before)
    attending.attend(meeting=meeting, seat=place, status=APOLOGIES, by=None, on=day_before)
    attending.attend(meeting=meeting, seat=place, status=PRESENT, by=None, on=JANUARY)


@pytest.mark.parametrize("state", [Meeting.State.PLANNED, Meeting.State.AGENDA_DRAFT])
def test_without_a_published_agenda_nobody_is_present(
    meeting: Meeting, state: Meeting.State
) -> None:
    to_come(meeting, state)
    with pytest.raises(AttendanceRefused, match="agenda has to be published"):
        come(meeting, "panel-chair")


def test_nothing_is_recorded_of_a_cancelled_meeting(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", cancelled_because="Snow.")
    with pytest.raises(AttendanceRefused, match="cancelled"):
        come(meeting, "panel-chair")


def test_once_the_minutes_are_published_the_record_stands(meeting: Meeting) -> None:
    book = opened(meeting)
    written(book)
    come(meeting, "panel-member-3")  # while they are written it may still be put right
    numbering.publish(minutes=book, first_number=1, by=None)
    with pytest.raises(AttendanceRefused, match="dated correction"):
        come(meeting, "panel-member-4")


def test_a_substitute_takes_the_seat_and_counts_as_it_does(meeting: Meeting) -> None:
    come(meeting, "panel-chair", "panel-member-1")
    person = named_substitute(meeting.panel)
    assert not Room.of(meeting).opening.is_quorate
    place = seat(meeting.panel, "panel-member-2")
    sits_in = attending.substitute(meeting=meeting, seat=place, person=person, by=None)
    assert sits_in.is_substitute
    assert meeting.attendances.get(person=place.person).status == APOLOGIES
    assert Room.of(meeting).opening.is_quorate


def test_a_substitute_in_a_seat_that_does_not_count_does_not_count(meeting: Meeting) -> None:
    come(meeting, "panel-chair", "panel-member-1")
    person = named_substitute(meeting.panel)
    place = seat(meeting.panel, "appointed-member-church")
    attending.substitute(meeting=meeting, seat=place, person=person, by=None)
    assert Room.of(meeting).opening.present_count == 2


def test_nobody_sits_in_for_a_member_who_is_present(meeting: Meeting) -> None:
    come(meeting, "panel-member-1")
    person = named_substitute(meeting.panel)
    with pytest.raises(AttendanceRefused, match="is present, so nobody sits in"):
        attending.substitute(
            meeting=meeting, seat=seat(meeting.panel, "panel-member-1"), person=person, by=None
        )


def test_a_member_does_not_take_a_seat_that_a_substitute_has(meeting: Meeting) -> None:
    person, place = named_substitute(meeting.panel), seat(meeting.panel, "panel-member-1")
    sits_in = attending.substitute(meeting=meeting, seat=place, person=person, by=None)
    with pytest.raises(AttendanceRefused, match="Take the substitute away first"):
        attending.attend(meeting=meeting, seat=place, status=PRESENT, by=None)
    attending.unseat(attendance=sits_in, by=None)
    attending.attend(meeting=meeting, seat=place, status=PRESENT, by=None)
    assert [row.person for row in meeting.attendances.all()] == [place.person]


def test_only_a_named_substitute_of_the_day_may_sit_in(meeting: Meeting) -> None:
    stranger = Person.objects.create(slug="stranger", name="Somebody else")
    place = seat(meeting.panel, "panel-member-1")
    with pytest.raises(AttendanceRefused, match="is not a named substitute"):
        attending.substitute(meeting=meeting, seat=place, person=stranger, by=None)
    former = named_substitute(meeting.panel)
    Substitute.objects.update(to_on=JANUARY - timedelta(days=1))
    with pytest.raises(AttendanceRefused, match="is not a named substitute"):
        attending.substitute(meeting=meeting, seat=place, person=former, by=None)


@pytest.mark.parametrize(
    ("of_seat", "of_substitute", "is_let"),
    [("Blue", "Red", False), ("Blue", "Blue", True), ("", "Red", True), ("Blue", "", True)],
)
def test_a_substitute_is_of_the_members_group_where_groups_are_recorded(
    meeting: Meeting, of_seat: str, of_substitute: str, is_let: bool
) -> None:
    place = seat(meeting.panel, "panel-member-1")
    Membership.objects.filter(pk=place.pk).update(political_group=of_seat)
    place.refresh_from_db()
    person = named_substitute(meeting.panel, of_substitute)
    if is_let:
        attending.substitute(meeting=meeting, seat=place, person=person, by=None)
    else:
        with pytest.raises(AttendanceRefused, match="another political group"):
            attending.substitute(meeting=meeting, seat=place, person=person, by=None)


def test_a_substitute_sits_in_once_and_a_seat_has_one(meeting: Meeting) -> None:
    person = named_substitute(meeting.panel)
    first, second = (seat(meeting.panel, f"panel-member-{number}") for number in (1, 2))
    attending.substitute(meeting=meeting, seat=first, person=person, by=None)
    with pytest.raises(AttendanceRefused, match="recorded at this meeting already"):
        attending.substitute(meeting=meeting, seat=second, person=person, by=None)
    other = Person.objects.create(slug="other-stand-in", name="Another substitute")
    Substitute.objects.create(panel=meeting.panel, person=other, from_on=date(2022, 5, 1))
    with pytest.raises(AttendanceRefused, match="has a substitute already"):
        attending.substitute(meeting=meeting, seat=first, person=other, by=None)


def test_leaving_in_mid_meeting_turns_the_light_red(meeting: Meeting, manager: User) -> None:
    *_, last = quorate(meeting)
    business = item(meeting)
    attending.move(attendance=last, item=business, kind=Movement.Kind.LEFT, by=manager)
    room = Room.of(meeting)
    assert room.light(item(meeting, ItemKind.MINUTES)).is_quorate
    assert room.light(business).words.startswith("2 of 3 needed")
    attending.move(attendance=last, item=business, kind=None, by=manager)
    assert Room.of(meeting).light(business).is_quorate
    assert Event.objects.filter(verb="movement_recorded").count() == 2


def test_nobody_moves_who_is_not_there_or_at_another_meetings_item(meeting: Meeting) -> None:
    away = attending.attend(
        meeting=meeting, seat=seat(meeting.panel, "panel-chair"), status=APOLOGIES, by=None
    )
    with pytest.raises(AttendanceRefused, match="not recorded as present"):
        attending.move(attendance=away, item=item(meeting), kind=Movement.Kind.LEFT, by=None)
    (there,) = come(meeting, "panel-member-1")
    elsewhere = item(agenda_of(meeting.panel, MARCH))
    with pytest.raises(AttendanceRefused, match="item of another meeting"):
        attending.move(attendance=there, item=elsewhere, kind=Movement.Kind.LEFT, by=None)
    assert not Movement.objects.exists()
