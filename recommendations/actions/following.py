"""Following a request: whoever does is told of changes, once a day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from recommendations.models import Follow, Request
from scrutiny.accounts.models import User


@transaction.atomic
def follow(*, request: Request, by: User, now: datetime | None = None) -> Follow:
    """Follow a request; doing it twice is once."""
    found, _ = Follow.objects.get_or_create(
        request=request, user=by, defaults={"since": now or timezone.now()}
    )
    return found


@transaction.atomic
def unfollow(*, request: Request, by: User) -> None:
    """Stop following a request."""
    Follow.objects.filter(request=request, user=by).delete()
