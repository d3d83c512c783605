"""What this app adds to the page of an indicator: what the panel asked for about it."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse

from performance.cards import Card, CardRow, Mark, Step, Subject
from recommendations.completion import milestones, state_by
from recommendations.models import Request, Update
from recommendations.presenters.requests import COLOURS
from recommendations.presenters.timing import day
from recommendations.states import STATUS_OF
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor

KEY, TITLE = "requests", "What the panel asked for"


def requests_about(subject: Subject, user: Visitor) -> Card | None:
    """Return the card: each request that the reader may see, newest first, as it stood by then.

    Without any there is a card for whoever may ask for something, and none for others.
    """
    requests = _requests(subject, user)
    step = _step(subject, user)
    if not requests and step is None:
        return None
    return Card(
        key=KEY,
        title=TITLE,
        rows=tuple(_row(request, updates, subject) for request, updates in requests),
        says="The panel has asked for nothing about this indicator yet.",
        step=step,
        marks=tuple(
            Mark(on, f"{request.reference} {words}")
            for request, updates in requests
            for on, words in milestones(request, updates)
        ),
    )


def _requests(subject: Subject, user: Visitor) -> list[tuple[Request, Sequence[Update]]]:
    """Read the requests with what had been said and done by the day, in two queries."""
    visible = Request.objects.visible_to(user).about_indicator(subject.indicator_id)
    known = Update.objects.filter(happened_on__lte=subject.on).order_by("number")
    found = visible.filter(panel=subject.panel, made_on__lte=subject.on).select_related("panel")
    ordered = found.order_by("-made_on", "-number").prefetch_related(Prefetch("updates", known))
    return [(one, list(one.updates.all())) for one in ordered]


def _row(request: Request, updates: Sequence[Update], subject: Subject) -> CardRow:
    status = STATUS_OF[state_by(updates, on=subject.on)]
    return CardRow(
        label=request.reference,
        url=reverse("recommendations:request", args=[request.pk]),
        says=request.wording,
        note=f"{request.get_kind_display()}, asked for on {day(request.made_on)}.",
        status=status.value,
        colour=COLOURS[status],
    )


def _step(subject: Subject, user: Visitor) -> Step | None:
    """Offer the form, with the indicator filled in, to whoever may make a request."""
    if not may(user, "request.raise", subject.panel):
        return None
    url = reverse("recommendations:request-raise-from", args=[subject.panel.slug])
    return Step(
        "Ask for something about this indicator", f"{url}?{urlencode({'indicator': subject.code})}"
    )
