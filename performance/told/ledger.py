"""The ledger of restatements: every change of a figure, worked out from what the returns state.

Nothing is written down when a figure changes. Each return leaves a row for every figure it states,
so two statements of one figure that follow one another are compared, whatever the order in which
they were loaded and whatever was withdrawn since.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from django.db.models import CharField, F, Value, Window
from django.db.models.functions import Cast, Concat, Lag

from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.sameness import is_supplied_late, same
from performance.models import Indicator, Observation, Placement, RestatementReason
from performance.models.observation import LATEST_LAST, ObservationQuerySet
from scrutiny.panels.models import Panel


class Kind(StrEnum):
    """How a figure changed: it said otherwise before, or was still to come."""

    RESTATED = "restated"
    LATE = "late"


@dataclass(frozen=True)
class Source:
    """The return that states a figure, and the cell it stands in."""

    return_id: int
    panel_id: int
    month: date
    data_on: date
    accepted_on: date
    told_on: date | None
    is_made: bool
    sheet: str
    address: str
    raw: str

    @property
    def standing(self) -> tuple[date, date, int]:
        """Where the return stands among others: by data date, then by the day of acceptance."""
        return self.data_on, self.accepted_on, self.return_id


@dataclass(frozen=True)
class Change:
    """One figure that a return states otherwise than the return before it did."""

    kind: Kind
    measure: Measure
    period: Period
    body: str
    body_name: str
    old: Figure
    new: Figure
    before: Source
    after: Source
    reason: str

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.measure.code

    @property
    def size(self) -> Fraction | None:
        """By how much the figure moved, in its unit; None where one of the two is a state."""
        old, new = self.old.exact_in(self.measure.unit), self.new.exact_in(self.measure.unit)
        return None if old is None or new is None else new - old


def changes(
    panel: Panel,
    *,
    codes: Collection[str] | None = None,
    day: date | None = None,
    own_only: bool = True,
) -> tuple[Change, ...]:
    """Return the changes of figures of a panel's indicators, those of the newest return first.

    With a `day`, only among what the panel had been told by its end, which is what members may
    see; without one, among all that is recorded. `codes` keeps only these indicators; `own_only`
    leaves out comparators. An indicator in two areas of the panel is there once.
    """
    placed = Placement.objects.filter(area__panel=panel, indicator__is_draft=False)
    if codes is not None:
        placed = placed.filter(indicator__code__in=codes)
    stated = Observation.objects.filter(indicator__in=placed.values("indicator"))
    if own_only:
        # Of the council's own figures, an earlier year beside the months is a comparator too.
        stated = stated.filter(body__is_own=True, source_cell__role="figure")
    standing = stated.filter(withdrawn_at__isnull=True) if day is None else stated.told_by(day)
    return _changes(_pairs(standing))


def _pairs(stated: ObservationQuerySet) -> list[tuple[Observation, Observation]]:
    """Return each statement that is worded otherwise than the one before it, with that one."""
    parts = [Cast(name, CharField()) for name in ("value", "numerator", "denominator", "state")]
    words = Concat(*(piece for part in parts for piece in (part, Value("|"))))
    pairs = list(
        stated.annotate(words=words)
        .annotate(before=_of_the_one_before("pk"), words_before=_of_the_one_before("words"))
        .filter(before__isnull=False)
        .exclude(words=F("words_before"))
        .order_by()
        .values_list("before", "pk")
    )
    rows = Observation.objects.select_related("indicator", "body", "source_cell__parent").in_bulk(
        {pk for pair in pairs for pk in pair}
    )
    return [(rows[before], rows[after]) for before, after in pairs]


def _of_the_one_before(name: str) -> Window:
    """Return a column of the statement of the same figure that comes before, if there is one."""
    return Window(
        Lag(name),
        partition_by=["indicator_id", "body_id", "period_start", "period_end"],
        order_by=[F(column).asc() for column in LATEST_LAST],
    )


def _changes(pairs: list[tuple[Observation, Observation]]) -> tuple[Change, ...]:
    """Return the pairs that differ exactly, with the reasons given, the newest return first."""
    ids = {after.indicator_id for _, after in pairs}
    indicators = Indicator.objects.prefetch_related("versions").in_bulk(ids)
    reasons = _reasons({after.source_cell.parent_id for _, after in pairs})
    found = []
    for before, after in pairs:
        measure = indicators[after.indicator_id].measure_on(after.period_end)
        old, new = before.figure(), after.figure()
        if same(old, new, unit=measure.unit, decimals=measure.decimals):
            continue
        source = _source(after)
        change = Change(
            kind=Kind.LATE if is_supplied_late(old, new) else Kind.RESTATED,
            measure=measure,
            period=after.period,
            body=after.body.slug,
            body_name=after.body.name,
            old=old,
            new=new,
            before=_source(before),
            after=source,
            reason=reasons.get((source.return_id, after.indicator_id), ""),
        )
        found.append(change)
    found.sort(key=lambda change: (change.code, change.period, change.body))
    # Stable: within a return the figures stay in the order of their codes and periods.
    return tuple(sorted(found, key=lambda change: change.after.standing, reverse=True))


def _source(row: Observation) -> Source:
    """Return where a figure was stated."""
    cell = row.source_cell
    return_ = cell.parent
    return Source(
        return_id=return_.pk,
        panel_id=return_.panel_id,
        month=return_.month,
        data_on=row.data_on,
        accepted_on=row.accepted_on,
        told_on=return_.told_on,
        is_made=return_.is_made,
        sheet=cell.sheet,
        address=cell.address,
        raw=cell.raw,
    )


def _reasons(returns: Collection[int]) -> dict[tuple[int, int], str]:
    """Return the reason that each of these returns gave for each indicator it restates."""
    given = RestatementReason.objects.filter(parent__in=returns)
    return {
        (parent, indicator): reason
        for parent, indicator, reason in given.values_list("parent_id", "indicator_id", "reason")
    }
