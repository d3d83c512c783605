"""How a figure compares with another body's: better, similar or worse, or why it cannot be said.

A verdict needs an interval, and an interval needs the counts: Wilson's for a percentage with its
fraction, Byar's for a rate with its count. Counts are never compared between bodies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity, Unit
from performance.analysis.ratings import missing_sentence
from performance.analysis.timeline import is_broken_between
from performance.analysis.wording import show
from scrutiny.statistics.intervals import byar, wilson


@dataclass(frozen=True)
class Comparator:
    """Another body's figure; `name` as it stands within a sentence: "England".

    `is_own` is for the council's own figure of an earlier year.
    """

    name: str
    period: Period
    figure: Figure
    is_own: bool = False

    @property
    def whom(self) -> str:
        """The body as a sentence names it, or "our own 2021/22"."""
        return f"our own {self.period.label}" if self.is_own else self.name


@dataclass(frozen=True)
class Comparison:
    """What can be said: `word` is better, similar, worse, higher or lower, or None with a reason.

    `heading` is the short form, "Worse than England (21%)", and `shown` their figure as displayed.
    `interval` is how sure we are of our own figure, in the unit shown, and `likely` the same in
    words. `is_reference_line`: draw it, but compare at the year end.
    """

    comparator: Comparator
    word: str | None
    heading: str
    reason: str | None
    shown: str = ""
    interval: tuple[Fraction, Fraction] | None = None
    likely: str = ""
    is_same_period: bool = False
    is_reference_line: bool = False

    @property
    def whom(self) -> str:
        """The other side of the comparison: a body, or an earlier year of our own."""
        return self.comparator.whom


def compare(
    measure: Measure,
    figure: Figure | None,
    period: Period,
    comparator: Comparator,
    *,
    breaks: Iterable[date] = (),
) -> Comparison:
    """Compare a figure with a comparator's, at 95 % confidence.

    Our own earlier year is not compared across a break of our series.
    """
    theirs = comparator.figure.exact_in(measure.unit)
    ours = figure.exact_in(measure.unit) if figure is not None else None
    if figure is None or ours is None:
        return _none(comparator, missing_sentence(figure, period))
    if theirs is None:
        state = comparator.figure.state
        return _none(comparator, f"Their figure is {state.value if state else 'not known'}.")
    if comparator.is_own and is_broken_between(comparator.period, period, breaks):
        return _none(comparator, f"It was counted differently in {comparator.period.label}.")
    if _waits_for_march(measure, period, comparator):
        return _reference_line(measure, comparator, theirs)
    reason = _why_not_alike(measure, period, comparator)
    if reason is not None:
        return _none(comparator, reason)
    interval = likely_range(measure, figure)
    if interval is None:
        return _none(comparator, "The counts behind the figure are not known.")
    word = _word(measure.polarity, interval, theirs)
    return _said(measure, period, comparator, word, interval)


def likely_range(measure: Measure, figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Return the 95 % interval of a figure in the unit shown, where its counts are known."""
    if figure.exact_in(measure.unit) is None:
        return None
    if measure.unit is Unit.PERCENTAGE:
        return _share_range(figure)
    if measure.unit in (Unit.NUMBER, Unit.RATE):
        return _count_range(measure.unit, figure)
    return None


def _share_range(figure: Figure) -> tuple[Fraction, Fraction] | None:
    count, population = figure.numerator, figure.denominator
    if count is None or not population or not 0 <= count <= population:
        return None
    lower, upper = wilson(count, population)
    return Fraction(lower) * 100, Fraction(upper) * 100


def _count_range(unit: Unit, figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Find the interval of a count, and for a rate carry it over to the rate."""
    exact = figure.exact_in(unit) or Fraction(0)
    count = figure.numerator
    scale = Fraction(1)
    if unit is Unit.NUMBER:
        count = int(exact) if exact.denominator == 1 else None
    elif count is not None and figure.denominator:
        scale = Fraction(10_000, figure.denominator)
    elif count:
        scale = exact / count
    else:
        return None
    if count is None or count < 0:
        return None
    lower, upper = byar(count)
    return Fraction(lower) * scale, Fraction(upper) * scale


def _waits_for_march(measure: Measure, period: Period, comparator: Comparator) -> bool:
    """Say whether a year's figure stands beside one that is still growing."""
    is_part = period.month_count < 12 and period.month_of_year < 12
    return measure.basis is Basis.YEAR_TO_DATE and is_part and comparator.period.month_count == 12


def _why_not_alike(measure: Measure, period: Period, comparator: Comparator) -> str | None:
    if measure.unit is Unit.NUMBER and not comparator.is_own:
        return "Counts are not compared between bodies of different size."
    is_total = measure.unit.adds_up and measure.basis is Basis.IN_PERIOD
    is_count = measure.unit is Unit.NUMBER
    if (is_total or is_count) and period.month_count != comparator.period.month_count:
        return "The two figures are for different lengths of time."
    return None


def _word(polarity: Polarity, interval: tuple[Fraction, Fraction], theirs: Fraction) -> str:
    """Judge only where the interval leaves the comparator out; its ends count as within."""
    lower, upper = interval
    if lower <= theirs <= upper:
        return "similar"
    is_higher = lower > theirs
    if polarity in (Polarity.NEITHER, Polarity.BAND):
        return "higher" if is_higher else "lower"
    return "better" if is_higher == (polarity is Polarity.HIGHER) else "worse"


def _said(
    measure: Measure,
    period: Period,
    comparator: Comparator,
    word: str,
    interval: tuple[Fraction, Fraction],
) -> Comparison:
    shown = show(comparator.figure.exact_in(measure.unit), measure.unit, measure.decimals)
    low, high = (show(end, measure.unit, measure.decimals) for end in interval)
    return Comparison(
        comparator=comparator,
        word=word,
        heading=f"{beside(word).capitalize()} {comparator.whom} ({shown})",
        reason=None,
        shown=shown,
        interval=interval,
        likely=f"between {low} and {high}",
        is_same_period=comparator.period == period,
    )


def beside(word: str) -> str:
    """Say "similar to", "worse than"."""
    return f"{word} {'to' if word == 'similar' else 'than'}"


def _reference_line(measure: Measure, comparator: Comparator, theirs: Fraction) -> Comparison:
    return Comparison(
        comparator=comparator,
        word=None,
        heading="No comparison",
        reason="A whole year's figure is compared at the year end, in March.",
        shown=show(theirs, measure.unit, measure.decimals),
        is_reference_line=True,
    )


def _none(comparator: Comparator, reason: str) -> Comparison:
    return Comparison(comparator, None, "No comparison", reason)
