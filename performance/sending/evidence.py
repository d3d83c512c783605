"""What is held of the indicators that a return's questions are about, as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from performance.analysis.figures import Figure, Frequency, Measure, Period
from performance.models import Body, Indicator, Observation, Placement
from scrutiny.panels.models import Panel

_MONTHS_BACK = 24


@dataclass(frozen=True)
class Held:
    """Measures by code, and our own monthly figures as the record has them."""

    measures: Mapping[str, Measure] = field(default_factory=dict)
    months: Mapping[str, Mapping[Period, Figure]] = field(default_factory=dict)
    own_body: str = ""


def held_of(codes: Collection[str], *, until: Period) -> Held:
    """Return what is held of these indicators for the months up to one."""
    indicators = Indicator.objects.filter(code__in=codes).prefetch_related("versions")
    measures = {indicator.code: indicator.measure_on(until.end) for indicator in indicators}
    months: dict[str, dict[Period, Figure]] = defaultdict(dict)
    rows = (
        Observation.objects.recorded()
        .own()
        .filter(
            indicator__code__in=codes,
            frequency=Frequency.MONTH.value,
            period_start__range=(_first(until), until.end),
        )
        .select_related("indicator")
    )
    for row in rows:
        months[row.indicator.code][row.period] = row.figure()
    return Held(measures, months, Body.objects.get(is_own=True).slug)


def _first(until: Period) -> date:
    """Return the first day of the months looked back to: a year before the sheet's first."""
    place = until.start.year * 12 + until.start.month - 1 - _MONTHS_BACK
    return date(place // 12, place % 12 + 1, 1)


def indicators_of(panel: Panel, day: date) -> list[tuple[str, str]]:
    """Return code and name of the indicators that the panel follows on a day, by name."""
    placed = Placement.objects.on(day).filter(area__panel=panel)
    found = Indicator.objects.filter(pk__in=placed.values("indicator")).order_by("name")
    return list(found.values_list("code", "name"))
