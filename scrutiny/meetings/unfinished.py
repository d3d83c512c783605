"""What waits on those who run meetings once the day is over: saying what became of it, minutes."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse

from scrutiny.access.holdings import held
from scrutiny.access.roles import VERBS_OF_ROLE
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.notices.waiting import Waiting

State = Meeting.State
# A meeting of which nobody has said whether it was held.
OPEN = (*Meeting.BEFORE_PUBLICATION, State.PUBLISHED)


def waiting(user: User, on: date) -> list[Waiting]:
    """Return the meetings of a person's panels that are over and not recorded to the end."""
    panels = {panel for role, panel in held(user, on=on) if "meeting.attend" in VERBS_OF_ROLE[role]}
    if not panels:
        return []
    is_unsaid = Q(state__in=OPEN, meets_on__lt=on)
    is_unpublished = Q(minutes__isnull=False, minutes__published_at__isnull=True)
    meetings = Meeting.objects.filter(is_unsaid | is_unpublished).order_by("meets_on")
    if None not in panels:
        meetings = meetings.filter(panel_id__in=[one for one in panels if one is not None])
    return [_waiting(one) for one in meetings.select_related("panel")]


def _waiting(meeting: Meeting) -> Waiting:
    """Return what is to be done about one of them."""
    day = f"{meeting.meets_on:%-d %B %Y}"
    if meeting.state not in OPEN:
        title, why, page = f"Publish the draft minutes of {day}", "They are in work.", "minutes"
    elif meeting.state in Meeting.BEFORE_PUBLICATION:
        title, page = f"Say what became of the meeting of {day}", "agenda"
        why = "Its day passed before the agenda went out."
    else:
        title, page = f"Record the meeting of {day}", "desk"
        why = "Its day has passed. Say who was there, or cancel it."
    return Waiting(
        key=f"meeting-{page}:{meeting.panel.slug}:{meeting.meets_on:%Y-%m-%d}",
        title=title,
        why=f"{meeting.panel}. {why}",
        url=reverse(f"meetings:{page}", args=[meeting.pk]),
        due_on=None,
    )
