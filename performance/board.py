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
from typing import Protocol

from django.db.models import Q

from performance.analysis.figures import Figure, Measure, Period, State
from performance.analysis.targets import TargetRule
from performance.models import Observation, Placement, PriorityArea, SeriesBreak, Target
from performance.models.observation import ObservationQuerySet
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import SEES_DRAFTS
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class Seen:
    """A figure with the cell it came from."""

    figure: Figure
    return_id: int
    return_month: date
    address: str
    data_on: date


# The kind of a comparator that is the council itself, in an earlier year.
OWN = "own"


@dataclass(frozen=True)
class Comparator:
    """Another body's latest figure, with the period it is for.

    `kind` is the body's kind as the table of bodies has it, or `OWN`.
    """

    body: str
    name: str
    short_name: str
    kind: str
    period: Period
    seen: Seen

    @property
    def is_own(self) -> bool:
        """Whether this is the council's own figure of an earlier year."""
        return self.kind == OWN


@dataclass(frozen=True)
class DatedTarget:
    """A target with the days it applied, who set it and why."""

    rule: TargetRule
    from_on: date
    to_on: date | None
    set_by: str
    reason: str


# The days from which a series is counted differently, each with the reason.
Breaks = tuple[tuple[date, str], ...]


@dataclass(frozen=True)
class Line:
    """One indicator in one priority area, as far as it was known."""

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
    breaks: Breaks

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
    """All areas of a panel for a month."""

    panel: Panel
    month: Period
    areas: tuple[Area, ...]
    data_on: date | None
    lines: tuple[Line, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(line for area in self.areas for line in area.lines))

    def once_each(self) -> dict[str, tuple[Line, ...]]:
        """Return the lines by indicator code: an indicator may stand in two areas."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            found[line.code].append(line)
        return {code: tuple(lines) for code, lines in found.items()}


class Figures(Protocol):
    """Figures that can be chosen by indicator, body and period; a queryset is one."""

    def filter(self, *which: Q) -> ObservationQuerySet:
        """Return the figures of these indicators, bodies and periods."""


@dataclass(frozen=True)
class Told:
    """What the panel had been told by the end of a day; told apart once the figures are chosen."""

    day: date

    def filter(self, *which: Q) -> ObservationQuerySet:
        """Return what was told of these indicators, bodies and periods."""
        return Observation.objects.filter(*which).as_at(self.day)


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
) -> Board:
    """Return the panel's areas for the month from these observations.

    `codes` keeps only these indicators; `since` is the first month read.
    """
    placements = _placements(panel, month, codes)
    first = since or window(month)
    rows = _rows(placements, observations, first, month)
    targets, breaks = _targets(placements), _breaks(placements)
    by_area: dict[int, list[Line]] = defaultdict(list)
    for placement in placements:
        of = placement.indicator_id
        line = _line(placement, month, *rows[of], targets[placement.pk], breaks[of])
        by_area[placement.area_id].append(line)
    areas = [
        Area(area.slug, area.name, area.description, area.pk, tuple(by_area[area.pk]))
        for area in PriorityArea.objects.on(month.end).filter(panel=panel)
        if codes is None or by_area[area.pk]
    ]
    dates = [
        seen.data_on for months, _ in rows.values() for p, seen in months.items() if p == month
    ]
    return Board(panel, month, tuple(areas), max(dates, default=None))


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


def _breaks(placements: list[Placement]) -> dict[int, Breaks]:
    """Return the breaks in each indicator's series in order, in one query."""
    ids = {placement.indicator_id for placement in placements}
    found: dict[int, Breaks] = defaultdict(tuple)
    rows = SeriesBreak.objects.filter(indicator_id__in=ids).order_by("on")
    for of, on, reason in rows.values_list("indicator_id", "on", "reason"):
        found[of] += ((on, reason),)
    return found


COLUMNS = (
    "indicator_id",
    "period_start",
    "period_end",
    "frequency",
    "value",
    "numerator",
    "denominator",
    "sheet_value",
    "state",
    "data_on",
    "body__slug",
    "body__name",
    "body__short_name",
    "body__is_own",
    "body__kind",
    "body__order",
    "source_cell__address",
    "source_cell__parent_id",
    "source_cell__parent__month",
)

Months = dict[Period, Seen]
Read = dict[int, tuple[Months, tuple[Comparator, ...]]]


def _rows(placements: list[Placement], observations: Figures, first: Period, month: Period) -> Read:
    """Return each indicator's months and latest comparators, in one query."""
    ids = {placement.indicator_id for placement in placements}
    wanted = observations.filter(
        Q(indicator_id__in=ids, period_start__gte=first.start, period_end__lte=month.end),
        Q(frequency="month", body__is_own=True) | Q(frequency="financial year"),
    )
    months: dict[int, Months] = defaultdict(dict)
    comparators: dict[int, dict[str, tuple[int, Comparator]]] = defaultdict(dict)
    for row in wanted.order_by("period_start").values_list(*COLUMNS):
        period = Period(row[1], row[2])
        figure = Figure(row[4], row[5], row[6], State(row[8]) if row[8] else None, row[7])
        seen = Seen(figure, row[17], row[18], row[16], row[9])
        if row[3] == "month":
            months[row[0]][period] = seen
        elif figure.value is not None:
            # Ordered by period: a later year takes the place of an earlier one.
            kind = OWN if row[13] else row[14]
            found = Comparator(row[10], row[11], row[12], kind, period, seen)
            comparators[row[0]][row[10]] = (row[15], found)
    return {
        one: (
            months[one],
            tuple(
                found for _, found in sorted(comparators[one].values(), key=lambda pair: pair[0])
            ),
        )
        for one in ids
    }


def _line(
    placement: Placement,
    month: Period,
    months: Months,
    comparators: tuple[Comparator, ...],
    targets: tuple[DatedTarget, ...],
    breaks: Breaks,
) -> Line:
    """Return one placement as plain values."""
    indicator = placement.indicator
    definition = indicator.definition_on(month.end)
    # The version came through the indicator, so this sets what it would otherwise fetch.
    definition.indicator = indicator
    return Line(
        code=indicator.code,
        area=placement.area.slug,
        area_name=placement.area.name,
        indicator_id=indicator.pk,
        measure=definition.measure(),
        definition=definition.definition,
        sentence=definition.sentence,
        terms=tuple(definition.terms),
        is_statutory=indicator.is_statutory,
        disclosure_class=indicator.disclosure_class,
        owner=indicator.owner_post.title if indicator.owner_post else "",
        target_note=placement.target_note,
        targets=targets,
        months=months,
        comparators=comparators,
        breaks=breaks,
    )
