"""What is done to meetings: arranged, changed, cancelled, held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from django.conf import settings
from django.db import IntegrityError, transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import plain, record, set_fields
from scrutiny.meetings.actions import clearances, programme, standard_reports
from scrutiny.meetings.keepers import why_not_cancelled
from scrutiny.meetings.models import Meeting, Topic
from scrutiny.meetings.virtual import is_virtual_lawful, why_not_virtual
from scrutiny.panels.models import Panel, Person

State, Kind = Meeting.State, Meeting.Kind
PUBLISHED = (
    "The agenda is published, so the meeting's day, time, place and kind stand. "
    "You can cancel the meeting with a reason and arrange another."
)
OVER = "The panel has met. What happened stands."
CANCELLED = "The meeting is cancelled. Arrange another one instead."


class MeetingRefused(Exception):
    """Raised with a sentence when a meeting cannot be arranged, changed, cancelled or held."""


@dataclass(frozen=True)
class Arrangement:
    """When, where and how a panel meets."""

    meets_on: date
    start_time: time | None = None
    place: str = ""
    kind: Meeting.Kind = Kind.IN_PERSON

    def values(self) -> dict[str, object]:
        """Return the fields of a meeting by name."""
        return {name: getattr(self, name) for name in Arrangement.__match_args__}


@transaction.atomic
def arrange(
    *,
    panel: Panel,
    meets_on: date,
    place: str,
    state: Meeting.State,
    by: User | None,
    start_time: time | None = None,
    kind: Meeting.Kind = Kind.IN_PERSON,
    cancelled_because: str = "",
) -> Meeting:
    """Put a meeting into the panel's calendar.

    Raises MeetingRefused where the panel meets on that day already, for a virtual meeting that the
    law does not allow, and for one that is cancelled without a reason.
    """
    wanted = Arrangement(meets_on, start_time, place, kind)
    _must_be_possible(panel, wanted)
    if state == State.CANCELLED and not cancelled_because.strip():
        raise MeetingRefused("Say why the meeting is cancelled.")
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(
                panel=panel,
                state=state,
                cancelled_because=cancelled_because.strip(),
                **wanted.values(),
            )
    except IntegrityError as error:
        raise MeetingRefused(_meets_already(panel, meets_on)) from error
    record(verb="meeting_arranged", subject=meeting, by=by, new={"meets_on": meets_on.isoformat()})
    return meeting


@transaction.atomic
def change(*, meeting: Meeting, to: Arrangement, by: User) -> Meeting:
    """Give a meeting another day, time, place or kind, as long as nothing of it is published.

    The days of its reports' clearances move with it, and the papers that the portal makes of that
    day. Raises MeetingRefused once it is published, and as `arrange` does.
    """
    if why := why_fixed(meeting):
        raise MeetingRefused(why)
    _must_be_possible(meeting.panel, to, but=meeting)
    before = meeting.meets_on
    old, new = set_fields(meeting, to.values())
    if not new:
        return meeting
    try:
        with transaction.atomic():
            _move(meeting, Meeting.BEFORE_PUBLICATION, to.values())
    except IntegrityError as error:
        raise MeetingRefused(_meets_already(meeting.panel, to.meets_on)) from error
    record(verb="meeting_changed", subject=meeting, by=by, old=old, new=new)
    clearances.count_again(meeting=meeting, by=by)
    standard_reports.move_papers(meeting=meeting, before=before, by=by)
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, why: str, by: User) -> Meeting:
    """Say that a meeting does not take place; its topics go back to wait for another.

    Raises MeetingRefused without a reason, for a meeting that is over or cancelled, and for one at
    which something was decided (settings.MEETING_KEEPERS).
    """
    if not why.strip():
        raise MeetingRefused("Say why the meeting is cancelled.")
    # Whoever records a decision at it holds the row: one of the two comes second, and is told.
    if kept := why_not_cancelled(Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)):
        raise MeetingRefused(kept)
    before = meeting.state
    movable = frozenset(state for state in State if State.CANCELLED in Meeting.MOVES[state])
    _move(meeting, movable, {"state": State.CANCELLED, "cancelled_because": why.strip()})
    for topic in Topic.objects.live().filter(meeting=meeting):
        programme.take_off(topic=topic, why="Its meeting is cancelled.", by=by)
    record(
        verb="meeting_cancelled",
        subject=meeting,
        by=by,
        old={"state": plain(before)},
        new={"state": State.CANCELLED.value},
        why=why.strip(),
    )
    return meeting


@transaction.atomic
def hold(
    *, meeting: Meeting, today: date, by: User | None, presided_by: Person | None = None
) -> Meeting:
    """Say that the panel has met and who presided; the topics that were dealt with are done.

    Raises MeetingRefused before the day, while its agenda is in draft, and where it is over.
    """
    if meeting.meets_on > today:
        raise MeetingRefused(
            f"The meeting is on {meeting.meets_on:%-d %B %Y}. It is still to come."
        )
    before = meeting.state
    if before == State.AGENDA_DRAFT:
        raise MeetingRefused("Publish the agenda first: a meeting deals with a published agenda.")
    held = {"state": State.HELD, "presided_by": presided_by}
    _move(meeting, frozenset({State.PLANNED, State.PUBLISHED}), held)
    programme.finish_what_was_dealt_with(meeting=meeting, by=by)
    record(
        verb="meeting_held",
        subject=meeting,
        by=by,
        old={"state": plain(before)},
        new={"state": State.HELD.value, "presided_by": plain(presided_by)},
    )
    return meeting


def _move(meeting: Meeting, states: frozenset[str], values: Mapping[str, object]) -> None:
    """Change a meeting that is in one of these states, or say what it has become meanwhile."""
    changed = Meeting.objects.filter(pk=meeting.pk, state__in=states).update(**values)
    meeting.refresh_from_db()
    if not changed:
        raise MeetingRefused(why_fixed(meeting) or "Somebody changed the meeting. Look again.")


def why_fixed(meeting: Meeting) -> str:
    """Say why a meeting stands as it is; nothing as long as its agenda is not published."""
    if meeting.state == State.CANCELLED:
        return CANCELLED
    if meeting.is_over:
        return OVER
    return "" if meeting.state in Meeting.BEFORE_PUBLICATION else PUBLISHED


def _must_be_possible(panel: Panel, to: Arrangement, but: Meeting | None = None) -> None:
    """Refuse a second meeting on a day, and a kind that the law does not allow."""
    on_the_day = Meeting.objects.of(panel).filter(meets_on=to.meets_on)
    if but is not None:
        on_the_day = on_the_day.exclude(pk=but.pk)
    if on_the_day.exists():
        raise MeetingRefused(_meets_already(panel, to.meets_on))
    lawful = settings.VIRTUAL_MEETINGS_LAWFUL
    if to.kind == Kind.VIRTUAL and not is_virtual_lawful(to.meets_on, lawful):
        raise MeetingRefused(why_not_virtual(to.meets_on))


def _meets_already(panel: Panel, day: date) -> str:
    return f"{panel} has a meeting on {day:%-d %B %Y} already. Choose another day."
