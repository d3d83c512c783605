"""What is recorded of who was at a meeting: members, substitutes, comings and goings.

The names of those present are recorded (Local Government Act 1972, Sch. 12 paragraph 40). Once the
minutes are published the record stands; what is wrong in it is put right by a dated correction.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.models import AgendaItem, Attendance, Meeting, Minutes, Movement
from scrutiny.panels.models import Membership, Person, Substitute

Status = Attendance.Status


class AttendanceRefused(Exception):
    """Raised with a sentence when what is to be recorded of a meeting cannot be."""


def _refuse_closed(meeting: Meeting) -> None:
    """Raise AttendanceRefused where nothing is recorded of a meeting any more."""
    if meeting.state == Meeting.State.CANCELLED:
        raise AttendanceRefused("The meeting is cancelled, so nothing is recorded of it.")
    if Minutes.objects.filter(meeting=meeting, published_at__isnull=False).exists():
        raise AttendanceRefused(
            "The minutes are published. Add a dated correction to them; the record stays."
        )


def refuse_elsewhere(item: AgendaItem, meeting: Meeting) -> None:
    """Raise AttendanceRefused for an item of another meeting."""
    if item.meeting_id != meeting.pk:
        raise AttendanceRefused(f"“{item.title}” is an item of another meeting.")


def kept_open(meeting: Meeting) -> Meeting:
    """Return the meeting as it is now; whoever else records, or publishes its minutes, waits.

    Raises AttendanceRefused where its record is closed.
    """
    now = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    _refuse_closed(now)
    return now


def has_begun(meeting: Meeting, *, on: date) -> bool:
    """Return whether anybody can be there: it was held, or it is published and its day has come."""
    is_today = meeting.state == Meeting.State.PUBLISHED and meeting.meets_on <= on
    return meeting.is_over or is_today


def _refuse_too_early(meeting: Meeting, on: date) -> None:
    if not has_begun(meeting, on=on):
        raise AttendanceRefused(
            f"Nobody can be present yet: the meeting is on {meeting.meets_on:%-d %B %Y} and its "
            "agenda has to be published first. Apologies can be noted now."
        )


@transaction.atomic
def attend(
    *,
    meeting: Meeting,
    seat: Membership,
    status: Attendance.Status,
    by: User | None,
    on: date | None = None,
) -> Attendance:
    """Record whether a member is there. Raises AttendanceRefused.

    Where a substitute has the seat, the member does not take it as well: the substitute goes first.
    """
    meeting = kept_open(meeting)
    _refuse_no_seat(meeting, seat)
    if meeting.attendances.filter(person=seat.person, is_substitute=True).exists():
        raise AttendanceRefused(f"{seat.person.name} sits in for another member.")
    if status == Status.PRESENT:
        _refuse_too_early(meeting, on or timezone.localdate())
        taken = _substitute_in(meeting, seat)
        if taken is not None:
            raise AttendanceRefused(
                f"{taken.person.name} sits in for {seat.person.name}. Take the substitute away "
                "first."
            )
    kept, is_new = Attendance.objects.get_or_create(
        meeting=meeting, person=seat.person, defaults={"seat": seat, "status": status}
    )
    before = "" if is_new else kept.status
    if before == status:
        return kept
    kept.seat, kept.status = seat, status
    kept.save(update_fields=["seat", "status"])
    record(
        verb="attendance_recorded",
        subject=kept,
        by=by,
        old={"status": before} if before else {},
        new={"status": status},
    )
    return kept


@transaction.atomic
def substitute(
    *,
    meeting: Meeting,
    seat: Membership,
    person: Person,
    by: User | None,
    on: date | None = None,
) -> Attendance:
    """Seat a named substitute in a member's place. Raises AttendanceRefused.

    Only one whom the council has named for the panel, of the member's political group where groups
    are recorded, for a seat whose holder is not there. A member who was marked as nothing yet has
    sent apologies by it.
    """
    meeting = kept_open(meeting)
    _refuse_no_seat(meeting, seat)
    _refuse_too_early(meeting, on or timezone.localdate())
    _refuse_substitute(meeting, seat, person)
    Attendance.objects.get_or_create(
        meeting=meeting, person=seat.person, defaults={"seat": seat, "status": Status.APOLOGIES}
    )
    sits_in = Attendance.objects.create(
        meeting=meeting, person=person, seat=seat, is_substitute=True, status=Status.PRESENT
    )
    record(
        verb="substitute_seated",
        subject=sits_in,
        by=by,
        new={"person": person.name, "for": seat.person.name},
    )
    return sits_in


@transaction.atomic
def unseat(*, attendance: Attendance, by: User | None) -> None:
    """Take a substitute's attendance away, with their comings and goings: it was a slip."""
    kept_open(attendance.meeting)
    if not attendance.is_substitute:
        raise AttendanceRefused("A member's seat stays; record apologies or absence.")
    if attendance.interests.exists():
        raise AttendanceRefused(
            f"{attendance.person.name} has declared an interest. Take that away first."
        )
    record(verb="substitute_unseated", subject=attendance, by=by)
    attendance.delete()


@transaction.atomic
def move(
    *, attendance: Attendance, item: AgendaItem, kind: Movement.Kind | None, by: User | None
) -> Movement | None:
    """Record that somebody arrived for an item or left before it; `kind` None takes it back.

    Raises AttendanceRefused for who is not there at all, and for an item of another meeting.
    """
    meeting = kept_open(attendance.meeting)
    refuse_elsewhere(item, meeting)
    attendance.refresh_from_db(fields=["status"])
    if attendance.status != Status.PRESENT:
        raise AttendanceRefused(
            f"{attendance.person.name} is not recorded as present, so nobody arrives or leaves."
        )
    found = Movement.objects.filter(attendance=attendance, item=item).first()
    before = found.kind if found else ""
    if before == (kind or ""):
        return found
    Movement.objects.filter(attendance=attendance, item=item).delete()
    moved = Movement.objects.create(attendance=attendance, item=item, kind=kind) if kind else None
    record(
        verb="movement_recorded",
        subject=attendance,
        by=by,
        old={"move": before} if before else {},
        new={"item": item.title, "move": kind or "taken back"},
    )
    return moved


def _refuse_no_seat(meeting: Meeting, seat: Membership) -> None:
    """Raise AttendanceRefused unless the seat is one of the panel on the day of the meeting."""
    if not Membership.objects.on(meeting.meets_on).filter(pk=seat.pk, panel=meeting.panel).exists():
        raise AttendanceRefused(
            f"{seat.person.name} has no seat on {meeting.panel.name} on "
            f"{meeting.meets_on:%-d %B %Y}."
        )


def _substitute_in(meeting: Meeting, seat: Membership) -> Attendance | None:
    """Return who sits in for a member, if anybody does."""
    return meeting.attendances.filter(seat=seat, is_substitute=True).first()


def _refuse_substitute(meeting: Meeting, seat: Membership, person: Person) -> None:
    """Raise AttendanceRefused unless the person may sit in for the member at this meeting."""
    holder = meeting.attendances.filter(person=seat.person).first()
    if holder is not None and holder.status == Status.PRESENT:
        raise AttendanceRefused(f"{seat.person.name} is present, so nobody sits in for them.")
    if _substitute_in(meeting, seat) is not None:
        raise AttendanceRefused(f"{seat.person.name} has a substitute already.")
    if meeting.attendances.filter(person=person).exists():
        raise AttendanceRefused(f"{person.name} is recorded at this meeting already.")
    named = Substitute.objects.on(meeting.meets_on).filter(panel=meeting.panel, person=person)
    found = named.first()
    if found is None:
        raise AttendanceRefused(
            f"{person.name} is not a named substitute of {meeting.panel.name}, so may not sit in."
        )
    groups = {seat.political_group, found.political_group} - {""}
    if len(groups) > 1:
        raise AttendanceRefused(
            f"{person.name} is of another political group than {seat.person.name}."
        )
