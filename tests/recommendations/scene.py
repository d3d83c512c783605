"""Requests at any point of their life, brought about by the portal's own actions."""

from datetime import date, datetime, time

from django.utils import timezone

from recommendations.actions.raising import Asked, Origin, raise_from
from recommendations.models import Request
from recommendations.states import Kind
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel, Post

MADE_ON = date(2022, 11, 24)
SOURCE = "Inspection of children's services, October 2022"


def moment(day: date, hour: int = 12) -> datetime:
    """Return a moment of a day here."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def a_request(
    panel: Panel,
    *,
    kind: Kind = Kind.RECOMMENDATION,
    made_on: date = MADE_ON,
    wording: str = "That help comes sooner.",
    addressee: Post | None = None,
    made_at: datetime | None = None,
    **also: object,
) -> Request:
    """Return a request that an inspection gave rise to, of the head of safeguarding."""
    asked = Asked(
        kind=kind,
        addressee=addressee or Post.objects.get(slug="head-of-safeguarding"),
        **also,  # type: ignore[arg-type]
    )
    origin = Origin(wording=wording, source=SOURCE)
    return raise_from(
        panel=panel,
        origin=origin,
        asked=asked,
        made_on=made_on,
        by=None,
        now=made_at or moment(made_on),
    )


def held_on(panel: Panel, meets_on: date) -> Meeting:
    """Return the panel's meeting of a day, held."""
    meeting = Meeting.objects.get(panel=panel, meets_on=meets_on)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.HELD)
    meeting.refresh_from_db()
    return meeting
