"""Checks of other bodies' figures: columns that were copied, or never brought up to date."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from performance.analysis.figures import Figure
from performance.returns.cells import SheetCell
from performance.returns.checks.hits import Hit, where
from performance.returns.draft import Draft, Entry

_ENOUGH_TO_BE_A_COPY = 3


def comparators_copied(draft: Draft) -> Iterable[Hit]:
    """Find a row whose comparators are, one for one, those of another indicator."""
    seen: dict[tuple[tuple[str, Decimal], ...], Entry] = {}
    for entries in _other_bodies(draft).values():
        if len(entries) < _ENOUGH_TO_BE_A_COPY:
            continue
        values = tuple((entry.body, _value(entry.figure)) for entry in entries)
        first = seen.setdefault(values, entries[0])
        if first.code != entries[0].code:
            words = {"other": where(first.cell), "name": first.measure.name}
            yield Hit(_cells(entries), words)


def comparators_not_renewed(draft: Draft) -> Iterable[Hit]:
    """Find a row whose comparators all equal those held for the year before."""
    for entries in _other_bodies(draft).values():
        held = [_held_before(draft, entry) for entry in entries]
        is_same = all(
            before is not None and before.value == _value(entry.figure)
            for before, entry in zip(held, entries, strict=True)
        )
        period = entries[0].period
        if is_same and len(entries) > 1 and period is not None:
            words = {"year": period.label, "before": period.year_before().label}
            yield Hit(_cells(entries), words)


def _held_before(draft: Draft, entry: Entry) -> Figure | None:
    if entry.period is None:
        return None
    return draft.register.history.get((entry.code, entry.body, entry.period.year_before()))


def _other_bodies(draft: Draft) -> dict[tuple[int, str], list[Entry]]:
    """Return the comparators with a value, by row and indicator, our own column left out."""
    rows: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in draft.entries:
        is_other = entry.column.kind == "comparator" and entry.body != draft.register.own_body
        if is_other and entry.figure is not None and entry.figure.value is not None:
            rows[entry.cell.row, entry.code].append(entry)
    return rows


def _value(figure: Figure | None) -> Decimal:
    assert figure is not None
    assert figure.value is not None
    return figure.value


def _cells(entries: list[Entry]) -> tuple[SheetCell, ...]:
    return tuple(entry.cell for entry in entries)
