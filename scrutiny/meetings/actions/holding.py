"""Recording that a meeting was held, and who presided."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Person


class HoldingRefused(Exception):
    """Raised with a sentence when a meeting cannot be recorded as held."""


@transaction.atomic
def hold(
    *, meeting: Meeting, presided_by: Person | None, by: User | None, on: date | None = None
) -> Meeting:
    """Record that a meeting was held, and who presided. Raises HoldingRefused.

    A meeting that was too few for business is held as well: its minutes say so.
    """
    today = on or timezone.localdate()
    if meeting.meets_on > today:
        raise HoldingRefused(
            f"The meeting is on {meeting.meets_on:%-d %B %Y}; it is still to come."
        )
    if meeting.may_become(Meeting.State.HELD):
        still = Meeting.objects.filter(pk=meeting.pk, state=meeting.state)
        if still.update(state=Meeting.State.HELD, presided_by=presided_by):
            before = meeting.state
            meeting.refresh_from_db()
            record(
                verb="meeting_held",
                subject=meeting,
                by=by,
                old={"state": before},
                new={"presided_by": presided_by.name if presided_by else ""},
            )
            return meeting
    meeting.refresh_from_db()
    if meeting.is_over:
        raise HoldingRefused("The meeting is recorded as held already.")
    raise HoldingRefused(
        f"The meeting is {meeting.get_state_display().lower()}, so it cannot have been held. "
        "Publish its agenda first."
    )
