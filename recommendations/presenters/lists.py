"""The requests of a panel as a list: counts first, then by municipal year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from recommendations.answers import overdue_days
from recommendations.deadlines import due_of
from recommendations.models import Request
from recommendations.presenters.requests import COLOURS, asked_key, asked_name, asked_of
from recommendations.presenters.timing import day, days, wants_notice
from recommendations.states import FOR_THE_PANEL, Kind, Status
from scrutiny.meetings.calendar import municipal_year_label

Choice = tuple[str, str]


@dataclass(frozen=True)
class Count:
    """How many there are of something."""

    count: int
    word: str


@dataclass(frozen=True)
class Line:
    """A request in the list."""

    reference: str
    url: str
    kind: str
    wording: str
    asked_of: str
    status: str
    colour: str
    due: str
    is_late: bool


@dataclass(frozen=True)
class Year:
    """The requests of a municipal year."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Choices:
    """What the list can be narrowed to, as the requests of the panel have it."""

    years: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    asked: tuple[Choice, ...]


def counts_of(requests: Iterable[Request], *, on: date) -> tuple[Count, ...]:
    """Return how many are open, wait for the panel's decision, and are overdue."""
    open_ = [one for one in requests if one.is_open]
    waiting = sum(one.state in FOR_THE_PANEL for one in open_)
    overdue = sum(overdue_days(one, on=on) > 0 for one in open_)
    return (
        Count(len(open_), "open"),
        Count(waiting, "waiting for the panel"),
        Count(overdue, "answer overdue" if overdue == 1 else "answers overdue"),
    )


def years_of(requests: Iterable[Request], *, deadline: date | None, on: date) -> tuple[Year, ...]:
    """Return requests by municipal year, latest year first, each in the order of its numbers."""
    order = sorted(requests, key=lambda one: (-one.municipal_year, one.number))
    return tuple(
        Year(
            municipal_year_label(year),
            tuple(_line(one, deadline=deadline, on=on) for one in of_year),
        )
        for year, of_year in groupby(order, key=lambda one: one.municipal_year)
    )


def choices_of(requests: Iterable[Request]) -> Choices:
    """Return what the list can be narrowed to: only what there is."""
    known = list(requests)
    years = sorted({one.municipal_year for one in known}, reverse=True)
    kinds, statuses = {one.kind for one in known}, {one.status for one in known}
    asked = {asked_key(one): asked_name(one) for one in known}
    return Choices(
        years=tuple((str(year), municipal_year_label(year)) for year in years),
        kinds=tuple((kind.value, kind.label) for kind in Kind if kind.value in kinds),
        statuses=tuple((one.value, one.value) for one in Status if one in statuses),
        asked=tuple(sorted(asked.items(), key=lambda item: item[1])),
    )


def _line(request: Request, *, deadline: date | None, on: date) -> Line:
    due, is_late = _due(request, due_of(request, deadline), on=on)
    return Line(
        reference=request.reference,
        url=reverse("recommendations:request", args=[request.pk]),
        kind=request.get_kind_display(),
        wording=request.wording,
        asked_of=asked_of(request),
        status=request.status.value,
        colour=COLOURS[request.status],
        due=due,
        is_late=is_late,
    )


def _due(request: Request, due_on: date | None, *, on: date) -> tuple[str, bool]:
    """Return what the row says of the day, and whether the answer is late."""
    if not request.is_open:
        return "Off the list", False
    overdue = overdue_days(request, on=on)
    if overdue:
        return f"Overdue by {days(overdue)}", True
    if request.state in FOR_THE_PANEL:
        return "For the panel to decide", False
    if wants_notice(request):
        return "Notice not given yet", False
    return (f"Due {day(due_on)}" if due_on else "Due at the next meeting"), False
