"""Audits as a board shows them: what is late first, and how many days are left. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from audits.models import Audit
from scrutiny.notices.days_left import days_left

State = Audit.State
UNFINISHED = frozenset({State.UNALLOCATED, *Audit.WITH_AUDITOR})
COLOURS: dict[str, str] = {
    State.UNALLOCATED: "yellow",
    State.ALLOCATED: "grey",
    State.IN_PROGRESS: "blue",
    State.SUBMITTED: "teal",
    State.CHANGES_REQUESTED: "orange",
    State.ON_FILE: "green",
    State.REPLACED: "grey",
}


@dataclass(frozen=True)
class Line:
    """One audit: whose it is, how far it is, and how long is left (empty once it is in)."""

    pk: int
    reference: str
    team: str
    auditor: str
    state: str
    colour: str
    kind: str
    due_on: date
    left: str
    is_late: bool
    is_movable: bool
    is_replaceable: bool


@dataclass(frozen=True)
class Count:
    """How many audits are in a state."""

    count: int
    word: str


@dataclass(frozen=True)
class Board:
    """The audits of a page, late ones first, and how many are how far."""

    lines: tuple[Line, ...]
    counts: tuple[Count, ...]


def board_of(audits: Iterable[Audit], *, on: date) -> Board:
    """Return audits as a board; they come with their names."""
    found = list(audits)
    return Board(lines_of(found, on=on), counts_of(found, on=on))


def lines_of(audits: Iterable[Audit], *, on: date) -> tuple[Line, ...]:
    """Return what is still to be handed in by its day, then what was handed in."""
    in_order = sorted(audits, key=lambda one: (one.state not in UNFINISHED, one.due_on, one.pk))
    return tuple(line_of(audit, on=on) for audit in in_order)


def lines_to_oversee(
    audits: Iterable[Audit], *, due_of: Callable[[date], date], on: date
) -> tuple[Line, ...]:
    """Return what waits for oversight; `due_of` gives the day of oversight of a month's audits."""
    return tuple(
        replace(
            line_of(audit, on=on),
            due_on=(due_on := due_of(audit.cycle.month)),
            left=days_left(due_on, on=on),
            is_late=due_on < on,
        )
        for audit in audits
    )


def line_of(audit: Audit, *, on: date) -> Line:
    """Return one audit as a line."""
    is_unfinished = audit.state in UNFINISHED
    is_movable = is_unfinished and audit.state != State.CHANGES_REQUESTED
    return Line(
        pk=audit.pk,
        reference=audit.reference,
        team=audit.team.name,
        auditor=str(audit.auditor) if audit.auditor else "",
        state=audit.get_state_display(),
        colour=COLOURS[audit.state],
        kind="" if audit.kind == Audit.Kind.SAMPLE else audit.get_kind_display(),
        due_on=audit.due_on,
        left=days_left(audit.due_on, on=on) if is_unfinished else "",
        is_late=is_unfinished and audit.due_on < on,
        is_movable=is_movable,
        is_replaceable=is_movable and audit.kind == Audit.Kind.SAMPLE,
    )


def counts_of(audits: Iterable[Audit], *, on: date) -> tuple[Count, ...]:
    """Return how many are late, then how many are in each state that there is."""
    found = list(audits)
    late = sum(one.state in UNFINISHED and one.due_on < on for one in found)
    by_state = Counter(one.state for one in found)
    states = (Count(by_state[state], state.label) for state in State if by_state[state])
    return (Count(late, "Late"), *states) if found else ()
