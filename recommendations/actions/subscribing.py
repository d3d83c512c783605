"""The private address of one's own due days: made, made anew, ended."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from recommendations.models import CalendarAddress
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

KEY_BYTES = 32


@transaction.atomic
def make_address(*, by: User, now: datetime | None = None) -> CalendarAddress:
    """Give a person a new address; the one before, if there was one, is nobody's from now on.

    Its key is no part of the history: whoever reads that may not read the calendar.
    """
    made, is_first = CalendarAddress.objects.update_or_create(
        user=by,
        defaults={"key": secrets.token_urlsafe(KEY_BYTES), "made_at": now or timezone.now()},
    )
    record(verb="calendar_address_made", subject=made, by=by, new={"is_first": is_first})
    return made


@transaction.atomic
def end_address(*, by: User) -> None:
    """End a person's address; without one nothing happens."""
    found = CalendarAddress.objects.select_for_update().filter(user=by).first()
    if found is not None:
        record(verb="calendar_address_ended", subject=found, by=by)
        found.delete()
