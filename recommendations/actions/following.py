"""Following a request: whoever does is told of changes, once a day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from recommendations.models import Follow, Request
from scrutiny.accounts.models import User
from scrutiny.history.actions import record


@transaction.atomic
def follow(*, request: Request, by: User, now: datetime | None = None) -> Follow:
    """Follow a request; doing it twice is once, from the first time on."""
    found, is_new = Follow.objects.get_or_create(
        request=request, user=by, defaults={"followed_at": now or timezone.now()}
    )
    if is_new:
        record(verb="request_followed", subject=found, by=by)
    return found


@transaction.atomic
def unfollow(*, request: Request, by: User) -> None:
    """Stop following a request; who does not follow it has nothing to stop."""
    found = Follow.objects.select_for_update().filter(request=request, user=by).first()
    if found is not None:
        record(verb="request_unfollowed", subject=found, by=by)
        found.delete()
