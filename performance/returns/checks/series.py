"""Checks of a month against its own series: what is held for the months round it, and is sent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import fsum, sqrt
from statistics import median

from performance.analysis.figures import Basis, Figure, Frequency, Measure, Period, Unit
from performance.analysis.wording import show, show_distance
from performance.returns.checks.agreement import says_most
from performance.returns.checks.hits import Hit
from performance.returns.draft import Draft, Entry

_FACTOR = 3
_ENOUGH_MOVES = 4
_ENOUGH_MONTHS = 4
_RUN = 3
_FEW = 20
_SMALLEST = 5
# A figure so near to ten or a hundred times the usual has a nought or a point too many or too few.
_SLIPS = ((100.0, "100 times"), (10.0, "10 times"), (0.1, "a tenth of"), (0.01, "a hundredth of"))
_SLACK = 1.25


@dataclass(frozen=True)
class _Series:
    """An indicator's own months, held and sent; `sent` are the cells that say a month's figure.

    `levels` are what each month says by itself: of a running total, what it grew by. `moves` are
    how far the level is from the month before, by the later month, where no break lies between.
    `ordered` are the sizes of the levels and `moved` is the sum of the moves.
    """

    measure: Measure
    figures: Mapping[Period, Figure]
    sent: Mapping[Period, list[Entry]]
    levels: Mapping[Period, float]
    moves: Mapping[Period, float]
    ordered: Sequence[float]
    moved: float


def _all_series(draft: Draft) -> Iterable[_Series]:
    own = draft.register.own_body
    sent: dict[str, dict[Period, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in draft.entries:
        is_own_month = entry.column.kind == "period" and entry.body == own and entry.period
        if is_own_month and entry.figure is not None and entry.figure.value is not None:
            assert entry.period is not None
            if entry.period.frequency is Frequency.MONTH:
                sent[entry.code][entry.period].append(entry)
    held: dict[str, dict[Period, Figure]] = defaultdict(dict)
    for (code, body, period), figure in draft.register.history.items():
        if body == own and code in sent and period.frequency is Frequency.MONTH:
            held[code][period] = figure
    for code, months in sent.items():
        said = {period: min(entries, key=says_most) for period, entries in months.items()}
        figures = held[code] | {month: one.figure for month, one in said.items() if one.figure}
        measure = next(iter(said.values())).measure
        levels = _levels(figures, measure)
        moves = _moves(levels, draft.register.breaks.get(code, frozenset()))
        ordered = sorted(abs(level) for level in levels.values())
        yield _Series(measure, figures, months, levels, moves, ordered, fsum(moves.values()))


def _levels(figures: Mapping[Period, Figure], measure: Measure) -> dict[Period, float]:
    exact = {period: figure.exact_in(measure.unit) for period, figure in figures.items()}
    values = {period: float(value) for period, value in exact.items() if value is not None}
    if measure.basis is not Basis.YEAR_TO_DATE:
        return values
    return {
        period: value if period.month_of_year == 1 else value - values[period.previous()]
        for period, value in values.items()
        if period.month_of_year == 1 or period.previous() in values
    }


def _moves(levels: Mapping[Period, float], breaks: frozenset[date]) -> dict[Period, float]:
    return {
        after: abs(levels[after] - levels[before])
        for before, after in pairwise(sorted(levels))
        if before.next() == after and after.start not in breaks
    }


def jump(draft: Draft) -> Iterable[Hit]:
    """Find a new or changed figure far from the months beside it, or ten times the usual.

    Far is more than three times what the series usually moves by from one month to the next, and
    more than chance alone moves a count or share of that size. A figure that was held already was
    asked about when it came.
    """
    for series in _all_series(draft):
        for period, entries in sorted(series.sent.items()):
            held = draft.register.history.get((entries[0].code, entries[0].body, period))
            unit = series.measure.unit
            if held and held.exact_in(unit) == series.figures[period].exact_in(unit):
                continue
            how = _slip(series, period) or _distance(series, period)
            if how:
                words = {"how": how, "indicator": series.measure.name}
                yield Hit(tuple(entry.cell for entry in entries), words)


def _slip(series: _Series, period: Period) -> str:
    """Say that a figure is about 10 or 100 times its usual, or that part of it."""
    level, ordered = abs(series.levels.get(period, 0.0)), series.ordered
    if not level or len(ordered) <= _ENOUGH_MONTHS:
        return ""
    usual = median(ordered)
    is_outside = level > ordered[-2] or level < ordered[1]
    if not usual or max(usual, level) < _SMALLEST or not is_outside:
        return ""
    near = (words for times, words in _SLIPS if 1 / _SLACK < level / (usual * times) < _SLACK)
    words = next(near, "")
    return f"about {words} the usual {_shown(series, usual)}" if words else ""


def _distance(series: _Series, period: Period) -> str:
    """Say how far a figure is from the nearer of the months beside it, where that is unusual."""
    bottom = series.figures[period].denominator
    beside = {
        other: series.moves[later]
        for other, later in ((period.previous(), period), (period.next(), period.next()))
        if later in series.moves
    }
    other_count = len(series.moves) - len(beside)
    if not beside or other_count < _ENOUGH_MOVES or (bottom is not None and bottom < _FEW):
        return ""
    neighbour = min(beside, key=lambda month: beside[month])
    usual = max(series.moved - fsum(beside.values()), 0.0) / other_count
    if beside[neighbour] <= max(_FACTOR * usual, _by_chance(series, period, neighbour)):
        return ""
    if period not in series.moves and not _is_apart(series, period, usual):
        return ""
    there = _shown(series, series.levels[neighbour])
    here = "" if series.measure.basis is not Basis.YEAR_TO_DATE else (
        f"which adds {_shown(series, series.levels[period])} in the month, "
    )  # fmt: skip
    moves = show_distance(Fraction(usual), series.measure.unit, max(series.measure.decimals, 1))
    return f"{here}far from {there} in {neighbour.short}; it usually moves by about {moves}"


def _is_apart(series: _Series, period: Period, usual: float) -> bool:
    """Say whether a first month, with none before it, lies outside all that came after."""
    rest = [level for month, level in series.levels.items() if month != period]
    level = series.levels[period]
    return not min(rest) - usual <= level <= max(rest) + usual


def _by_chance(series: _Series, period: Period, neighbour: Period) -> float:
    """Return how far a count or a share of this size can move without any reason."""
    size = min(abs(series.levels[period]), abs(series.levels[neighbour]))
    if series.measure.unit is Unit.PERCENTAGE:
        bottom = series.figures[period].denominator
        share = min(max(size / 100, 0.05), 0.95)
        return max(300 * sqrt(2 * share * (1 - share) / bottom) if bottom else 0.0, 5.0)
    noise = 3 * sqrt(2 * size) if series.measure.unit is Unit.NUMBER else 0.0
    # What a total grows by in a month is a small count, whatever the unit.
    return max(noise, (0.4 if series.measure.basis is Basis.YEAR_TO_DATE else 0.1) * size)


def _shown(series: _Series, value: float) -> str:
    return show(Fraction(value), series.measure.unit, series.measure.decimals)


def unchanged(draft: Draft) -> Iterable[Hit]:
    """Find a row whose latest months say the same three times, though its series never stands.

    Percentages are the same only with the same fraction; a fraction that repeats whole is always
    unusual. The months at the end alone are looked at: older ones were asked about in their time.
    """
    for series in _all_series(draft):
        run = _run_at_the_end(series)
        if len(run) >= _RUN and (_is_whole(series, run) or _never_stands(series, run[-1])):
            words = {"count": str(len(run)), "first": run[-1].short, "last": run[0].short}
            rows: dict[int, list[Entry]] = defaultdict(list)
            for entry in (entry for period in run for entry in series.sent.get(period, [])):
                rows[entry.cell.row].append(entry)
            for entries in rows.values():
                cells = tuple(entry.cell for entry in entries)
                yield Hit(cells, {**words, "indicator": series.measure.name})


def _run_at_the_end(series: _Series) -> list[Period]:
    """Return the last months that say the same, the latest first."""
    run = [max(series.figures)]
    while (before := run[-1].previous()) in series.figures and _same(series, before, run[-1]):
        run.append(before)
    return run if run[0] in series.sent else []


def _same(series: _Series, one: Period, other: Period) -> bool:
    first, second = series.figures[one], series.figures[other]
    fractions = (first.numerator, first.denominator) == (second.numerator, second.denominator)
    return first.value is not None and first.value == second.value and fractions


def _is_whole(series: _Series, run: list[Period]) -> bool:
    """Say whether the months repeat a fraction of some size, count and population alike."""
    return all((series.figures[period].denominator or 0) >= _FEW for period in run)


def _never_stands(series: _Series, start: Period) -> bool:
    """Say whether before the run there are months enough, and no two together say the same."""
    earlier = [period for period in sorted(series.figures) if period < start]
    stands = any(_same(series, one, two) for one, two in pairwise(earlier) if one.next() == two)
    return len(earlier) >= _ENOUGH_MONTHS and not stands
