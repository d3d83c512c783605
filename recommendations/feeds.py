"""What was last said and done about a panel's requests, for feed readers (Atom)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from recommendations.models import Request, Update
from scrutiny.access.holdings import panels_seen_by
from scrutiny.exports.texts import writable
from scrutiny.panels.models import Panel

NEWEST = 50


class NewestUpdates(Feed):  # type: ignore[type-arg]
    """The newest updates of a panel that the reader may see."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Panel:
        """Return the panel; one that meets in private is not there for the public."""
        return get_object_or_404(panels_seen_by(request.user), slug=kwargs["slug"])

    def title(self, obj: Panel) -> str:
        """Return what the feed is called."""
        return writable(f"{obj}: what became of its requests")

    def link(self, obj: Panel) -> str:
        """Return the page that it goes with."""
        return reverse("recommendations:tracker", args=[obj.slug])

    def items(self, obj: Panel) -> list[Update]:
        """Return the updates, the newest first."""
        requests = Request.objects.filter(panel=obj)
        rows = Update.objects.filter(request__in=requests).select_related("request__panel")
        return list(rows.order_by("-recorded_at", "-pk")[:NEWEST])

    def item_title(self, item: Any) -> str:
        """Return the request and how far it then was."""
        return writable(f"{item.request.reference}: {item.get_state_display().lower()}")

    def item_description(self, item: Update) -> str:
        """Return what is asked for, the day, and what was said.

        Django sends it as HTML, so words are escaped: a reader's program would act on them. One
        control character in them would end the whole feed.
        """
        words = [item.request.wording, f"{item.happened_on:%-d %B %Y}. {item.says}".strip()]
        return linebreaks(writable("\n\n".join(words)), autoescape=True)

    def item_link(self, item: Update) -> str:
        """Return the page of the request."""
        return reverse("recommendations:request", args=[item.request_id])

    def item_guid(self, item: Update) -> str:
        """Return what tells updates of one request apart: a whole address, as Atom wants it."""
        return f"{settings.PORTAL_ADDRESS}{self.item_link(item)}#update-{item.number}"

    def item_pubdate(self, item: Update) -> datetime:
        """Return when it was recorded."""
        return item.recorded_at

    def item_updateddate(self, item: Update) -> datetime:
        """Return when it was recorded; nothing is changed afterwards."""
        return item.recorded_at
