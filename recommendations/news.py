"""What is new in the requests that somebody follows."""

from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from recommendations.models import Request, Update
from scrutiny.accounts.models import User
from scrutiny.notices.news import News


def news(user: User, since: date) -> list[News]:
    """Return each change of a request that the person follows, from the day they began on.

    What they did themselves is no news to them, nor what was written down before they followed.
    A request that they may not see any more says nothing.
    """
    updates = (
        Update.objects.filter(
            request__follows__user=user,
            recorded_at__gt=F("request__follows__since"),
            recorded_at__date__gte=since,
        )
        .filter(request__in=Request.objects.visible_to(user))
        .exclude(writer=user)
        .select_related("request__panel")
    )
    return [
        News(
            key=f"request-update:{one.pk}",
            title=_title(one),
            url=reverse("recommendations:request", args=[one.request_id]),
            happened_on=timezone.localdate(one.recorded_at),
        )
        for one in updates.order_by("recorded_at", "number")
    ]


def _title(update: Update) -> str:
    """Return the change in a few words: how far the request is now."""
    return f"{update.request}: {update.get_state_display().lower()}"
