"""The database's knowledge as plain values, for the checks on a return."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from performance.analysis.figures import Figure, Frequency, Measure, Period, State, Unit
from performance.analysis.targets import TargetRule
from performance.models import (
    Body,
    Indicator,
    IndicatorAlias,
    Observation,
    Placement,
    PriorityArea,
    SeriesBreak,
)
from performance.returns.cells import Workbook
from performance.returns.layout import find_layout
from performance.returns.names import normalise
from performance.returns.register import CountPair, Match, Register
from scrutiny.panels.models import Panel

_MONTHS_BACK = 24


def register_for(panel: Panel, day: date, *, council_name: str) -> Register:
    """Return what is known on a day: names, definitions, areas, targets, bodies; not yet figures.

    Which figures matter depends on the workbook: `with_history` adds them.
    """
    indicators = list(Indicator.objects.prefetch_related("versions", "aliases"))
    measures = {indicator.code: indicator.measure_on(day) for indicator in indicators}
    return Register(
        council_name=council_name,
        own_body=Body.objects.get(is_own=True).slug,
        indicators=_names(indicators),
        measures=measures,
        areas={
            normalise(area.name): area.slug
            for area in PriorityArea.objects.on(day).filter(panel=panel)
        },
        targets=_targets(panel, day),
        bodies={
            normalise(heading): body.slug
            for body in Body.objects.all()
            for heading in (body.name, *body.headings)
        },
        count_pairs=_count_pairs(measures),
        breaks=_breaks(),
    )


def with_history(register: Register, workbook: Workbook) -> Register:
    """Return the register with the figures that a workbook can be compared with.

    Those are of the indicators it names, for the periods of its columns, the same a year earlier,
    and the months of two years up to its last: the council's record is longer every year, a return
    is not.
    """
    found = (find_layout(sheet, workbook.on_sheet(sheet), register) for sheet in workbook.sheets)
    layouts = [layout for layout in found if layout is not None]
    named = (row.name for layout in layouts for row in layout.indicator_rows)
    matches = (register.indicators.get(normalise(name.raw)) for name in named if name is not None)
    columns = {
        column.period
        for layout in layouts
        for column in layout.columns
        if column.period is not None
    }
    return replace(
        register,
        history=_history(
            {match.code for match in matches if match is not None},
            columns | {period.year_before() for period in columns} | set(_months_up_to(columns)),
        ),
    )


def _months_up_to(columns: Collection[Period]) -> Iterator[Period]:
    """Yield the months that a return's last month is told apart from chance by."""
    months = [period for period in columns if period.frequency is Frequency.MONTH]
    period = max(months, default=None)
    for _ in range(_MONTHS_BACK if period else 0):
        assert period is not None
        yield period
        period = period.previous()


def _breaks() -> dict[str, frozenset[date]]:
    """Return the days from which each indicator's figures do not compare with those before."""
    found: dict[str, set[date]] = defaultdict(set)
    for code, on in SeriesBreak.objects.values_list("indicator__code", "on"):
        found[code].add(on)
    return {code: frozenset(days) for code, days in found.items()}


def _names(indicators: list[Indicator]) -> dict[str, Match]:
    """Return every name that stands for an indicator; names of something different are left out."""
    names = {normalise(indicator.name): Match(indicator.code) for indicator in indicators}
    for indicator in indicators:
        names.setdefault(normalise(indicator.code), Match(indicator.code))
        for alias in indicator.aliases.all():
            if alias.meaning == IndicatorAlias.Meaning.SAME:
                names[alias.normalised] = Match(indicator.code)
            elif alias.meaning == IndicatorAlias.Meaning.PREDECESSOR:
                names[alias.normalised] = Match(indicator.code, "predecessor")
    return names


def _count_pairs(measures: dict[str, Measure]) -> tuple[CountPair, ...]:
    """Return each percentage with the count that its population should equal.

    They belong together where both definitions use the same words: the percentage for its
    population and the count for what it counts, at the same moment or in the same period.
    """
    counts = {
        (measure.counted, measure.basis): code
        for code, measure in measures.items()
        if measure.unit is Unit.NUMBER and measure.counted
    }
    return tuple(
        CountPair(percentage=code, count=counts[measure.population, measure.basis])
        for code, measure in measures.items()
        if measure.unit is Unit.PERCENTAGE and (measure.population, measure.basis) in counts
    )


def _targets(panel: Panel, day: date) -> dict[tuple[str, str], TargetRule | None]:
    """Return the target that applied on the day for each placement of the panel."""
    placements = (
        Placement.objects.on(day)
        .filter(area__panel=panel)
        .select_related("area", "indicator")
        .prefetch_related("targets")
    )
    found: dict[tuple[str, str], TargetRule | None] = {}
    for placement in placements:
        applied = [
            target
            for target in placement.targets.all()
            if target.from_on <= day and (target.to_on is None or target.to_on >= day)
        ]
        rule = max(applied, key=lambda one: one.from_on).rule() if applied else None
        found[placement.area.slug, placement.indicator.code] = rule
    return found


def _history(
    codes: Collection[str], periods: Collection[Period]
) -> dict[tuple[str, str, Period], Figure]:
    """Return the current figures of these indicators and periods, of every body."""
    wanted = frozenset(periods)
    chosen = Observation.objects.recorded().filter(
        indicator__code__in=codes,
        period_start__in={period.start for period in periods},
        period_end__in={period.end for period in periods},
    )
    rows = chosen.values_list(
        "indicator__code",
        "body__slug",
        "period_start",
        "period_end",
        "value",
        "numerator",
        "denominator",
        "state",
        "sheet_value",
    )
    return {
        (code, body, Period(start, end)): Figure(
            value, numerator, denominator, State(state) if state else None, sheet_value
        )
        for code, body, start, end, value, numerator, denominator, state, sheet_value in rows
        # A year may begin with one month asked for and end with another.
        if Period(start, end) in wanted
    }
