"""What waits on those who publish: agendas to send out, by when, and supplements."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from scrutiny.access.holdings import held
from scrutiny.access.roles import VERBS_OF_ROLE
from scrutiny.accounts.models import User
from scrutiny.meetings.models import AgendaItem, Meeting
from scrutiny.meetings.publication.clock import Clock
from scrutiny.notices.waiting import Waiting

# An agenda comes up so long before the meeting; before that there is nothing to publish.
COMES_UP = timedelta(days=35)


def waiting(user: User, on: date) -> list[Waiting]:
    """Return the agendas and supplements that a person has to publish, of their panels."""
    panels = {panel for role, panel in held(user, on=on) if "agenda.publish" in VERBS_OF_ROLE[role]}
    if not panels:
        return []
    meetings = Meeting.objects.upcoming(on=on).filter(meets_on__lte=on + COMES_UP)
    if None not in panels:
        meetings = meetings.filter(panel_id__in=[one for one in panels if one is not None])
    found = list(meetings.select_related("panel"))
    late = _with_late_items(found)
    return [_agenda(one, on) for one in found if one.state in Meeting.BEFORE_PUBLICATION] + [
        _supplement(one) for one in found if one.pk in late
    ]


def _agenda(meeting: Meeting, on: date) -> Waiting:
    clock = Clock(meeting.meets_on, settings.PUBLISH_CLEAR_DAYS, on)
    return Waiting(
        key=f"publish-agenda:{meeting.panel.slug}:{meeting.meets_on:%Y-%m-%d}",
        title=f"Publish the agenda for {meeting.meets_on:%-d %B %Y}",
        why=f"{meeting.panel}. {clock.rule}",
        url=reverse("meetings:publish", args=[meeting.pk]),
        due_on=clock.due_on,
    )


def _supplement(meeting: Meeting) -> Waiting:
    return Waiting(
        key=f"publish-supplement:{meeting.panel.slug}:{meeting.meets_on:%Y-%m-%d}",
        title=f"Publish the late item for {meeting.meets_on:%-d %B %Y}",
        why=f"{meeting.panel}. A late item is open to the public when members get it.",
        url=reverse("meetings:publish", args=[meeting.pk]),
        due_on=meeting.meets_on,
    )


def _with_late_items(meetings: list[Meeting]) -> set[int]:
    """Return the meetings that have a late item which did not go out yet."""
    items = AgendaItem.objects.filter(meeting__in=meetings, added_late_at__isnull=False)
    unpublished = items.filter(published__isnull=True, state=AgendaItem.State.ON_AGENDA)
    return set(unpublished.values_list("meeting_id", flat=True))
