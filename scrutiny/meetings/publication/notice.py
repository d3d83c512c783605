"""Whether an agenda may go out after the last day that keeps the clear days."""

from scrutiny.meetings.models import Meeting
from scrutiny.meetings.publication.clock import Clock


def why_too_late(meeting: Meeting, clock: Clock) -> str:
    """Say why an agenda cannot go out on the clock's day, nothing where it can.

    Late it goes out only for a meeting that was itself convened at shorter notice (Local
    Government Act 1972, s.100B(4)(a)).
    """
    if not clock.is_late:
        return ""
    if meeting.convened_on is None or not meeting.shorter_notice_because.strip():
        return (
            f"It is too late to give {clock.clear_days} clear days: the last day was "
            f"{clock.due_on:%-d %B %Y}. The agenda can go out only if the meeting was convened at "
            "shorter notice. Say first when it was convened, and why so late."
        )
    if meeting.convened_on <= clock.due_on:
        return (
            f"The meeting was convened on {meeting.convened_on:%-d %B %Y}, in time for its papers "
            f"to go out by {clock.due_on:%-d %B %Y}. That is no shorter notice."
        )
    return ""
