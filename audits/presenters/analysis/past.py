"""What was published before the portal, with what of it does not reconcile, in words."""

from __future__ import annotations

from audits.analysis.past import PastRow, PastSet, Reconciliation
from audits.presenters.analysis.tables import Block, Cell, Table, number, rate, table, words
from scrutiny.disclosure.suppression import Suppressed, suppress

TITLE = "Published before the portal"


def past_block(found: Reconciliation, *, hides_small: bool) -> Block:
    """Return the sets of the past, each as a table, and what does not add up first."""
    said = (
        "As printed at the time. Sets overlap, so they are compared and never added up.",
        *dict.fromkeys(one.moderation for one in found.sets),
        *found.unreconciled,
    )
    return Block(
        "past", TITLE, said, tuple(_table(one, hides_small=hides_small) for one in found.sets)
    )


def _table(one: PastSet, *, hides_small: bool) -> Table:
    grades = [grade.label for grade in one.total.scale.grades]
    has_total = len(one.rows) > 1
    shown = (
        suppress([(*row.counts, row.ungraded) for row in one.rows]) if hides_small else _all(one)
    )
    rows = [
        _row(row, cells, total)
        for row, cells, total in zip(one.rows, shown.cells, shown.row_totals, strict=True)
    ]
    if has_total:
        rows.append(_row(one.total, shown.column_totals, shown.total))
    headings = ["Whose", *grades, "Not graded", "All", "Good or better", "95% interval"]
    title = f"{one.name[:1].upper()}{one.name[1:]}"
    return table(title, headings, rows)


def _all(one: PastSet) -> Suppressed:
    return Suppressed(
        cells=tuple((*row.counts, row.ungraded) for row in one.rows),
        row_totals=tuple(row.total for row in one.rows),
        column_totals=(*one.total.counts, one.total.ungraded),
        total=one.total.total,
    )


def _row(row: PastRow, counts: tuple[int | None, ...], total: int | None) -> list[Cell]:
    is_hidden = None in counts or total is None
    return [
        words(row.label),
        *map(number, counts),
        number(total),
        *rate(row.good, is_hidden=is_hidden),
    ]
