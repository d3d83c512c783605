"""Figures, movements and small charts as pages and papers show them."""

from __future__ import annotations

from dataclasses import dataclass

from performance.analysis.direction import Arrow, Direction, Judgement
from performance.analysis.figures import Figure, Measure, Period, Unit
from performance.analysis.ratings import Colour
from performance.analysis.targets import Applies, TargetRule
from performance.analysis.wording import show, show_distance
from performance.judging import Judged
from performance.told.board import Comparator, Line
from performance.told.tellings import Was
from scrutiny.charts import Point, sparkline


@dataclass(frozen=True)
class Shown:
    """A figure in words: the count first, the share after it.

    `state` stands in place of a count: "to be confirmed". `note` is what the return said where
    that is not what its own counts come to.
    """

    count: str
    of: str = ""
    share: str = ""
    note: str = ""
    state: str = ""

    @property
    def text(self) -> str:
        """Return the figure on one line."""
        if self.state:
            return self.state
        if self.of:
            return f"{self.count} of {self.of} ({self.share})"
        return self.count

    @property
    def share_first(self) -> str:
        """Return the figure on one line as it is set beside another: 28% (88 of 314)."""
        if self.of and not self.state:
            return f"{self.share} ({self.count} of {self.of})"
        return self.text


def shown(measure: Measure, figure: Figure | None) -> Shown:
    """Return a figure as it is read; a missing one says so, it is never nought."""
    if figure is None:
        return Shown("", state="no figure")
    if figure.state is not None:
        return Shown("", state=figure.state.value)
    exact = figure.exact_in(measure.unit)
    share = show(exact, measure.unit, measure.decimals)
    if measure.unit is Unit.PERCENTAGE and figure.has_fraction:
        said = said_by_sheet(measure, figure)
        note = f"sheet said {said}" if said else ""
        return Shown(f"{figure.numerator:,}", f"{figure.denominator:,}", share, note)
    return Shown(share)


@dataclass(frozen=True)
class Moved:
    """A movement: which way, how far in words, and whether that is better or worse.

    One within normal variation is neither, and has no tone.
    """

    direction: str
    text: str
    tone: str
    is_usual: bool = False


STILL = Moved("", "", "")


def moved(measure: Measure, direction: Direction | None) -> Moved:
    """Return a movement for a table cell; empty where there is nothing to compare with."""
    if direction is None or direction.arrow is None or direction.change is None:
        return STILL
    if direction.arrow is Arrow.LEVEL:
        return Moved("level", "no change", "")
    tone = ""
    judged = (Judgement.BETTER, Judgement.WORSE)
    if direction.judgement in judged and not direction.is_usual:
        tone = direction.judgement.value
    if direction.is_of_increments:
        # A series that only grows is compared by what each month added to it.
        now, then = (
            show(value, measure.unit, measure.decimals) for value in (direction.now, direction.then)
        )
        return Moved(direction.arrow.value, f"{now} added, was {then}", tone, direction.is_usual)
    distance = show_distance(direction.change, measure.unit, measure.decimals)
    return Moved(direction.arrow.value, f"{distance} {tone}".strip(), tone, direction.is_usual)


@dataclass(frozen=True)
class Peer:
    """Another body's figure, or an earlier year's, with its period; empty where there is none.

    `reason` says why a figure that is known is not set beside ours, `caveat` what is still being
    asked about it.
    """

    value: str = ""
    period: str = ""
    reason: str = ""
    caveat: str = ""


def peer(measure: Measure, found: Comparator | None) -> Peer:
    """Return a comparator's figure for a table; the counts of other bodies are never printed."""
    exact = found.seen.figure.exact_in(measure.unit) if found else None
    if found is None or exact is None:
        return Peer()
    if measure.unit is Unit.NUMBER and not found.is_own:
        return Peer(reason="counts are not compared")
    value = show(exact, measure.unit, measure.decimals)
    return Peer(value, found.period.short, caveat=found.seen.caveat)


def said_by_sheet(measure: Measure, figure: Figure | None) -> str:
    """Return the percentage a return printed beside counts that say another, else nothing."""
    if figure is None or figure.sheet_value is None or figure.state is not None:
        return ""
    return show(figure.sheet_value, measure.unit, measure.decimals)


def was_text(measure: Measure, was: Was) -> str:
    """Return what a figure was before: was 28% (88 of 314) as told on 24 November 2022."""
    then = shown(measure, was.seen.figure).share_first
    return f"was {then} as told on {was.told_on:%-d %B %Y}"


def colour_word(colour: Colour | None) -> str:
    """Return the colour as components name it."""
    return colour.value if colour else "none"


def year_so_far(month: Period) -> tuple[Period, ...]:
    """Return the months of the financial year up to and with this one."""
    first = Period.month(month.financial_year_of().start.year, 4)
    return tuple(
        period for period in month.financial_year_of().months() if first <= period <= month
    )


def values(measure: Measure, line: Line, periods: tuple[Period, ...]) -> list[float | None]:
    """Return the figures of these months as numbers to draw."""
    found: list[float | None] = []
    for period in periods:
        figure = line.figure_in(period)
        exact = figure.exact_in(measure.unit) if figure else None
        found.append(None if exact is None else float(exact))
    return found


def level_target(target: TargetRule | None) -> float | None:
    """Return the target where it is a level line to draw, else None."""
    if target is None or target.applies is Applies.YEAR_END:
        return None
    return float(target.value)


def trend(judged: Judged, month: Period, *, prefix: str) -> str:
    """Return the year's small chart of a line, as SVG text."""
    line, measure = judged.line, judged.line.measure
    periods = year_so_far(month)
    numbers = values(measure, line, periods)
    return sparkline(
        [Point(period.label, number) for period, number in zip(periods, numbers, strict=True)],
        prefix=prefix,
        title=f"{measure.short_name}, {periods[0].label} to {month.label}",
        description=_described(measure, line, periods),
        target=level_target(line.target_in(month)),
        mark=colour_word(judged.colour),
    )


def _described(measure: Measure, line: Line, periods: tuple[Period, ...]) -> str:
    """Return the run of the year in words, for those who do not see the chart."""
    said = [
        (period, figure.exact_in(measure.unit))
        for period in periods
        if (figure := line.figure_in(period)) is not None
        and figure.exact_in(measure.unit) is not None
    ]
    if not said:
        return "There are no figures for these months."
    (first, start), (last, end) = said[0], said[-1]
    return (
        f"From {show(start, measure.unit, measure.decimals)} in {first.label} "
        f"to {show(end, measure.unit, measure.decimals)} in {last.label}."
    )
