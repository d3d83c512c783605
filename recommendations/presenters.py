"""Requests as pages show them: by municipal year, each with where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from recommendations.models import Request
from scrutiny.meetings.calendar import municipal_year_label
from scrutiny.meetings.models import Resolution

COLUMNS = ("Reference", "What was asked", "Of whom", "How far it is")


@dataclass(frozen=True)
class Origin:
    """Where a request came from, as a link to the minute."""

    words: str
    url: str


@dataclass(frozen=True)
class Year:
    """The requests of a municipal year as a table's rows."""

    label: str
    rows: tuple[tuple[dict[str, str], ...], ...]

    @property
    def columns(self) -> list[dict[str, str]]:
        """Return the heads of the table."""
        return [{"label": label} for label in COLUMNS]


def origin_of(resolution: Resolution) -> Origin:
    """Return the minute that a resolution stands in."""
    minute = resolution.minute
    meeting = minute.minutes.meeting
    number = f"Minute {minute.number}" if minute.number else "A minute"
    page = reverse("meetings:minutes", args=[meeting.pk])
    place = f"#minute-{minute.number}" if minute.number else ""
    return Origin(f"{number} of {meeting.meets_on:%-d %B %Y}: {minute.item.title}", page + place)


def years_of(requests: Iterable[Request]) -> tuple[Year, ...]:
    """Return requests by municipal year, latest year first, each in the order of its numbers."""
    order = sorted(requests, key=lambda one: (-one.municipal_year, one.number))
    return tuple(
        Year(municipal_year_label(year), tuple(_row(one) for one in of_year))
        for year, of_year in groupby(order, key=lambda one: one.municipal_year)
    )


def asked_of(request: Request) -> str:
    """Return who is asked: the post, the body, or the post of the body."""
    words = [str(request.addressee) if request.addressee else "", request.addressee_body]
    return ", ".join(word for word in words if word)


def _row(request: Request) -> tuple[dict[str, str], ...]:
    url = reverse("recommendations:request", args=[request.pk])
    return (
        {"text": request.reference, "url": url},
        {"text": request.wording},
        {"text": asked_of(request), "label": COLUMNS[2]},
        {"text": request.get_state_display(), "label": COLUMNS[3]},
    )
