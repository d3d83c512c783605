"""What is wanted of a request and by when, in one sentence."""

from dataclasses import dataclass
from datetime import date

from recommendations.answers import Answered, overdue_days
from recommendations.models import Request
from recommendations.states import FOR_THE_PANEL, STARTS_AT_ONCE, State
from scrutiny.meetings.models import Meeting


@dataclass(frozen=True)
class Timing:
    """The sentence, and whether something is late."""

    words: str
    is_late: bool = False


def days(count: int) -> str:
    """Return "1 day" or "12 days"."""
    return "1 day" if count == 1 else f"{count:,} days"


def day(of: date) -> str:
    """Return a day as people write it."""
    return f"{of:%-d %B %Y}"


def wants_notice(request: Request) -> bool:
    """Return whether nothing can begin before notice is given."""
    return request.state == State.MADE and request.kind not in STARTS_AT_ONCE


def timing_of(
    request: Request, *, due_on: date | None, next_meeting: Meeting | None, on: date
) -> Timing:
    """Return what a request waits for; `due_on` is what `deadlines.due_of` says."""
    if not request.is_open:
        return Timing("Off the list: the panel has decided.")
    if request.state in FOR_THE_PANEL:
        when = f"at the meeting of {day(next_meeting.meets_on)}" if next_meeting else "at a meeting"
        return Timing(f"Waits for the panel, which decides {when}.")
    overdue = overdue_days(request, on=on)
    if overdue:
        return Timing(f"Answer overdue by {days(overdue)}: it was due {_due(request)}.", True)
    if wants_notice(request):
        return Timing("Notice is not given yet. The time for an answer begins with its receipt.")
    wanted = "Answer" if request.state == State.NOTIFIED else "Report"
    if due_on is None:
        return Timing(f"{wanted} due for the next meeting, which is not arranged yet.")
    left = (due_on - on).days
    until = "today" if left == 0 else f"{days(left)} left"
    by_law = request.state == State.NOTIFIED and request.due_on is not None
    why = "" if by_law else ", with the papers of the next meeting"
    return Timing(f"{wanted} due {day(due_on)}{why}: {until}.")


def answer_words(found: Answered | None) -> str:
    """Return when the answer came and how late; nothing while there is none."""
    if found is None:
        return ""
    if found.late_days:
        return f"Answered {day(found.on)}, {days(found.late_days)} late."
    return f"Answered {day(found.on)}."


def _due(request: Request) -> str:
    return day(request.due_on) if request.due_on else ""
