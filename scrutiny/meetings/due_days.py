"""By when the papers of a meeting are due: to the public, to the manager, to who clears them."""

from datetime import date

from django.conf import settings

from scrutiny import workdays
from scrutiny.meetings.calendar import publish_by
from scrutiny.meetings.models import Meeting


def last_day(meeting: Meeting) -> date:
    """Return the last day on which the meeting's papers can go out and keep the clear days."""
    return publish_by(meeting.meets_on, settings.PUBLISH_CLEAR_DAYS)


def due_day(meeting: Meeting, kind: str = "") -> date:
    """Return when the report is due to the scrutiny manager, or a clearance of this kind."""
    before = settings.CLEARANCE_DAYS[kind] if kind else settings.REPORT_DUE_WORKDAYS
    return workdays.add(last_day(meeting), -before)
