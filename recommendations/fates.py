"""What became of each request of a panel by the end of a day, as plain values to be counted."""

from datetime import date

from recommendations.annual import Fate
from recommendations.answers import answered
from recommendations.presenters.requests import asked_key, asked_name
from recommendations.standing import Standing, made_by
from recommendations.states import ANSWERS, Kind, State
from scrutiny.panels.models import Panel


def fates_of(panel: Panel, *, on: date) -> list[Fate]:
    """Return all that the panel had asked for by a day, in two queries however much it is."""
    return [fate_of(one) for one in made_by(panel, on=on)]


def fate_of(standing: Standing) -> Fate:
    """Return one request in plain values; what came after the day it stands at is left out."""
    request, states = standing.request, [one.state for one in standing.updates]
    first = answered(request, standing.updates)
    was_notified = State.NOTIFIED in states
    return Fate(
        year=request.municipal_year,
        kind=Kind(request.kind),
        asked_key=asked_key(request),
        asked_of=asked_name(request),
        state=standing.state,
        answer=next((State(one) for one in reversed(states) if one in ANSWERS), None),
        answered_on=first.on if first else None,
        received_on=request.received_on if was_notified else None,
        due_on=request.due_on if was_notified else None,
        was_returned=State.RETURNED in states,
    )
