"""The chart of an indicator: its months, target, other bodies, usual range and breaks."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from performance.analysis.figures import Basis, Measure, Period, Unit
from performance.analysis.targets import Applies, TargetRule
from performance.analysis.timeline import periods_between
from performance.analysis.wording import show
from performance.cards import Mark
from performance.judging import Judged
from performance.models import Body
from performance.presenters.figures import colour_word, values, was_text
from performance.presenters.marks import marks_caption, marks_sentence, pins_of
from performance.told.board import Line, window
from performance.told.tellings import Past
from scrutiny.charts import Band, Break, LineChart, Point, Reference, line_chart

WIDE, NARROW = 720, 360
# The bodies whose figures are lines in the chart; more would collide.
DRAWN = frozenset({Body.Kind.NEIGHBOURS, Body.Kind.NATION})


def periods_of(line: Line, month: Period, *, since: Period | None = None) -> tuple[Period, ...]:
    """Return the months drawn: from the first figure on, of last year or since a month."""
    first = min([*line.months, month])
    return periods_between(max(first, since or window(month)), month)


def drawing_of(
    judged: Judged,
    month: Period,
    past: Past,
    *,
    marks: Iterable[Mark] = (),
    since: Period | None = None,
) -> LineChart:
    """Return the chart as values, ready to draw at any width; restated months are ringed."""
    marks = tuple(marks)
    line, measure = judged.line, judged.line.measure
    periods = periods_of(line, month, since=since)
    numbers = values(measure, line, periods)
    return LineChart(
        title=f"{measure.short_name}, {periods[0].label} to {month.label}",
        description=_described(judged, marks_sentence(marks, periods)),
        points=tuple(
            _point(line, period, number, past)
            for period, number in zip(periods, numbers, strict=True)
        ),
        format=lambda value: show(Fraction(value), measure.unit, measure.decimals),
        mark=colour_word(judged.colour),  # type: ignore[arg-type]
        target=_target(measure, line.target_in(month), periods, month),
        references=_references(line, measure),
        bands=_bands(judged, periods),
        breaks=tuple(
            Break(index, "counted differently")
            for broken in line.breaks
            for index, period in enumerate(periods)
            if period.contains(broken.on)
        ),
        pins=pins_of(marks, periods),
        empty=f"No figures for {measure.short_name}",
        lower=0.0 if measure.basis is Basis.YEAR_TO_DATE else None,
    )


def _point(line: Line, period: Period, number: float | None, past: Past) -> Point:
    """Return a month's point, with what it was where the panel was told otherwise before."""
    was = past.get((line.code, period))
    if was is None or was.is_late:
        return Point(period.label, number)
    return Point(period.label, number, note=was_text(line.measure, was), is_restated=True)


def wide_and_narrow(drawing: LineChart, *, code: str) -> tuple[str, str]:
    """Return a drawing as SVG text for pages and papers, and the same for a phone."""
    return (
        line_chart(drawing, prefix=f"chart-{code}", width=WIDE),
        line_chart(drawing, prefix=f"narrow-{code}", width=NARROW, height=280),
    )


def _described(judged: Judged, marked: str) -> str:
    """Return what the chart shows, in words."""
    said = [*(clause.text for clause in judged.card), marked, "The table below has every figure."]
    return " ".join(one for one in said if one)


def _target(
    measure: Measure, target: TargetRule | None, periods: tuple[Period, ...], month: Period
) -> Reference | None:
    """Return the target's line; for a year-end target, what is due month by month."""
    if target is None or target.upper is not None:
        return None
    label = f"target {show(Fraction(target.value), measure.unit, measure.decimals)}"
    if target.applies is Applies.EACH_PERIOD:
        return Reference(label, float(target.value))
    if measure.basis is not Basis.YEAR_TO_DATE:
        return None
    year = month.financial_year_of()
    profile = tuple(
        float(target.goal_at(period.month_of_year)) if year.contains(period.start) else None
        for period in periods
    )
    due = show(target.goal_at(month.month_of_year), measure.unit, measure.decimals)
    return Reference(f"due by now {due}", float(target.value), profile)


def _references(line: Line, measure: Measure) -> tuple[Reference, ...]:
    """Return the lines of other bodies; counts of other bodies are never drawn beside ours."""
    if measure.unit is Unit.NUMBER:
        return ()
    found = []
    for one in line.comparators:
        exact = one.seen.figure.exact_in(measure.unit)
        if one.is_own or exact is None or one.kind not in DRAWN:
            continue
        text = (
            f"{one.short_name} {show(exact, measure.unit, measure.decimals)} ({one.period.short})"
        )
        found.append(Reference(text, float(exact)))
    return tuple(found)


def _bands(judged: Judged, periods: tuple[Period, ...]) -> tuple[Band, ...]:
    """Return the usual range, where it can be stood by and is of the figures drawn."""
    assessment = judged.evidence.assessment
    if assessment is None or assessment.reason_not_shown or assessment.is_of_increments:
        return ()
    measure = judged.line.measure
    at = {period: index for index, period in enumerate(periods)}
    inside = [
        (at[period], point)
        for period, point in zip(assessment.periods, assessment.points, strict=True)
        if period in at and point.lower is not None and point.upper is not None
    ]
    if not inside:
        return ()
    index, last = inside[-1]
    start = next(i for i, point in inside if (point.lower, point.upper) == (last.lower, last.upper))
    lower, upper = max(last.lower or 0.0, 0.0), last.upper or 0.0
    if measure.unit is Unit.PERCENTAGE:
        upper = min(upper, 100.0)
    low, high = (show(Fraction(end), measure.unit, measure.decimals) for end in (lower, upper))
    return (Band(lower, upper, f"usual range {low} to {high}", start, index, last.mean),)


def caption_of(judged: Judged, month: Period, marks: Iterable[Mark]) -> str:
    """Return how to read the chart, or nothing where no figure is drawn."""
    drawn = periods_of(judged.line, month)
    if not any(number is not None for number in values(judged.line.measure, judged.line, drawn)):
        return ""
    rating = judged.evidence.rating
    said = [f"The last point is marked {rating.word.lower()}."]
    assessment = judged.evidence.assessment
    if assessment is not None and assessment.reason_not_shown:
        said.append(f"No usual range is drawn. {assessment.reason_not_shown}")
    periods = [period for period in sorted(judged.line.months) if period in drawn]
    gaps = [later for earlier, later in pairwise(periods) if earlier.next() != later]
    if gaps:
        said.append("Gaps are months that were not reported to the panel.")
    broken = [one for one in judged.line.breaks if drawn[0].start < one.on <= drawn[-1].end]
    if broken:
        said.append("Across the dashed upright line, figures are not compared.")
    said.append(marks_caption(marks, drawn))
    return " ".join(one for one in said if one)
