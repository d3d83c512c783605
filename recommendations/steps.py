"""What this app offers to do about a resolution: track it as a request."""

from collections.abc import Sequence

from django.urls import reverse

from recommendations.models import Request
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor
from scrutiny.meetings.models import Resolution
from scrutiny.meetings.steps import Step, Steps


def to_request(resolutions: Sequence[Resolution], user: Visitor) -> Steps:
    """Offer a tracked request of each resolution; where there is one, everybody sees it."""
    made = {one.resolution_id: one for one in _requests(resolutions, user)}
    found: Steps = {}
    for one in resolutions:
        request = made.get(one.pk)
        if request is not None:
            url = reverse("recommendations:request", args=[request.pk])
            found[one.pk] = [
                Step("", "", is_done=True, done_label=f"Tracked as {request}", done_url=url)
            ]
        elif not one.minute.is_withheld and may(user, "request.raise", one):
            url = reverse("recommendations:request-raise", args=[one.pk])
            found[one.pk] = [Step("Track as a request", url)]
    return found


def _requests(resolutions: Sequence[Resolution], user: Visitor) -> list[Request]:
    """Read the requests that came of these resolutions, in one query."""
    visible = Request.objects.visible_to(user).filter(resolution__in=resolutions)
    return list(visible.select_related("panel"))
