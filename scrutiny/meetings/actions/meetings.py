"""What is done to meetings."""

from datetime import date

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel


@transaction.atomic
def arrange(
    *, panel: Panel, meets_on: date, place: str, state: Meeting.State, by: User | None
) -> Meeting:
    """Put a meeting into the panel's calendar."""
    meeting = Meeting.objects.create(panel=panel, meets_on=meets_on, place=place, state=state)
    record(verb="meeting_arranged", subject=meeting, by=by, new={"meets_on": meets_on.isoformat()})
    return meeting
