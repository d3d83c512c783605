"""What is done to commentary: written as a new revision, submitted, signed off."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from performance.models import Commentary, Indicator, PriorityArea
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Panel, Post


@transaction.atomic
def write(
    *,
    panel: Panel,
    month: date,
    says: str,
    next_steps: str,
    by: User | None,
    area: PriorityArea | None = None,
    indicator: Indicator | None = None,
    author_post: Post | None = None,
    now: datetime | None = None,
) -> Commentary:
    """Add a revision: of an area's text, an indicator's, or (neither given) the opening statement.

    Earlier revisions are kept as they were. The database refuses a text about both.
    """
    kind = Commentary.Kind.OPENING
    if area is not None:
        kind = Commentary.Kind.AREA
    if indicator is not None:
        kind = Commentary.Kind.INDICATOR
    about = {"panel": panel, "month": month, "kind": kind, "area": area, "indicator": indicator}
    latest = Commentary.objects.filter(**about).order_by("-revision").first()
    commentary = Commentary.objects.create(
        **about,
        revision=latest.revision + 1 if latest else 1,
        says=says,
        next_steps=next_steps,
        author_post=author_post,
        author=by,
        written_at=now or timezone.now(),
    )
    record(
        verb="commentary_written",
        subject=commentary,
        by=by,
        old={"revision": latest.revision} if latest else {},
        new={"revision": commentary.revision},
    )
    return commentary


@transaction.atomic
def submit(*, commentary: Commentary, by: User | None) -> Commentary:
    """Hand a revision to the service lead."""
    commentary.state = Commentary.State.SUBMITTED
    commentary.save(update_fields=["state"])
    record(verb="commentary_submitted", subject=commentary, by=by)
    return commentary


@transaction.atomic
def sign_off(*, commentary: Commentary, by: User, now: datetime | None = None) -> Commentary:
    """Sign a revision off; from then on it may be printed."""
    commentary.state = Commentary.State.SIGNED_OFF
    commentary.signed_off_at = now or timezone.now()
    commentary.signed_off_by = by
    commentary.save(update_fields=["state", "signed_off_at", "signed_off_by"])
    record(verb="commentary_signed_off", subject=commentary, by=by)
    return commentary
