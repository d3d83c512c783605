"""A month's cycle as its page shows it: its days, its draw, and what is missing. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audits.calendar import MonthClock
from audits.models import Audit, Cycle, Draw, DrawnCase, PopulationCase
from audits.presenters.board import Line, line_of

Outcome = DrawnCase.Outcome


@dataclass(frozen=True)
class Step:
    """A day of the month's clock; `state` is done or waiting."""

    label: str
    day: date
    is_past: bool


@dataclass(frozen=True)
class TeamCount:
    """How many cases of a team are open, drawn and in reserve."""

    team: str
    open_count: int
    chosen_count: int
    reserve_count: int


@dataclass(frozen=True)
class Replaced:
    """A case that was taken out, why, and the audit that took its place."""

    reference: str
    team: str
    because: str
    by: str


@dataclass(frozen=True)
class LeftOut:
    """A case that could not be drawn, and why."""

    reference: str
    team: str
    because: str


@dataclass(frozen=True)
class DrawShown:
    """The draw: how it was asked for, and whether it comes out the same again."""

    asked_for: str
    seed: str
    by: str
    day: date
    is_same: bool
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class MonthShown:
    """All that the page of a month shows."""

    steps: tuple[Step, ...]
    teams: tuple[TeamCount, ...]
    open_count: int
    sample: tuple[Line, ...]
    by_hand: tuple[Line, ...]
    unallocated: tuple[Line, ...]
    replaced: tuple[Replaced, ...]
    missing: tuple[str, ...]


def month_of(
    cycle: Cycle,
    *,
    clock: MonthClock,
    population: Iterable[PopulationCase],
    drawn: Iterable[DrawnCase],
    audits: Iterable[Audit],
    on: date,
) -> MonthShown:
    """Return a month as its page shows it; rows come with teams and auditors."""
    cases, rows, found = list(population), list(drawn), list(audits)
    order = {row.case.reference: row.order for row in rows}
    standing = [audit for audit in found if audit.state != Audit.State.REPLACED]
    sample = [audit for audit in standing if audit.kind == Audit.Kind.SAMPLE]
    sample.sort(key=lambda audit: (order.get(audit.reference, 0), audit.pk))
    return MonthShown(
        steps=steps_of(clock, on=on),
        teams=_teams(cases, rows),
        open_count=len(cases),
        sample=tuple(line_of(audit, on=on) for audit in sample),
        by_hand=tuple(line_of(one, on=on) for one in standing if one not in sample),
        unallocated=tuple(
            line_of(one, on=on) for one in standing if one.state == Audit.State.UNALLOCATED
        ),
        replaced=_replaced(found),
        missing=missing_of(cycle, standing, has_population=bool(cases), is_drawn=bool(rows)),
    )


def steps_of(clock: MonthClock, *, on: date) -> tuple[Step, ...]:
    """Return the days of a month in their order."""
    days = (
        ("Cases sent", clock.sent_on),
        ("Moderation panel", clock.panel_on),
        ("Audits complete", clock.complete_by),
        ("Oversight by", clock.oversight_by),
        ("Analysis by", clock.analysis_by),
    )
    in_order = sorted(days, key=lambda step: step[1])
    return tuple(Step(label, day, day < on) for label, day in in_order)


def draw_shown(draw: Draw, drawn: Iterable[DrawnCase], *, day: date, is_same: bool) -> DrawShown:
    """Return a draw with the cases that it left out."""
    return DrawShown(
        asked_for=draw.asked_for,
        seed=draw.seed,
        by=draw.drawn_by.name,
        day=day,
        is_same=is_same,
        left_out=tuple(
            LeftOut(row.case.reference, row.case.team.name, row.because)
            for row in drawn
            if row.outcome == Outcome.EXCLUDED
        ),
    )


def missing_of(
    cycle: Cycle, standing: Iterable[Audit], *, has_population: bool, is_drawn: bool
) -> tuple[str, ...]:
    """Say what a month lacks before it closes, nothing once it is closed."""
    if cycle.closed_at is not None:
        return ()
    counts = Counter(audit.state for audit in standing)
    state = Audit.State
    with_auditors = sum(counts[one] for one in Audit.WITH_AUDITOR)
    said = [
        "" if has_population or is_drawn else "The open cases are not sent in.",
        "" if is_drawn else "The cases are not drawn.",
        _counted(counts[state.UNALLOCATED], "is to be allocated", "are to be allocated"),
        _counted(with_auditors, "is with its auditor", "are with their auditors"),
        _counted(
            counts[state.SUBMITTED],
            "is not yet ticked as placed on the child's file",
            "are not yet ticked as placed on the child's file",
        ),
    ]
    return tuple(sentence for sentence in said if sentence)


def _counted(count: int, one: str, several: str) -> str:
    if not count:
        return ""
    return f"1 audit {one}." if count == 1 else f"{count} audits {several}."


def _teams(cases: list[PopulationCase], rows: list[DrawnCase]) -> tuple[TeamCount, ...]:
    open_counts = Counter(case.team.name for case in cases)
    outcomes = Counter((row.case.team.name, row.outcome) for row in rows)
    return tuple(
        TeamCount(
            team, open_counts[team], outcomes[team, Outcome.CHOSEN], outcomes[team, Outcome.RESERVE]
        )
        for team in sorted(open_counts)
    )


def _replaced(audits: Iterable[Audit]) -> tuple[Replaced, ...]:
    found = list(audits)
    instead = {audit.replaces_id: audit.reference for audit in found if audit.replaces_id}
    return tuple(
        Replaced(audit.reference, audit.team.name, audit.replaced_because, instead[audit.pk])
        for audit in found
        if audit.state == Audit.State.REPLACED and audit.pk in instead
    )
