"""What accepting a return would do to each figure; saves nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils import timezone

from performance.actions.locks import locks_on
from performance.analysis.figures import Period, Unit
from performance.analysis.sameness import is_supplied_late, same
from performance.models import Body, Indicator, Observation
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
    """One proposed figure with what taking it would do, and what was said before.

    `needs_reason` where it restates a figure of ours that the panel was told.
    """

    proposed: ProposedFigure
    outcome: Outcome
    before: Observation | None
    current: Observation | None
    is_own_month: bool
    needs_reason: bool = False


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
    said = said_of(codes, starts)
    indicators = {
        indicator.code: indicator
        for indicator in Indicator.objects.filter(code__in=codes).prefetch_related("versions")
    }
    standing = (data_on, accepted_on or timezone.localdate())
    found = []
    for proposed in proposal.figures:
        role = roles[proposed.sheet, proposed.address]
        effect = _effect(
            proposed,
            said.get((proposed.code, proposed.body, proposed.period), []),
            standing,
            indicators.get(proposed.code),
            is_own_month=proposed.body in own and role == "figure",
        )
        is_change = effect.outcome is not Outcome.UNCHANGED
        if is_change and locks.hold(proposed.code, proposed.period):
            effect = replace(effect, outcome=Outcome.HELD, needs_reason=False)
        found.append(effect)
    return found


def _effect(
    proposed: ProposedFigure,
    rows: list[Observation],
    standing: tuple[date, date],
    indicator: Indicator | None,
    *,
    is_own_month: bool,
) -> Effect:
    """Return what taking one figure would do, of all that returns said of it, the latest last."""
    earlier = [row for row in rows if row.standing <= standing]
    before = earlier[-1] if earlier else None
    told = next((row for row in reversed(earlier) if row.known_at is not None), None)
    outcomes = {_outcome(proposed, one, indicator) for one in (before, told)}
    return Effect(
        proposed=proposed,
        outcome=_outcome(proposed, before, indicator),
        before=before,
        current=next((row for row in rows if row.superseded_at is None), None),
        is_own_month=is_own_month,
        needs_reason=is_own_month and outcomes == {Outcome.RESTATED},
    )


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


def said_of(codes: set[str], starts: set[date]) -> dict[Key, list[Observation]]:
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


def _outcome(
    proposed: ProposedFigure, before: Observation | None, indicator: Indicator | None
) -> Outcome:
    """Return whether the figure is new, unchanged, restated or supplied late.

    An indicator that is still to be made has no figures before.
    """
    if before is None or indicator is None:
        return Outcome.NEW
    last, figure = before.figure(), proposed.figure
    definition = indicator.definition_on(proposed.period.end)
    if same(last, figure, unit=Unit(definition.unit), decimals=definition.decimals):
        return Outcome.UNCHANGED
    return Outcome.LATE if is_supplied_late(last, figure) else Outcome.RESTATED
