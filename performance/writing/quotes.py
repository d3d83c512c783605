"""What the figures of a board say where a text quotes them, and what a typed figure may be.

The words of a token are those of the pages: "30% (89 of 299)". A comparator says the year it is
for, and counts of other bodies are never printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from performance.analysis.figures import Figure, Measure, Period, Unit
from performance.analysis.quoting import (
    Fact,
    Kind,
    codes_in,
    numbers_said,
    tokens,
    typed_figures,
    unmatched,
)
from performance.analysis.targets import TargetRule
from performance.judging import Judged, count, judge_board, once_each
from performance.keys import NotAMonth, month_from, month_text
from performance.models import Observation, ReportingMonth
from performance.presenters.figures import peer, shown
from performance.told.board import OWN, Board, Figures, Line, board, told_on
from scrutiny.panels.models import Panel

# The clauses whose numbers a writer may repeat: what is due or missing, where it is heading, how
# likely it is. Those that speak of other months are known by their months.
OWN_NUMBERS = frozenset(
    {"figure", "sheet", "target", "year-end target", "reach", "course", "comparison"}
)


@dataclass(frozen=True)
class Asked:
    """What a text has to be asked: tokens that stand for nothing, typed figures nobody answered."""

    unknown: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unknown or self.typed)


@dataclass(frozen=True)
class Sayings:
    """A board as texts quote it."""

    board: Board

    @property
    def month(self) -> Period:
        """Return the month that the texts are for."""
        return self.board.month

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """Return the lines by code: an indicator has the same figures wherever it stands."""
        return {line.code: line for line in self.board.lines}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return every number of the board that a text may repeat."""
        return facts_of(self.board)

    def figures_in(self, text: str) -> dict[str, str]:
        """Return the figures inserted in a text with what each says today."""
        said = {key: self.say(key) for key in tokens(text)}
        return {key: words for key, words in said.items() if words}

    def asked(self, text: str, kept: Collection[str] = ()) -> Asked:
        """Return what is to be asked of a text, apart from the typed figures that are kept."""
        unknown = self.unknown_in(text)
        typed = unmatched(text, self.facts, self.month) if typed_figures(text) else ()
        return Asked(unknown, tuple(words for words in typed if words not in kept))

    def unknown_in(self, text: str) -> tuple[str, ...]:
        """Return the tokens of a text that stand for nothing, in their braces."""
        return tuple(f"{{{key}}}" for key in tokens(text) if self.say(key) is None)

    def say(self, key: str) -> str | None:
        """Return the words of a token such as "REF02", "REF02 2022-11" or "REF02 england".

        An indicator of the board without a figure says so; None is for what is not on the board.
        """
        code, _, which = key.partition(" ")
        line = self.lines.get(code)
        if line is None:
            return None
        if not which:
            return shown(line.measure, line.figure_in(self.month)).share_first
        try:
            figure = line.figure_in(month_from(which))
        except NotAMonth:
            return _compared(line, which)
        return shown(line.measure, figure).share_first if figure else None

    def offered(self, codes: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each token that may be inserted for these indicators, with what it prints."""
        for code in codes:
            line = self.lines[code]
            periods = [self.month, self.month.previous(), self.month.year_before()]
            keys = [code, *(f"{code} {month_text(period)}" for period in periods[1:])]
            keys += [f"{code} {one.body}" for one in line.comparators]
            for key in keys:
                words = self.say(key)
                if words:
                    yield f"{{{key}}}", words


def _compared(line: Line, body: str) -> str | None:
    """Return a comparator's figure with the year it is for, if it may be printed."""
    found = next((one for one in line.comparators if one.body == body), None)
    value = peer(line.measure, found).value
    return f"{value} ({found.period.label})" if found and value else None


def figures_for_words(
    panel: Panel, month: Period, *, on: date, then: Figures | None = None
) -> Board:
    """Return the board that a month's words are about; `then` is read beside it.

    See `quotable` for which figures these are.
    """
    records = ReportingMonth.objects.filter(panel=panel, month=month.start)
    is_told = records.filter(state__in=ReportingMonth.TOLD).exists()
    return board(panel, month, quotable(is_told=is_told, on=on), then=then)


def quotable(*, is_told: bool, on: date) -> Figures:
    """Return the figures that a month's words may quote.

    Of a month that was told it is what was told by the day, so that words and pages quote the same
    figures; before that, what the returns say.
    """
    return told_on(on) if is_told else Observation.objects.recorded()


def sayings_for(text: str, read: Board, figures: Figures) -> Sayings:
    """Return what a text's figures say, reading the indicators that the board was read without."""
    others = codes_in(text) - {line.code for line in read.lines}
    if not others:
        return Sayings(read)
    more = board(read.panel, read.month, figures, codes=tuple(sorted(others)))
    return Sayings(replace(read, areas=(*read.areas, *more.areas)))


def facts_of(read: Board) -> tuple[Fact, ...]:
    """Return every number of a board that a text may repeat."""
    judged = judge_board(read)
    found = [fact for one in judged.values() for fact in _of_line(one, read.month)]
    return (*found, *_of_ratings(once_each(judged.values())))


def _of_ratings(each: dict[str, Judged]) -> Iterator[Fact]:
    """Yield how many indicators are rated how."""
    ratings = count(each)
    rated = Fraction(len(each) - ratings["not_rated"])
    counts = (ratings["red"], ratings["amber"], ratings["green"], ratings["not_rated"])
    yield from (Fact(Kind.NUMBER, Fraction(one)) for one in (*counts, len(each), rated))
    yield from (Fact(Kind.PAIR, Fraction(one), rated) for one in counts[:3])


def _of_line(judged: Judged, month: Period) -> Iterator[Fact]:
    line, measure = judged.line, judged.line.measure
    for period, seen in line.months.items():
        yield from _of_figure(measure, seen.figure, None if period == month else period)
    for one in line.comparators:
        if one.kind == OWN or measure.unit is not Unit.NUMBER:
            yield from _amount(measure, one.seen.figure.exact_in(measure.unit))
    target = line.target_in(month)
    if target is not None:
        yield from _of_target(judged, target)
    for move in judged.evidence.directions:
        yield from _amount(measure, move.change, is_difference=True)
        if move.is_of_increments:
            yield from (*_amount(measure, move.now), *_amount(measure, move.then))
    for clause in judged.clauses:
        if clause.rule in OWN_NUMBERS:
            yield from numbers_said(clause.text)


def _of_figure(measure: Measure, figure: Figure, month: Period | None) -> Iterator[Fact]:
    """Yield a figure, its count and population, and those of the population it does not count."""
    yield from _amount(measure, figure.exact_in(measure.unit), month)
    yield from _amount(measure, figure.sheet_value, month)
    if figure.numerator is None or figure.denominator is None:
        return
    count, population = Fraction(figure.numerator), Fraction(figure.denominator)
    yield from (Fact(Kind.NUMBER, one, month=month) for one in (count, population))
    if measure.unit is Unit.PERCENTAGE:
        yield from (Fact(Kind.PAIR, one, population, month) for one in (count, population - count))
        yield Fact(Kind.NUMBER, population - count, month=month)


def _of_target(judged: Judged, target: TargetRule) -> Iterator[Fact]:
    rating, measure = judged.evidence.rating, judged.line.measure
    for value in (target.value, target.upper, rating.goal, rating.judged):
        yield from _amount(measure, value)
    yield from _amount(measure, rating.gap, is_difference=True)
    if rating.judged is not None:
        # Of a year-end target, what is left of it; of any other the gap once more.
        left = Fraction(target.value) - rating.judged
        yield from _amount(measure, left, is_difference=True)


def _amount(
    measure: Measure,
    value: Fraction | Decimal | None,
    month: Period | None = None,
    *,
    is_difference: bool = False,
) -> Iterator[Fact]:
    """Yield a value in the unit of its measure; percentages differ by points."""
    if value is None:
        return
    kind = Kind.NUMBER
    if measure.unit is Unit.PERCENTAGE:
        kind = Kind.POINTS if is_difference else Kind.SHARE
    yield Fact(kind, Fraction(value), month=month)
