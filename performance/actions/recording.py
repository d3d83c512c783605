"""How a return's cells and figures become rows; used by the actions on returns only."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from performance.actions.months import told_at
from performance.analysis.figures import Figure, Frequency, Period
from performance.models import (
    Body,
    Cell,
    Indicator,
    Observation,
    ReportingMonth,
    Return,
    ReturnIssue,
)
from performance.returns.proposal import Proposal, ProposedFigure
from scrutiny.panels.models import Panel

PLACES = Decimal("0.0001")
Key = tuple[str, str, Period]


class Outcome(StrEnum):
    """What a return does to one figure."""

    NEW = "new"
    UNCHANGED = "unchanged"
    RESTATED = "restated"
    LATE = "late"
    HELD = "held"


@dataclass(frozen=True)
class Effect:
    """One proposed figure with what taking it would do, and what was said before."""

    proposed: ProposedFigure
    outcome: Outcome
    before: Observation | None
    current: Observation | None
    is_own_month: bool


def effects(proposal: Proposal, *, panel: Panel, data_on: date) -> list[Effect]:
    """Return what accepting would do to each figure; saves nothing.

    A figure is compared with what the return with the latest data date up to this one said.
    Where it differs and its month is locked it is held: it waits as a proposed restatement.
    """
    own = set(Body.objects.filter(is_own=True).values_list("slug", flat=True))
    locked = set(
        ReportingMonth.objects.filter(panel=panel, state=ReportingMonth.State.LOCKED).values_list(
            "month", flat=True
        )
    )
    roles = {(read.cell.sheet, read.cell.address): read.role for read in proposal.cells}
    said = _said_before(
        {figure.code for figure in proposal.figures},
        {figure.period.start for figure in proposal.figures},
    )
    found = []
    for proposed in proposal.figures:
        rows = said.get((proposed.code, proposed.body, proposed.period), [])
        earlier = [row for row in rows if row.data_on <= data_on]
        before = earlier[-1] if earlier else None
        outcome = _outcome(proposed.figure, before)
        is_locked = proposed.period.frequency is Frequency.MONTH and proposed.period.start in locked
        if is_locked and outcome in {Outcome.RESTATED, Outcome.LATE}:
            outcome = Outcome.HELD
        role = roles[proposed.sheet, proposed.address]
        found.append(
            Effect(
                proposed=proposed,
                outcome=outcome,
                before=before,
                current=next((row for row in rows if row.superseded_at is None), None),
                is_own_month=proposed.body in own and role == "figure",
            )
        )
    return found


def count(found: Iterable[Effect]) -> dict[str, int]:
    """Return how many of the council's own figures are new, unchanged, restated or late."""
    counts = Counter(effect.outcome for effect in found if effect.is_own_month)
    return {outcome.value: counts[outcome] for outcome in Outcome if outcome is not Outcome.HELD}


def in_words(counts: dict[str, int]) -> str:
    """Return the counts as a sentence for the officer."""
    return (
        f"Accepted. {counts['new']} figures are new, {counts['unchanged']} unchanged, "
        f"{counts['restated']} restated and {counts['late']} supplied late."
    )


def keep_cells(return_: Return, proposal: Proposal) -> None:
    """Write one row per cell and one per finding."""
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    bodies = dict(Body.objects.values_list("slug", "pk"))
    Cell.objects.bulk_create(
        Cell(
            parent=return_,
            sheet=read.cell.sheet,
            address=read.cell.address,
            row=read.cell.row,
            column=read.cell.column,
            raw=read.cell.raw,
            number_format=read.cell.number_format,
            role=read.role,
            verdict=read.verdict,
            message=read.message,
            indicator_id=indicators.get(read.code or ""),
            period_start=read.period.start if read.period else None,
            period_end=read.period.end if read.period else None,
            body_id=bodies.get(read.body or ""),
        )
        for read in proposal.cells
    )
    ReturnIssue.objects.bulk_create(
        ReturnIssue(
            parent=return_,
            order=order,
            severity=finding.severity.value,
            code=finding.code,
            sheet=finding.sheet,
            address=finding.cell,
            message=finding.message,
        )
        for order, finding in enumerate(proposal.findings)
    )


def record_figures(return_: Return, found: list[Effect], *, now: datetime) -> None:
    """Write a row for every figure the return states.

    One row per return and figure, also where it repeats what was said: so the figures come out
    the same whatever the order in which returns are loaded. Only the row of the return with the
    latest data date is current; an older return accepted late takes its place in the past.
    """
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    bodies = dict(Body.objects.values_list("slug", "pk"))
    cells = {(cell.sheet, cell.address): cell for cell in return_.cells.all()}
    rows: list[Observation] = []
    superseded: list[int] = []
    for effect in found:
        proposed = effect.proposed
        cell = cells[proposed.sheet, proposed.address]
        if effect.outcome is Outcome.HELD:
            _hold_back(cell)
            continue
        row = _row(return_, proposed, cell, now)
        row.indicator_id, row.body_id = indicators[proposed.code], bodies[proposed.body]
        if effect.current is not None and effect.current.data_on > return_.data_on:
            row.superseded_at = now
        elif effect.current is not None:
            superseded.append(effect.current.pk)
        rows.append(row)
    # Update first, then insert: only one current row may stand at any moment.
    Observation.objects.filter(pk__in=superseded).update(superseded_at=now)
    Observation.objects.bulk_create(rows)


def take_back_figures(return_: Return, *, now: datetime) -> int:
    """Withdraw a return's rows and bring back, by new rows, what the other returns say.

    Returns how many figures were brought back.
    """
    rows = Observation.objects.filter(source_cell__parent=return_, withdrawn_at__isnull=True)
    bereft = list(rows.filter(superseded_at__isnull=True).select_related("indicator", "body"))
    rows.filter(superseded_at__isnull=True).update(superseded_at=now)
    rows.update(withdrawn_at=now)
    said = _said_before(
        {row.indicator.code for row in bereft}, {row.period_start for row in bereft}
    )
    brought_back = []
    for row in bereft:
        others = said.get((row.indicator.code, row.body.slug, row.period), [])
        if others:
            latest = others[-1]
            latest.pk = None
            latest.recorded_at = now
            latest.superseded_at = None
            brought_back.append(latest)
    Observation.objects.bulk_create(brought_back)
    return len(brought_back)


def _said_before(codes: set[str], starts: set[date]) -> dict[Key, list[Observation]]:
    """Return what returns said of each figure of the periods from these days, oldest data first.

    Only of these: a return speaks of one year, and all the years before it would be read for each.
    """
    said: dict[Key, list[Observation]] = defaultdict(list)
    rows = (
        Observation.objects.filter(
            indicator__code__in=codes, period_start__in=starts, withdrawn_at__isnull=True
        )
        .select_related("indicator", "body", "source_cell__parent")
        .order_by("data_on", "pk")
    )
    for row in rows:
        said[row.indicator.code, row.body.slug, row.period].append(row)
    return said


def _outcome(figure: Figure, before: Observation | None) -> Outcome:
    """Return whether the figure is new, unchanged, restated or supplied late."""
    if before is None:
        return Outcome.NEW
    last = before.figure()
    if same(last, figure):
        return Outcome.UNCHANGED
    is_late = last.value is None and figure.value is not None
    return Outcome.LATE if is_late else Outcome.RESTATED


def same(one: Figure, other: Figure) -> bool:
    """Return whether two figures say the same; a fraction added later changes nothing by itself."""
    if one.state != other.state:
        return False
    if one.has_fraction and other.has_fraction:
        return (one.numerator, one.denominator) == (other.numerator, other.denominator)
    return _stored(one.value) == _stored(other.value)


def _stored(value: Decimal | None) -> Decimal | None:
    """Return a value as precisely as the table keeps it."""
    return None if value is None else value.quantize(PLACES)


def _hold_back(cell: Cell) -> None:
    """Say on the cell that its month is locked, so that it waits as a proposed restatement."""
    cell.verdict = Cell.Verdict.QUESTION
    cell.message = (
        f"{cell.address} restates a month that is locked. The figure waits as a proposed "
        "restatement; the rest of the return is taken."
    )
    cell.save(update_fields=["verdict", "message"])


def _row(return_: Return, proposed: ProposedFigure, cell: Cell, now: datetime) -> Observation:
    """Return the row for one figure, its indicator and body still to be set."""
    figure = proposed.figure
    accepted_on = return_.accepted_on
    if accepted_on is None:
        raise ValueError(f"{return_} is not accepted, so it has no figures to record.")
    return Observation(
        period_start=proposed.period.start,
        period_end=proposed.period.end,
        frequency=proposed.period.frequency.value,
        value=_stored(figure.value),
        numerator=figure.numerator,
        denominator=figure.denominator,
        sheet_value=_stored(figure.sheet_value),
        state=figure.state.value if figure.state else "",
        source_cell=cell,
        data_on=return_.data_on,
        accepted_on=accepted_on,
        known_at=told_at(return_.told_on) if return_.told_on else None,
        recorded_at=now,
    )
