"""The months before and after something was done, as pages of other apps show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from performance.analysis.before_after_words import headline_of, sentences_of
from performance.analysis.figures import Measure, Period, Unit
from performance.analysis.sides import BeforeAfter, Side
from performance.analysis.variation_clauses import usual_range
from performance.cards import Mark
from performance.judging import Judged
from performance.presenters.addresses import indicator_url
from performance.presenters.chart import drawing_of, periods_of, wide_and_narrow
from performance.presenters.figures import shown
from performance.presenters.made import made_sentence
from performance.presenters.marks import marks_caption, said_in_months
from performance.told.board import Line, window
from performance.told.tellings import Past
from scrutiny.charts import Band

RULE = "before and after"


@dataclass(frozen=True)
class MonthRow:
    """A month in the table: on which side it counts, its figure, and what happened in it."""

    month: str
    side: str
    figure: str
    caveat: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """What came after: the finding first, then what it rests on, the chart and its months."""

    name: str
    url: str
    latest: str
    headline: str
    sentences: tuple[str, ...]
    chart: str
    narrow_chart: str
    caption: str
    rows: tuple[MonthRow, ...]
    rule_url: str
    made: str


def difference_of(
    judged: Judged,
    month: Period,
    found: BeforeAfter,
    *,
    past: Past,
    marks: Iterable[Mark],
    reworded_on: Sequence[date],
    slug: str,
) -> Difference:
    """Return the finding about a line as a page shows it; the chart has the range from before."""
    line, marks = judged.line, tuple(marks)
    since = min(window(month), *(found.before.periods if found.before else ()))
    drawn = periods_of(line, month, since=since)
    bands = _bands(line.measure, found, drawn)
    drawing = drawing_of(judged, month, past, marks=marks, since=since)
    chart, narrow_chart = wide_and_narrow(replace(drawing, bands=bands), code=line.code)
    return Difference(
        name=line.measure.short_name,
        url=indicator_url(slug, month, line.code),
        latest=month.label,
        headline=headline_of(found),
        sentences=(*sentences_of(line.measure, found), *_reworded(found, reworded_on)),
        chart=chart,
        narrow_chart=narrow_chart,
        caption=_caption(marks, drawn, has_band=bool(bands)),
        rows=tuple(_rows(line, found, drawn, marks)),
        rule_url=f"{reverse('performance:rules')}#{RULE.replace(' ', '-')}",
        made=made_sentence(line.months.values()),
    )


def _bands(measure: Measure, found: BeforeAfter, drawn: Sequence[Period]) -> tuple[Band, ...]:
    """Return the usual range from before, drawn on to the latest month."""
    usual = found.usual
    if usual is None or usual.lower is None or usual.upper is None or found.before is None:
        return ()
    lower, upper = max(usual.lower, 0.0), usual.upper
    if measure.unit is Unit.PERCENTAGE:
        upper = min(upper, 100.0)
    label = f"usual range before, {usual_range(measure, usual)}"
    start = drawn.index(found.before.periods[0])
    return (Band(lower, upper, label, start, len(drawn) - 1, usual.mean),)


def _caption(marks: Iterable[Mark], drawn: Sequence[Period], *, has_band: bool) -> str:
    shaded = "Shaded: what was usual before it was asked for." if has_band else ""
    return f"{shaded} {marks_caption(marks, drawn)}".strip()


def _reworded(found: BeforeAfter, days: Sequence[date]) -> tuple[str, ...]:
    """Say that a definition was reworded between the months that are compared."""
    if found.before is None:
        return ()
    last = (found.after or found.before).periods[-1]
    between = [day for day in days if found.before.periods[0].end < day <= last.end]
    return tuple(
        f"Its definition was reworded on {day:%-d %B %Y}; the council records no break there."
        for day in between
    )


def _rows(
    line: Line, found: BeforeAfter, drawn: Sequence[Period], marks: Iterable[Mark]
) -> Iterable[MonthRow]:
    """Yield the months drawn, latest first: those with a figure or with something that happened."""
    said = said_in_months(marks, drawn)
    for period in reversed(drawn):
        seen = line.months.get(period)
        if seen is None and period not in said:
            continue
        yield MonthRow(
            month=period.label,
            side=_side_of(period, found),
            figure=shown(line.measure, seen.figure if seen else None).text,
            caveat=seen.caveat if seen else "",
            said=said.get(period, ()),
        )


def _side_of(period: Period, found: BeforeAfter) -> str:
    """Return on which side a month counts; on none, nothing."""
    if _is_on(period, found.before):
        return "Before"
    return "After" if _is_on(period, found.after) else ""


def _is_on(period: Period, side: Side | None) -> bool:
    return side is not None and period in side.periods
