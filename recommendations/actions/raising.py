"""Making a tracked request of a resolution: its one way into being, for now."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from recommendations.models import Request
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.calendar import municipal_year
from scrutiny.meetings.models import Minute, Minutes, Resolution
from scrutiny.panels.models import Panel, Post


class RaisingRefused(Exception):
    """Raised with a sentence when no request can be made of a resolution."""


@transaction.atomic
def raise_request(
    *,
    resolution: Resolution,
    kind: Request.Kind,
    addressee: Post | None,
    addressee_body: str,
    lead: Post | None,
    by: User | None,
    now: datetime | None = None,
) -> Request:
    """Make a tracked request of a resolution, once, worded as it was resolved.

    Only of published minutes, and of a minute that the public reads: a request is public from the
    first day, and so is its wording. The reference counts through the municipal year of the meeting
    that resolved it. Raises RaisingRefused; of two people at once, the second is told.
    """
    addressee_body = addressee_body.strip()
    if addressee is None and not addressee_body:
        raise RaisingRefused("Say who is asked: a post, or a body outside the council.")
    # Two who raise at once are numbered one after the other.
    panel = Panel.objects.select_for_update(no_key=True).get(pk=resolution.minute.panel_id)
    minute = Minute.objects.select_related("minutes__meeting").get(pk=resolution.minute_id)
    _refuse_not_public(minute, minute.minutes)
    earlier = Request.objects.filter(resolution=resolution).first()
    if earlier is not None:
        raise RaisingRefused(f"This resolution is tracked already, as {earlier.reference}.")
    year = municipal_year(minute.minutes.meeting.meets_on)
    request = Request.objects.create(
        panel=panel,
        kind=kind,
        municipal_year=year,
        number=_next_number(panel, year),
        wording=resolution.wording,
        resolution=resolution,
        addressee=addressee,
        addressee_body=addressee_body,
        lead=lead,
        made_at=now or timezone.now(),
        raiser=by,
    )
    record(
        verb="request_raised",
        subject=request,
        by=by,
        new={"kind": kind, "addressee": str(addressee or addressee_body)},
    )
    return request


def _refuse_not_public(minute: Minute, minutes: Minutes) -> None:
    """Raise RaisingRefused while the public may not read what was resolved."""
    if minutes.published_at is None:
        raise RaisingRefused(
            "The minutes are not published yet, and a request is public. Publish them first."
        )
    if minute.is_withheld:
        raise RaisingRefused(
            "This minute is kept from the public, and a request is public. Put it on the work "
            "programme instead, so that the panel follows it."
        )


def _next_number(panel: Panel, year: int) -> int:
    """Return the number of the panel's next request in a municipal year."""
    of_year = Request.objects.filter(panel=panel, municipal_year=year)
    return int(of_year.aggregate(last=Max("number"))["last"] or 0) + 1
