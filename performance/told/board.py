"""A panel's figures for a month, read in a handful of queries into plain values.

The overview, the indicator page, the pack and the `ratings` command all start here. Which
figures they start from is the caller's choice: of a month that the panel has been told of, pages
and pack take what was told, so that members and officers talk of the same figures; the recorded
ones are for drafts, for who asks for them and for the command. Nothing here judges: that is
`performance.judging`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.targets import TargetRule
from performance.models import Observation, Placement, PriorityArea, Target
from performance.told.reading import OWN, Comparator, Figures, Months, Seen, Series, Told, series_of
from performance.told.remarks import Broken, Reason, Remarks, remarks_on
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import SEES_DRAFTS
from scrutiny.panels.models import Panel

__all__ = [
    "OWN",
    "Area",
    "Board",
    "Comparator",
    "DatedTarget",
    "Figures",
    "Line",
    "Months",
    "Seen",
    "Told",
    "board",
    "observations_for",
    "told_on",
    "window",
]


@dataclass(frozen=True)
class DatedTarget:
    """A target with the days it applied, who set it and why."""

    rule: TargetRule
    from_on: date
    to_on: date | None
    set_by: str
    reason: str


@dataclass(frozen=True)
class Line:
    """One indicator in one priority area, as far as it was known.

    `then` is what the panel had been told when it last met, where that was asked for.
    """

    code: str
    area: str
    area_name: str
    indicator_id: int
    measure: Measure
    definition: str
    sentence: str
    terms: tuple[str, ...]
    is_statutory: bool
    disclosure_class: str
    owner: str
    target_note: str
    targets: tuple[DatedTarget, ...]
    months: dict[Period, Seen]
    comparators: tuple[Comparator, ...]
    breaks: tuple[Broken, ...]
    then: Months = field(default_factory=dict)
    reasons: tuple[Reason, ...] = field(default=(), repr=False)

    def target_in(self, period: Period) -> TargetRule | None:
        """Return the target that applied in the period; a past period keeps its own."""
        applied = [
            target
            for target in self.targets
            if target.from_on <= period.end and (target.to_on is None or target.to_on >= period.end)
        ]
        return max(applied, key=lambda target: target.from_on).rule if applied else None

    def figure_in(self, period: Period) -> Figure | None:
        """Return the council's own figure for the period, if it sent one."""
        seen = self.months.get(period)
        return seen.figure if seen else None


@dataclass(frozen=True)
class Area:
    """A priority area with its lines; it may have none."""

    slug: str
    name: str
    description: str
    id: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Board:
    """All areas of a panel for a month.

    `told_days` are those on which something of the years shown was told. They are no part of what
    it says, as reasons of later restatements are none: a paper as at a day stays what it was.
    """

    panel: Panel
    month: Period
    areas: tuple[Area, ...]
    data_on: date | None
    told_days: tuple[date, ...] = field(default=(), repr=False)
    lines: tuple[Line, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(line for area in self.areas for line in area.lines))

    def once_each(self) -> dict[str, tuple[Line, ...]]:
        """Return the lines by indicator code: an indicator may stand in two areas."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            found[line.code].append(line)
        return {code: tuple(lines) for code, lines in found.items()}


def observations_for(user: Visitor, panel: Panel, *, day: date) -> Figures:
    """Return all the person may see: what is recorded to those who work on it, else what was told.

    This is the `visible_to` of observations: it needs the panel, because an observation belongs
    to the council and being told of it belongs to a panel. It is a permission, not a choice: the
    pages of a month that was told show what was told, to everybody.
    """
    if has_role(user, SEES_DRAFTS, panel_id=panel.pk):
        return Observation.objects.recorded()
    return Told(day)


def told_on(day: date) -> Figures:
    """Return what the panel had been told by the end of a day."""
    return Told(day)


def window(month: Period) -> Period:
    """Return the first month shown: April of the year before the month's financial year."""
    return Period.month(month.financial_year_of().start.year - 1, 4)


def board(
    panel: Panel,
    month: Period,
    observations: Figures,
    *,
    codes: tuple[str, ...] | None = None,
    since: Period | None = None,
    then: Figures | None = None,
) -> Board:
    """Return the panel's areas for the month from these observations.

    `codes` keeps only these indicators; `since` is the first month read; `then` are the figures as
    they stood before, read beside these.
    """
    placements = _placements(panel, month, codes)
    first = since or window(month)
    ids = {placement.indicator_id for placement in placements}
    series = series_of(ids, observations, first, month, then=then)
    targets = _targets(placements)
    remarks = remarks_on(panel, ids, first=first, month=month)
    by_area: dict[int, list[Line]] = defaultdict(list)
    for placement in placements:
        read = series[placement.indicator_id]
        line = _line(placement, month, read, targets[placement.pk], remarks)
        by_area[placement.area_id].append(line)
    areas = [
        Area(area.slug, area.name, area.description, area.pk, tuple(by_area[area.pk]))
        for area in PriorityArea.objects.on(month.end).filter(panel=panel)
        if codes is None or by_area[area.pk]
    ]
    dates = [read.months[month].data_on for read in series.values() if month in read.months]
    return Board(panel, month, tuple(areas), max(dates, default=None), remarks.told_days)


def _placements(panel: Panel, month: Period, codes: tuple[str, ...] | None) -> list[Placement]:
    """Return the placements of the month with their indicators as defined, in two queries."""
    placements = (
        Placement.objects.on(month.end)
        .filter(Q(area__panel=panel, indicator__is_draft=False))
        .filter(Q(area__to_on__isnull=True) | Q(area__to_on__gte=month.end))
        .select_related("area", "indicator__owner_post")
        .prefetch_related("indicator__versions")
        .order_by("area__order", "order")
    )
    if codes is not None:
        placements = placements.filter(indicator__code__in=codes)
    return list(placements)


def _targets(placements: list[Placement]) -> dict[int, tuple[DatedTarget, ...]]:
    """Return each placement's targets in order, in one query.

    By hand: a prefetch makes a queryset for every placement, which costs more than its rows.
    """
    found: dict[int, list[DatedTarget]] = defaultdict(list)
    for target in Target.objects.filter(placement__in=placements).order_by("from_on"):
        dated = DatedTarget(
            target.rule(), target.from_on, target.to_on, target.set_by, target.reason
        )
        found[target.placement_id].append(dated)
    return defaultdict(tuple, {of: tuple(targets) for of, targets in found.items()})


def _line(
    placement: Placement,
    month: Period,
    read: Series,
    targets: tuple[DatedTarget, ...],
    remarks: Remarks,
) -> Line:
    """Return one placement as plain values."""
    indicator = placement.indicator
    definition = indicator.definition_on(month.end)
    return Line(
        code=indicator.code,
        area=placement.area.slug,
        area_name=placement.area.name,
        indicator_id=indicator.pk,
        measure=indicator.measure_on(month.end),
        definition=definition.definition,
        sentence=definition.sentence,
        terms=tuple(definition.terms),
        is_statutory=indicator.is_statutory,
        disclosure_class=indicator.disclosure_class,
        owner=indicator.owner_post.title if indicator.owner_post else "",
        target_note=placement.target_note,
        targets=targets,
        months=read.months,
        comparators=read.comparators,
        breaks=remarks.breaks.get(indicator.pk, ()),
        then=read.then,
        reasons=remarks.reasons.get(indicator.pk, ()),
    )
