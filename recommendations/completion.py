"""When a request was completed, and the days that mark its way. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from recommendations.models import Request, Update
from recommendations.states import State


def state_by(updates: Iterable[Update], *, on: date) -> State:
    """Return how far it was by the end of a day; the updates come in their order."""
    known = [one.state for one in updates if one.happened_on <= on]
    return State(known[-1]) if known else State.MADE


def completed_on(updates: Iterable[Update]) -> date | None:
    """Return the day it was reported complete; None while it was not, or was returned since."""
    found: date | None = None
    for update in updates:
        if update.state == State.REPORTED_COMPLETE:
            found = update.happened_on
        elif update.state == State.RETURNED:
            found = None
    return found


def milestones(request: Request, updates: Iterable[Update]) -> Iterator[tuple[date, str]]:
    """Yield the days on which it was asked for, reported complete and accepted, with the words."""
    updates = list(updates)
    yield request.made_on, "asked for"
    done_on = completed_on(updates)
    if done_on is not None:
        yield done_on, "reported complete"
    for update in updates:
        if update.state == State.ACCEPTED:
            yield update.happened_on, "accepted by the panel"
