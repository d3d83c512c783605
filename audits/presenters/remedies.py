"""Actions after audits as a list shows them: how many days each has left, or is late."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from audits.models import RemedialAction
from audits.presenters.escalation import time_left


@dataclass(frozen=True)
class ShownRemedy:
    """An action: what, where from, whose, and its days."""

    pk: int
    says: str
    of: str
    owner: str
    due_on: date | None
    state: str
    colour: str
    outcome: str
    may_finish: bool


@dataclass(frozen=True)
class Remedies:
    """The actions that are open and those that are done."""

    open: tuple[ShownRemedy, ...]
    done: tuple[ShownRemedy, ...]
    headline: str


def remedies_of(
    remedies: Iterable[RemedialAction],
    *,
    may_finish: Callable[[RemedialAction], bool],
    on: date,
) -> Remedies:
    """Return the actions as at a day, in the order in which they are given."""
    shown = [(one, _shown(one, may_finish, on)) for one in remedies]
    open_ones = tuple(row for one, row in shown if one.done_on is None)
    late = sum(row.colour == "red" for row in open_ones)
    return Remedies(
        open_ones,
        tuple(row for one, row in shown if one.done_on is not None),
        _headline(len(open_ones), late),
    )


def _shown(
    one: RemedialAction, may_finish: Callable[[RemedialAction], bool], on: date
) -> ShownRemedy:
    if one.done_on is not None:
        state, colour = f"Done {one.done_on:%-d %B %Y}", "green"
    elif one.due_on is None:
        state, colour = "No day yet", "grey"
    else:
        state, colour = time_left((one.due_on - on).days)
    return ShownRemedy(
        pk=one.pk,
        says=one.says,
        of=f"{one.audit.team}, {one.audit.cycle.label}",
        owner=str(one.owner or "Nobody yet"),
        due_on=one.due_on,
        state=state,
        colour=colour,
        outcome=one.outcome,
        may_finish=one.done_on is None and may_finish(one),
    )


def _headline(open_count: int, late: int) -> str:
    if not open_count:
        return "Nothing is open."
    if open_count == 1:
        return f"1 action is open, {'and it is' if late else 'not'} late."
    return f"{open_count} actions are open, {late or 'none'} of them late."
