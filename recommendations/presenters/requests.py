"""What every page says of a request: where it came from, and of whom it is asked."""

from dataclasses import dataclass

from django.urls import reverse

from recommendations.models import Request
from recommendations.states import Status
from scrutiny.meetings.models import Resolution

COLOURS = {
    Status.NOT_STARTED: "grey",
    Status.PARTIAL: "yellow",
    Status.COMPLETE: "green",
    Status.REJECTED: "red",
}


@dataclass(frozen=True)
class Origin:
    """Where a request came from, as a link to the minute."""

    words: str
    url: str


def origin_of(request: Request, *, month: str = "") -> Origin:
    """Return where a request came from; an origin without a page has no address.

    `month` is the latest one whose figures the reader sees ("2022-12"); none where they see none.
    """
    if request.resolution is not None:
        return minute_of(request.resolution)
    if request.indicator is not None:
        code = request.indicator.code
        place = [request.panel.slug, month, code]
        url = reverse("performance:indicator-detail", args=place) if month else ""
        return Origin(f"Indicator {code}: {request.indicator}", url)
    if request.theme is not None:
        return Origin(f"Learning theme of the audits: {request.theme}", "")
    return Origin(request.source, "")


def minute_of(resolution: Resolution) -> Origin:
    """Return the minute that a resolution stands in."""
    minute = resolution.minute
    meeting = minute.minutes.meeting
    number = f"Minute {minute.number}" if minute.number else "A minute"
    page = reverse("meetings:minutes", args=[meeting.pk])
    place = f"#minute-{minute.number}" if minute.number else ""
    return Origin(f"{number} of {meeting.meets_on:%-d %B %Y}: {minute.item.title}", page + place)


def asked_of(request: Request) -> str:
    """Return who is asked: the post, the body, or the post of the body."""
    words = [str(request.addressee) if request.addressee else "", request.addressee_body]
    return ", ".join(word for word in words if word)


def asked_key(request: Request) -> str:
    """Return what an address names who is asked by: "post:3", or the body as it is written."""
    return f"post:{request.addressee_id}" if request.addressee_id else request.addressee_body


def asked_name(request: Request) -> str:
    """Return the one name under which who is asked is listed: the post, or else the body."""
    return str(request.addressee) if request.addressee else request.addressee_body
