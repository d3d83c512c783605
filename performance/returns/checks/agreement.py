"""Checks of cells against each other, against the register's targets and against what is held."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from performance.analysis.figures import Basis, Figure, Period
from performance.analysis.wording import show_as_given
from performance.returns.checks.hits import Hit, where
from performance.returns.draft import Draft, Entry, SheetTarget
from performance.returns.readings import agrees
from performance.returns.target_texts import contradict, matches

_ENOUGH_FOR_LAST_YEAR = 12
_MOST_LISTED = 4


def contradiction(draft: Draft) -> Iterable[Hit]:
    """Find one indicator and period given twice with different figures."""
    for entries in _same_key(draft):
        valued = [e for e in entries if e.figure is not None and e.figure.state is None]
        valued.sort(key=says_most)
        if any(not same(valued[0], entry) for entry in valued[1:]):
            for entry in valued:
                others = [e for e in valued[: _MOST_LISTED + 1] if e is not entry]
                listed = [f"{where(e.cell)} says {e.cell.shown}" for e in others[:_MOST_LISTED]]
                words = {"about": _about(entry), "others": " and ".join(listed)}
                yield Hit((entry.cell,), words)


def state_and_figure(draft: Draft) -> Iterable[Hit]:
    """Find a figure in one place where another place says that there is none."""
    for entries in _same_key(draft):
        states = [e for e in entries if e.figure is not None and e.figure.state is not None]
        valued = [e for e in entries if e.figure is not None and e.figure.state is None]
        if states and valued:
            words = {"figure": valued[0].cell.shown, "other": where(valued[0].cell)}
            yield Hit(tuple(entry.cell for entry in states), words)


def _same_key(draft: Draft) -> Iterable[list[Entry]]:
    groups: dict[tuple[str, str, Period | None], list[Entry]] = defaultdict(list)
    for entry in draft.entries:
        if entry.period is not None:
            groups[entry.key].append(entry)
    return [entries for entries in groups.values() if len(entries) > 1]


def says_most(entry: Entry) -> tuple[bool, bool, int]:
    """Sort cells that give one figure: a value, then a fraction, then more decimals first."""
    figure = entry.figure
    has_value = figure is not None and figure.state is None
    has_fraction = figure is not None and figure.has_fraction
    return not has_value, not has_fraction, -entry.reading.decimals


def same(first: Entry, second: Entry) -> bool:
    """Say whether two cells say the same: equal, or one a rounding of the other."""
    a, b = _exact(first), _exact(second)
    one, two = first.figure, second.figure
    if a is None or b is None or one is None or two is None or a == b:
        return True
    if one.has_fraction and two.has_fraction:
        return False
    finer = one.has_fraction or (
        not two.has_fraction and first.reading.decimals >= second.reading.decimals
    )
    exact, coarse = (a, second) if finer else (b, first)
    assert coarse.figure is not None
    shown = coarse.figure.value
    return shown is not None and agrees(exact, shown, coarse.reading.decimals)


def _exact(entry: Entry) -> Fraction | None:
    return entry.figure.exact_in(entry.measure.unit) if entry.figure else None


def _about(entry: Entry) -> str:
    assert entry.period is not None
    return f"{entry.measure.name}, {entry.period.label}"


def year_to_date_falls(draft: Draft) -> Iterable[Hit]:
    """Find a running total that goes down within a financial year."""
    series: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in draft.entries:
        is_own = entry.column.kind == "period"
        if is_own and entry.measure.basis is Basis.YEAR_TO_DATE and _exact(entry) is not None:
            series[entry.code, entry.cell.row].append(entry)
    for entries in series.values():
        entries.sort(key=lambda entry: entry.period or draft.month)
        for before, after in pairwise(entries):
            if before.period is None or after.period is None:
                continue
            in_one_year = before.period.financial_year_of() == after.period.financial_year_of()
            a, b = _exact(before), _exact(after)
            if in_one_year and a is not None and b is not None and b < a:
                words = {"before": before.cell.shown, "period": before.period.short}
                yield Hit((after.cell,), words)


def population_differs(draft: Draft) -> Iterable[Hit]:
    """Find a fraction whose population is not what the count indicator says for the period."""
    counts = {e.key: e for e in draft.entries if e.figure and e.figure.value is not None}
    for pair in draft.register.count_pairs:
        for entry in draft.entries:
            if entry.code != pair.percentage or not entry.figure or not entry.figure.denominator:
                continue
            count = counts.get((pair.count, entry.body, entry.period))
            if count is None or count.figure is None:
                continue
            if count.figure.value != entry.figure.denominator:
                words = {
                    "bottom": f"{entry.figure.denominator:,}",
                    "count": count.cell.shown,
                    "other": where(count.cell),
                    "name": count.measure.name,
                }
                yield Hit((entry.cell,), words)


def denominators_differ(draft: Draft) -> Iterable[Hit]:
    """Find two percentages of one population that count out of different totals for a period.

    Where the sheet has the count itself, each is compared with that instead.
    """
    counted = {e.key for e in draft.entries if e.figure and e.figure.value is not None}
    shared = {pair.percentage: pair.count for pair in draft.register.count_pairs}
    groups: dict[tuple[str, str, Period | None], list[Entry]] = defaultdict(list)
    for entry in draft.entries:
        if entry.code in shared and entry.figure and entry.figure.denominator:
            groups[shared[entry.code], entry.body, entry.period].append(entry)
    for key, entries in groups.items():
        first = entries[0].figure
        for entry in entries[1:] if key not in counted else ():
            assert first is not None
            assert entry.figure is not None
            if entry.figure.denominator != first.denominator:
                words = {
                    "bottom": f"{entry.figure.denominator:,}",
                    "count": f"{first.denominator:,}",
                    "other": where(entries[0].cell),
                    "population": entry.measure.population,
                }
                yield Hit((entry.cell,), words)


def last_years_figures(draft: Draft) -> Iterable[Hit]:
    """Find that every figure equals the one held for the same month a year earlier."""
    held = draft.register.history
    compared = equal = 0
    for entry in draft.entries:
        if entry.column.kind != "period" or entry.period is None or entry.figure is None:
            continue
        before = held.get((entry.code, entry.body, entry.period.year_before()))
        if before is None or before.value is None or entry.figure.value is None:
            continue
        compared += 1
        equal += _same_figure(before, entry.figure)
    if draft.layout and compared >= _ENOUGH_FOR_LAST_YEAR and equal == compared:
        yield Hit(words={"count": str(compared)}, sheet=draft.layout.sheet)


def _same_figure(one: Figure, two: Figure) -> bool:
    fractions_match = (one.numerator, one.denominator) == (two.numerator, two.denominator)
    return one.value == two.value and fractions_match


def two_targets(draft: Draft) -> Iterable[Hit]:
    """Find an indicator with two targets in one return, whatever the register says."""
    by_code: dict[str, list[SheetTarget]] = defaultdict(list)
    for target in draft.targets:
        by_code[target.code].append(target)
    for targets in by_code.values():
        first = next((target for target in targets if target.said.value is not None), None)
        others = [t for t in targets if first and contradict(first.said, t.said)]
        if first and others:
            named = [f"{t.cell.shown} in {where(t.cell)}" for t in others[:_MOST_LISTED]]
            cells = (first.cell, *(target.cell for target in others))
            words = {"name": first.measure.name, "others": " and ".join(named)}
            yield Hit(cells, words)


def target_not_in_register(draft: Draft) -> Iterable[Hit]:
    """Find a target on the sheet for an indicator that has none in the register."""
    for target in draft.targets:
        if target.said.value is not None and not target.rules:
            yield Hit((target.cell,), {"name": target.measure.name})


def target_differs(draft: Draft) -> Iterable[Hit]:
    """Find a target that is not the register's; a blank cell says nothing about it."""
    for target in draft.targets:
        if target.cell.is_blank or target.said.is_unreadable or not target.rules:
            continue
        if not any(matches(target.said, rule) for rule in target.rules):
            rules = " or ".join(rule.text(target.measure.unit) for rule in target.rules)
            yield Hit((target.cell,), {"name": target.measure.name, "rule": rules})


def target_unreadable(draft: Draft) -> Iterable[Hit]:
    """Find a target in words or signs that are no rule."""
    for target in draft.targets:
        if target.said.is_unreadable:
            yield Hit((target.cell,))


def target_without_sign(draft: Draft) -> Iterable[Hit]:
    """Find 0.9 for 90% in the Target column."""
    for target in draft.targets:
        if target.said.is_without_sign and target.said.value is not None:
            reading = show_as_given(target.said.value, target.measure.unit)
            yield Hit((target.cell,), {"reading": reading})


def type_differs(draft: Draft) -> Iterable[Hit]:
    """Find an outturn type that is not the indicator's unit."""
    layout = draft.layout
    if layout is None:
        return
    for row in draft.rows:
        measure = draft.register.measures.get(row.match.code) if row.match else None
        for column in layout.of_kind("type"):
            cell = layout.at(row.row.number, column.number)
            said = cell.text.casefold()
            if measure and said and not measure.unit.value.startswith(said):
                yield Hit((cell,), {"unit": measure.unit.value, "name": measure.name})
