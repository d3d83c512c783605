"""What this app offers to do about a resolution: track it as a request."""

from collections.abc import Sequence

from django.urls import reverse

from recommendations.minute_words import worded
from recommendations.models import Request, Update
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor
from scrutiny.meetings.models import Resolution
from scrutiny.meetings.steps import Step, Steps


def to_request(resolutions: Sequence[Resolution], user: Visitor) -> Steps:
    """Offer a tracked request of each resolution; where there is one, everybody sees it.

    A resolution that decides on a request leads to that one, and asks for nothing new.
    """
    made = {one.resolution_id: one for one in _requests(resolutions, user)}
    decided = _decided(resolutions, user)
    found: Steps = {}
    for one in resolutions:
        request = made.get(one.pk)
        if request is not None:
            url = reverse("recommendations:request", args=[request.pk])
            found[one.pk] = [
                Step("", "", is_done=True, done_label=f"Tracked as {request}", done_url=url)
            ]
        elif one.pk in decided:
            about = decided[one.pk]
            url = reverse("recommendations:request", args=[about.pk])
            found[one.pk] = [
                Step("", "", is_done=True, done_label=f"Decides on {about}", done_url=url)
            ]
        elif not one.minute.is_withheld and may(user, "request.raise", one):
            url = reverse("recommendations:request-raise", args=[one.pk])
            found[one.pk] = [Step("Track as a request", url)]
    return found


def _requests(resolutions: Sequence[Resolution], user: Visitor) -> list[Request]:
    """Read the requests that came of these resolutions, in one query."""
    visible = Request.objects.visible_to(user).filter(resolution__in=resolutions)
    return list(visible.select_related("panel"))


def _decided(resolutions: Sequence[Resolution], user: Visitor) -> dict[int, Request]:
    """Read which request a resolution decides on, in one query: it says so to the letter."""
    updates = Update.objects.filter(
        meeting__minutes__entries__in={one.minute_id for one in resolutions},
        request__in=Request.objects.visible_to(user),
    ).select_related("request__panel")
    by_words = {worded(one): one.request for one in updates}
    return {one.pk: by_words[one.wording] for one in resolutions if one.wording in by_words}
