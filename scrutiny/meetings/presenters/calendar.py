"""Meetings as a calendar shows them: by month, the next one first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from scrutiny.meetings.calendar import clock, municipal_year, municipal_year_label
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.models import Meeting

State = Meeting.State
COLOURS = {
    State.PLANNED: "grey",
    State.AGENDA_DRAFT: "grey",
    State.PUBLISHED: "green",
    State.CANCELLED: "red",
}
# What a visitor reads of a state; a draft is nobody's but those who write it.
WORDS = {
    State.PLANNED: "Planned",
    State.AGENDA_DRAFT: "Planned",
    State.PUBLISHED: "Agenda published",
    State.HELD: "Held",
    State.MINUTES_DRAFT: "Held",
    State.MINUTES_APPROVED: "Minutes approved",
    State.CANCELLED: "Cancelled",
}


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list: its day and what to know of it.

    `draft_link` are the words of the link to where its agenda is worked on, for who may go there.
    """

    meeting: Meeting
    day: str
    place: str
    kind: str
    state: str
    colour: str
    note: str
    draft_link: str


@dataclass(frozen=True)
class MonthShown:
    """A month's meetings."""

    label: str
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True)
class Calendar:
    """A municipal year; `before` and `after` are the years beside it that have meetings."""

    label: str
    months: tuple[MonthShown, ...]
    next: MeetingLine | None
    before: int | None
    after: int | None

    @property
    def before_label(self) -> str:
        """Return the year before as it is written."""
        return municipal_year_label(self.before) if self.before is not None else ""

    @property
    def after_label(self) -> str:
        """Return the year after as it is written."""
        return municipal_year_label(self.after) if self.after is not None else ""


def calendar_of(
    year: int,
    meetings: Iterable[Meeting],
    *,
    next_meeting: Meeting | None,
    years: Iterable[int],
    drafts: Iterable[int],
    on: date,
) -> Calendar:
    """Return a year's meetings by month; `drafts` are the panels whose drafts the person reads."""
    of_drafts, others = frozenset(drafts), sorted(set(years))
    lines = [meeting_line(one, of_drafts, on=on) for one in meetings]
    return Calendar(
        label=municipal_year_label(year),
        months=tuple(
            MonthShown(label, tuple(found))
            for label, found in groupby(lines, key=lambda line: f"{line.meeting.meets_on:%B %Y}")
        ),
        next=meeting_line(next_meeting, of_drafts, on=on) if next_meeting else None,
        before=max((other for other in others if other < year), default=None),
        after=min((other for other in others if other > year), default=None),
    )


def meeting_line(meeting: Meeting, drafts: frozenset[int], *, on: date) -> MeetingLine:
    """Return a meeting as a list shows it to who may read the drafts of these panels."""
    has_draft = meeting.panel_id in drafts
    state = State(meeting.state)
    words = WORDS[state]
    if has_draft and state in (State.AGENDA_DRAFT, State.MINUTES_DRAFT):
        words = meeting.get_state_display()
    return MeetingLine(
        meeting=meeting,
        day=f"{meeting.meets_on:%A %-d %B %Y}",
        place=place_words(meeting),
        kind=meeting.get_kind_display(),
        state=words,
        colour=COLOURS.get(state, ""),
        note=_note(meeting, on=on, has_draft=has_draft),
        draft_link=_draft_link(meeting) if has_draft else "",
    )


def _draft_link(meeting: Meeting) -> str:
    is_over = meeting.is_over or meeting.state == State.CANCELLED
    return "Its items" if is_over else "Work on the agenda"


def place_words(meeting: Meeting) -> str:
    """Return when and where: "5.30 pm, Conference Room 3, Civic Centre"."""
    start = clock(meeting.start_time) if meeting.start_time else ""
    return ", ".join(part for part in (start, meeting.place) if part)


def _note(meeting: Meeting, *, on: date, has_draft: bool) -> str:
    """Say what to know of a meeting: why it is cancelled, or when its agenda is due."""
    if meeting.state == State.CANCELLED:
        return meeting.cancelled_because
    if meeting.state not in Meeting.BEFORE_PUBLICATION:
        return ""
    if meeting.meets_on < on and not has_draft:
        return "No agenda was published here."
    due_on = last_day(meeting)
    verb = "is" if due_on >= on else "was"
    return f"The agenda {verb} due by {due_on:%-d %B %Y}."


def year_to_show(asked: int | None, years: Iterable[int], *, on: date) -> int:
    """Return the municipal year to show: the one asked for, today's, or the nearest with meetings.

    Of those the first one to come, and where there is none the latest.
    """
    if asked is not None:
        return asked
    now, found = municipal_year(on), sorted(set(years))
    if not found or now in found:
        return now
    return min((year for year in found if year > now), default=found[-1])
