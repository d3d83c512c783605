"""Who attended which meeting of a municipal year, as a table: pure, from rows that are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny.meetings.models import Attendance, Meeting
from scrutiny.panels.models import Membership

NOT_A_MEMBER = "not a member then"
NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class AttendanceRow:
    """A member's year: a cell for each meeting, and how many of those held in their term."""

    name: str
    role: str
    cells: tuple[str, ...]
    present_count: int
    meeting_count: int


@dataclass(frozen=True)
class AttendanceTable:
    """The year's meetings as columns, the seats as rows."""

    days: tuple[str, ...]
    rows: tuple[AttendanceRow, ...]


def attendance_table(
    meetings: Sequence[Meeting], seats: Iterable[Membership], attendances: Iterable[Attendance]
) -> AttendanceTable:
    """Return the table; a substitute is named in the cell of the seat they took."""
    by_place: dict[tuple[int, int], list[Attendance]] = {}
    for one in attendances:
        by_place.setdefault((one.seat_id, one.meeting_id), []).append(one)
    days = tuple(f"{meeting.meets_on:%-d %b %Y}" for meeting in meetings)
    return AttendanceTable(days, tuple(_row(seat, meetings, by_place) for seat in seats))


def _row(
    seat: Membership,
    meetings: Sequence[Meeting],
    by_place: dict[tuple[int, int], list[Attendance]],
) -> AttendanceRow:
    found = [by_place.get((seat.pk, meeting.pk), []) for meeting in meetings]
    in_term = [_is_in_term(seat, meeting) for meeting in meetings]
    cells = zip(found, in_term, strict=True)
    return AttendanceRow(
        name=seat.person.name,
        role=seat.get_role_display(),
        cells=tuple(_cell(there, is_in_term) for there, is_in_term in cells),
        present_count=sum(any(_is_own_presence(one) for one in there) for there in found),
        meeting_count=sum(in_term),
    )


def _is_in_term(seat: Membership, meeting: Meeting) -> bool:
    day = meeting.meets_on
    return seat.from_on <= day and (seat.to_on is None or day <= seat.to_on)


def _is_own_presence(attendance: Attendance) -> bool:
    return attendance.status == Attendance.Status.PRESENT and not attendance.is_substitute


def _cell(found: list[Attendance], is_in_term: bool) -> str:
    """Return what a cell says, nothing but words: colour says nothing in print."""
    if not found:
        return NOT_RECORDED if is_in_term else NOT_A_MEMBER
    own = [one.get_status_display() for one in found if not one.is_substitute]
    taken = [f"{one.person.name} sat in" for one in found if one.is_substitute]
    return "; ".join([*own, *taken])
