"""How a return's cells and figures become rows; used by the actions on returns only."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from performance.actions.locks import locks_on
from performance.actions.months import told_at
from performance.actions.sameness import same, stored
from performance.analysis.figures import Period, Unit
from performance.models import Body, Cell, Indicator, Observation, Return
from performance.models.observation import LATEST_LAST
from performance.returns.findings import Finding, Severity
from performance.returns.proposal import Proposal, ProposedFigure
from scrutiny.panels.models import Panel

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


def effects(
    proposal: Proposal, *, panel: Panel, data_on: date, accepted_on: date | None = None
) -> list[Effect]:
    """Return what accepting would do to each figure; saves nothing.

    A figure is compared with what the latest return up to this one said: by data date, then by
    the day of acceptance (today unless given). In a locked month all but an exact repeat is held:
    it waits as a proposed restatement.
    """
    own = set(Body.objects.filter(is_own=True).values_list("slug", flat=True))
    codes = {figure.code for figure in proposal.figures}
    starts = {figure.period.start for figure in proposal.figures}
    locks = locks_on(codes=codes, starts=starts, panel=panel)
    roles = {(read.cell.sheet, read.cell.address): read.role for read in proposal.cells}
    said = _said_before(codes, starts)
    indicators = {
        indicator.code: indicator
        for indicator in Indicator.objects.filter(code__in=codes).prefetch_related("versions")
    }
    standing = (data_on, accepted_on or timezone.localdate())
    found = []
    for proposed in proposal.figures:
        rows = said.get((proposed.code, proposed.body, proposed.period), [])
        earlier = [row for row in rows if row.standing <= standing]
        before = earlier[-1] if earlier else None
        outcome = _outcome(proposed, before, indicators[proposed.code])
        if outcome is not Outcome.UNCHANGED and locks.hold(proposed.code, proposed.period):
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


def count_with_held(found: Iterable[Effect]) -> dict[str, int]:
    """Return the counts with those held back because their month is locked, of any body."""
    found = list(found)
    held = sum(effect.outcome is Outcome.HELD for effect in found)
    return count(found) | {Outcome.HELD.value: held}


def in_words(counts: dict[str, int]) -> str:
    """Return the counts as a sentence for the officer, and how many figures wait."""
    words = (
        f"Accepted. {counts['new']} figures are new, {counts['unchanged']} unchanged, "
        f"{counts['restated']} restated and {counts['late']} supplied late."
    )
    held = counts.get(Outcome.HELD.value, 0)
    if held == 1:
        words += " 1 figure of a locked month waits as a proposed restatement."
    elif held:
        words += f" {held} figures of locked months wait as proposed restatements."
    return words


def held_findings(found: Iterable[Effect]) -> tuple[Finding, ...]:
    """Return a question for each figure that waits because its month is locked."""
    return tuple(
        Finding(
            Severity.WARNING,
            "month_locked",
            effect.proposed.sheet,
            effect.proposed.address,
            f"{effect.proposed.sheet}!{effect.proposed.address} changes "
            f"{effect.proposed.period.label}, which is locked. The figure waits as a proposed "
            "restatement; the rest of the return is taken.",
        )
        for effect in found
        if effect.outcome is Outcome.HELD
    )


def record_figures(return_: Return, found: list[Effect], *, now: datetime) -> None:
    """Write a row for every figure the return states, unless it is held back.

    One row per return and figure, also where it repeats what was said: so the figures come out
    the same whatever the order in which returns are loaded. Only the row of the return with the
    latest data date is current, of several that accepted last; an older return accepted late
    takes its place in the past.
    """
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    bodies = dict(Body.objects.values_list("slug", "pk"))
    cells = {(cell.sheet, cell.address): cell for cell in return_.cells.all()}
    rows: list[Observation] = []
    superseded: list[int] = []
    for effect in found:
        if effect.outcome is Outcome.HELD:
            continue
        proposed = effect.proposed
        row = _row(return_, proposed, cells[proposed.sheet, proposed.address], now)
        row.indicator_id, row.body_id = indicators[proposed.code], bodies[proposed.body]
        if effect.current is not None and effect.current.standing > row.standing:
            row.superseded_at = now
        elif effect.current is not None:
            superseded.append(effect.current.pk)
        rows.append(row)
    # Update first, then insert: only one current row may stand at any moment.
    Observation.objects.filter(pk__in=superseded).update(superseded_at=now)
    Observation.objects.bulk_create(rows)


def locked_months(return_: Return) -> list[Period]:
    """Return the locked months for which the return's figures are the current ones."""
    rows = Observation.objects.recorded().filter(source_cell__parent=return_)
    said = [
        (code, Period(start, end))
        for code, start, end in rows.values_list("indicator__code", "period_start", "period_end")
    ]
    locks = locks_on(
        codes={code for code, _ in said},
        starts={period.start for _, period in said},
        panel=return_.panel,
    )
    return sorted({period for code, period in said if locks.hold(code, period)})


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
    """Return what returns said of each figure of the periods from these days, the latest last.

    Only of these: a return speaks of one year, and all the years before it would be read for each.
    """
    said: dict[Key, list[Observation]] = defaultdict(list)
    rows = (
        Observation.objects.filter(
            indicator__code__in=codes, period_start__in=starts, withdrawn_at__isnull=True
        )
        .select_related("indicator", "body", "source_cell__parent")
        .order_by(*LATEST_LAST)
    )
    for row in rows:
        said[row.indicator.code, row.body.slug, row.period].append(row)
    return said


def _outcome(proposed: ProposedFigure, before: Observation | None, indicator: Indicator) -> Outcome:
    """Return whether the figure is new, unchanged, restated or supplied late."""
    if before is None:
        return Outcome.NEW
    last, figure = before.figure(), proposed.figure
    definition = indicator.definition_on(proposed.period.end)
    if same(last, figure, unit=Unit(definition.unit), decimals=definition.decimals):
        return Outcome.UNCHANGED
    is_late = last.value is None and figure.value is not None
    return Outcome.LATE if is_late else Outcome.RESTATED


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
        value=stored(figure.value),
        numerator=figure.numerator,
        denominator=figure.denominator,
        sheet_value=stored(figure.sheet_value),
        state=figure.state.value if figure.state else "",
        source_cell=cell,
        data_on=return_.data_on,
        accepted_on=accepted_on,
        known_at=told_at(return_.told_on) if return_.told_on else None,
        recorded_at=now,
    )
