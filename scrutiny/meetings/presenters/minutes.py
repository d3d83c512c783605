"""Minutes as they are read, on a page and in the next meeting's pack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.safestring import SafeString

from scrutiny.access.holdings import Visitor
from scrutiny.meetings.markdown import html_of
from scrutiny.meetings.models import (
    Attendance,
    Invitee,
    Minute,
    Minutes,
    Resolution,
)
from scrutiny.meetings.room import Room
from scrutiny.meetings.steps import Step, steps_of
from scrutiny.panels.models import Membership

Status = Attendance.Status
# What an office is called beside its holder's name; members have none.
OFFICES = {
    Membership.Role.CHAIR: "Chair",
    Membership.Role.VICE_CHAIR: "Vice chair",
    Membership.Role.APPOINTED: "Appointed member",
}
# A place after the last numeral would be a list too long to read aloud.
_NUMERALS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Resolved:
    """One thing resolved: "i)" where there are several, its words, and what can follow from it."""

    label: str
    wording: str
    resolution: Resolution
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One minute: the public's has its summary where the minute is kept from the public."""

    number: int | None
    title: str
    html: SafeString
    resolved: tuple[Resolved, ...]
    notice: str

    @property
    def anchor(self) -> str:
        """Return what an address ends with to lead to the minute."""
        return f"minute-{self.number}"


@dataclass(frozen=True)
class Correction:
    """A dated correction, or what the panel corrected when it approved the minutes."""

    made_on: date
    says: str


@dataclass(frozen=True)
class MinutesShown:
    """One meeting's minutes, ready to be read.

    Names come with their office, substitutes with whom they sat in for; `standing` says whether
    they are a draft or approved, when and where.
    """

    panel: str
    held_on: date
    place: str
    is_approved: bool
    standing: str
    presided: str
    present: tuple[str, ...]
    apologies: tuple[str, ...]
    absent: tuple[str, ...]
    substitutes: tuple[str, ...]
    in_attendance: tuple[str, ...]
    too_few: str
    entries: tuple[Entry, ...]
    corrections: tuple[Correction, ...]


def minutes_shown(minutes: Minutes, *, is_public: bool) -> MinutesShown:
    """Return minutes as they are read, in about ten queries whatever their length.

    `is_public` leaves out the words and resolutions of what is kept from the public: its summary
    stands in their place (Local Government Act 1972, s.100C(2)).
    """
    meeting = minutes.meeting
    room = Room.of(meeting)
    entries = minutes.entries.select_related("item").prefetch_related(
        Prefetch("resolutions", Resolution.objects.select_related("minute"))
    )
    shown = [entry_of(minute, is_public=is_public) for minute in entries]
    invited = Invitee.objects.filter(item__meeting=meeting, was_present=True)
    return MinutesShown(
        panel=meeting.panel.name,
        held_on=meeting.meets_on,
        place=meeting.place,
        is_approved=minutes.approved_at is not None,
        standing=standing_of(minutes),
        presided=str(meeting.presided_by or ""),
        present=_with_office(room.attendances, Status.PRESENT),
        apologies=_with_office(room.attendances, Status.APOLOGIES),
        absent=_with_office(room.attendances, Status.ABSENT),
        substitutes=tuple(
            f"{one.person.name} for {one.seat.person.name}"
            for one in room.attendances
            if one.is_substitute
        ),
        in_attendance=_once(str(one) for one in invited.select_related("post", "person")),
        too_few=_too_few(room),
        entries=tuple(entry for entry in shown if entry.html or entry.resolved),
        corrections=_corrections(minutes),
    )


def with_steps(shown: MinutesShown, user: Visitor) -> MinutesShown:
    """Return minutes with what the person may do about each resolution, asked for in one batch."""
    resolutions = [one.resolution for entry in shown.entries for one in entry.resolved]
    steps = steps_of(resolutions, user)
    entries = (
        replace(
            entry,
            resolved=tuple(
                replace(one, steps=tuple(steps[one.resolution.pk])) for one in entry.resolved
            ),
        )
        for entry in shown.entries
    )
    return replace(shown, entries=tuple(entries))


def entry_of(minute: Minute, *, is_public: bool) -> Entry:
    """Return one minute as it is read."""
    is_kept_back = is_public and minute.is_withheld
    resolutions = [] if is_kept_back else list(minute.resolutions.all())
    return Entry(
        number=minute.number,
        title=minute.item.title,
        html=html_of(minute.summary if is_kept_back else minute.says),
        resolved=resolved_of(resolutions),
        notice=minute.notice,
    )


def resolved_of(resolutions: Sequence[Resolution]) -> tuple[Resolved, ...]:
    """Return what was resolved, numbered where there is more than one thing."""
    return tuple(
        Resolved(f"{numeral(place)})" if len(resolutions) > 1 else "", one.wording, one)
        for place, one in enumerate(resolutions, start=1)
    )


def numeral(count: int) -> str:
    """Return a small roman numeral.

    >>> [numeral(count) for count in (1, 4, 9, 14)]
    ['i', 'iv', 'ix', 'xiv']
    """
    words = ""
    for value, letters in _NUMERALS:
        while count >= value:
            words, count = words + letters, count - value
    return words


def standing_of(minutes: Minutes) -> str:
    """Say whether minutes are in work, a draft, or approved; when and where."""
    if minutes.approved_meeting is not None:
        return f"Approved as a correct record on {minutes.approved_meeting.meets_on:%-d %B %Y}."
    if minutes.published_at is None:
        return "In work: only those who prepare meetings see them."
    if minutes.put_at is not None:
        day = minutes.put_at.meeting.meets_on
        return f"Draft: to be approved at the meeting of {day:%-d %B %Y}."
    return "Draft: to be approved at a later meeting."


def _with_office(attendances: Iterable[Attendance], status: Status) -> tuple[str, ...]:
    """Return who has a status, the chair first, each with the office held."""
    found = [one for one in attendances if one.status == status]
    found.sort(key=lambda one: (one.is_substitute, _rank(one), one.person.name))
    return tuple(_name(one) for one in found)


def _rank(attendance: Attendance) -> int:
    roles = [Membership.Role.CHAIR, Membership.Role.VICE_CHAIR, Membership.Role.MEMBER]
    role = Membership.Role(attendance.seat.role)
    return roles.index(role) if role in roles else len(roles)


def _name(attendance: Attendance) -> str:
    if attendance.is_substitute:
        return f"{attendance.person.name} (substitute)"
    office = OFFICES.get(Membership.Role(attendance.seat.role))
    return f"{attendance.person.name} ({office})" if office else attendance.person.name


def _too_few(room: Room) -> str:
    """Return what the minutes say first of a meeting that had no quorum from its beginning."""
    light = room.opening
    if not room.is_recorded or light.is_quorate:
        return ""
    return (
        f"{light.present_count} of {light.needed_count} members needed were present, so the "
        "meeting had no quorum and resolved nothing."
    )


def _corrections(minutes: Minutes) -> tuple[Correction, ...]:
    """Return what the panel corrected at approval and each note since, by their days."""
    found = []
    if minutes.amendment and minutes.approved_meeting is not None:
        found.append(Correction(minutes.approved_meeting.meets_on, minutes.amendment))
    found += [Correction(_day(one.made_at), one.says) for one in minutes.notes.all()]
    return tuple(sorted(found, key=lambda one: one.made_on))


def _day(instant: datetime) -> date:
    return timezone.localdate(instant)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
