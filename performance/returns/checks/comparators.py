"""Checks of other bodies' figures: columns that were copied, or never brought up to date."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from performance.analysis.figures import Figure, Unit
from performance.returns.cells import SheetCell
from performance.returns.checks.hits import Hit, where
from performance.returns.draft import Draft, Entry

_ENOUGH_TO_BE_A_COPY = 3
_OUT_OF_SCALE = 50
_MOST_LISTED = 6


def comparators_copied(draft: Draft) -> Iterable[Hit]:
    """Find a row whose comparators are, one for one, those of another indicator."""
    seen: dict[tuple[tuple[str, Decimal], ...], Entry] = {}
    for entries in _by_row(_others(draft)).values():
        if len(entries) < _ENOUGH_TO_BE_A_COPY:
            continue
        values = tuple((entry.body, _value(entry.figure)) for entry in entries)
        first = seen.setdefault(values, entries[0])
        if first.code != entries[0].code:
            words = {"other": where(first.cell), "indicator": first.measure.name}
            yield Hit(_cells(entries), words)


def comparators_not_renewed(draft: Draft) -> Iterable[Hit]:
    """Find comparators, our own year among them, that equal those held for the year before."""
    for entries in _by_row(_comparators(draft)).values():
        same = [entry for entry in entries if _is_last_years(draft, entry)]
        if same and (period := same[0].period) is not None:
            words = {
                "listed": _listed(same),
                "year": period.label,
                "before": period.year_before().label,
            }
            yield Hit(_cells(same), words)


def _is_last_years(draft: Draft, entry: Entry) -> bool:
    if entry.period is None:
        return False
    before = draft.register.history.get((entry.code, entry.body, entry.period.year_before()))
    return before is not None and before.value == _value(entry.figure)


def equals_target(draft: Draft) -> Iterable[Hit]:
    """Find other bodies' figures that equal the target of their row: one of the two is a copy.

    Targets are often set at another's figure, so this is one question for the sheet, and none
    about what was held already.
    """
    targets = {(one.cell.row, one.code): one.said.value for one in draft.targets}
    same = [
        entry
        for entry in _others(draft)
        if targets.get((entry.cell.row, entry.code)) == _value(entry.figure)
        and not _is_held(draft, entry)
    ]
    if same:
        yield Hit(_cells(same), {"listed": _listed(same)})


def equals_own(draft: Draft) -> Iterable[Hit]:
    """Find other bodies' figures that equal our own of the same year in their row."""
    own = {
        (entry.cell.row, entry.code, entry.period): entry
        for entry in _comparators(draft)
        if entry.body == draft.register.own_body
    }
    same = []
    for entry in _others(draft):
        ours = own.get((entry.cell.row, entry.code, entry.period))
        is_same = ours is not None and _value(ours.figure) == _value(entry.figure)
        if is_same and not _is_held(draft, entry):
            same.append(entry)
    if same:
        yield Hit(_cells(same), {"listed": _listed(same)})


def _is_held(draft: Draft, entry: Entry) -> bool:
    """Say whether this very figure was sent before, and so was asked about then."""
    if entry.period is None:
        return False
    held = draft.register.history.get((entry.code, entry.body, entry.period))
    return held is not None and held.value == _value(entry.figure)


def out_of_scale(draft: Draft) -> Iterable[Hit]:
    """Find a percentage, rate or average of another body that seems to be in another unit.

    Counts are not compared: England has more of everything.
    """
    own: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for entry in draft.entries:
        is_own = entry.body == draft.register.own_body
        if is_own and entry.figure is not None and entry.figure.value:
            own[entry.cell.row, entry.code].append(abs(entry.figure.value))
    for entry in _others(draft):
        ours, theirs = own[entry.cell.row, entry.code], abs(_value(entry.figure))
        is_count = entry.measure.unit in (Unit.NUMBER, Unit.POUNDS)
        if ours and theirs and not is_count:
            usual = median(ours)
            if not usual / _OUT_OF_SCALE < theirs < usual * _OUT_OF_SCALE:
                yield Hit((entry.cell,), {"usual": f"{usual.normalize():f}"})


def _comparators(draft: Draft) -> list[Entry]:
    """Return the entries of comparator columns that have a value, our own years among them."""
    return [
        entry
        for entry in draft.entries
        if entry.column.kind == "comparator"
        and entry.figure is not None
        and entry.figure.value is not None
    ]


def _others(draft: Draft) -> list[Entry]:
    return [one for one in _comparators(draft) if one.body != draft.register.own_body]


def _by_row(entries: Iterable[Entry]) -> dict[tuple[int, str], list[Entry]]:
    rows: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        rows[entry.cell.row, entry.code].append(entry)
    return rows


def _value(figure: Figure | None) -> Decimal:
    assert figure is not None
    assert figure.value is not None
    return figure.value


def _cells(entries: list[Entry]) -> tuple[SheetCell, ...]:
    return tuple(entry.cell for entry in entries)


def _listed(entries: list[Entry]) -> str:
    """Name cells with what they show: `Performance!M9 (672), N9 (637)`."""
    named = [f"{entry.cell.address} ({entry.cell.shown})" for entry in entries[:_MOST_LISTED]]
    more = len(entries) - _MOST_LISTED
    rest = f" and {more} more" if more > 0 else ""
    return f"{entries[0].cell.sheet}!{', '.join(named)}{rest}"
