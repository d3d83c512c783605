"""Checks on the sheet as a table: its header, its columns, its rows and their names."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from performance.analysis.figures import Frequency
from performance.returns.cells import SheetCell, address_of, column_letters
from performance.returns.checks.hits import Hit
from performance.returns.draft import Draft
from performance.returns.layout import Column, Layout
from performance.returns.months import is_bare_month
from performance.returns.names import normalise, suggest


def no_header(draft: Draft) -> Iterable[Hit]:
    """Find that no sheet has a table."""
    if draft.layout is None:
        yield Hit(words={"sheets": ", ".join(draft.workbook.sheets) or "no sheets"})


def two_tables(draft: Draft) -> Iterable[Hit]:
    """Find that several visible sheets have a column for the month."""
    if draft.layout is None:
        return
    rivals = [t for t in draft.tables if t.has_month(draft.month) and not _is_hidden(draft, t)]
    if len(rivals) > 1:
        names = " and ".join(table.sheet for table in rivals)
        yield Hit(words={"sheets": names, "month": draft.month.short}, sheet=rivals[1].sheet)


def other_table(draft: Draft) -> Iterable[Hit]:
    """Find tables on sheets that are not read."""
    if draft.layout is None:
        return
    for table in draft.tables:
        rival = table.has_month(draft.month) and not _is_hidden(draft, table)
        if table.sheet != draft.layout.sheet and not rival:
            address = address_of(table.header_row, table.columns[0].number)
            yield Hit(words={"read": draft.layout.sheet}, sheet=table.sheet, address=address)


def _is_hidden(draft: Draft, table: Layout) -> bool:
    return any(
        note.code == "hidden_sheet" and note.sheet == table.sheet for note in draft.workbook.notes
    )


def second_header(draft: Draft) -> Iterable[Hit]:
    """Find a second header below the first with other months."""
    if draft.layout is None:
        return
    first = _periods(draft.layout, draft.layout.header_row)
    for row in draft.layout.rows:
        if row.kind == "header" and _periods(draft.layout, row.number) != first:
            cells = draft.layout.by_row[row.number]
            yield Hit(tuple(cell for cell in cells if not cell.is_blank))


def _periods(layout: Layout, row: int) -> list[str]:
    numbers = [column.number for column in layout.of_kind("period")]
    return [normalise(layout.at(row, number).raw) for number in numbers]


def month_missing(draft: Draft) -> Iterable[Hit]:
    """Find that the month asked for has no column."""
    layout = draft.layout
    if layout is None or layout.has_month(draft.month):
        return
    periods = [column.period.short for column in layout.of_kind("period") if column.period]
    address = address_of(layout.header_row, layout.columns[0].number)
    words = {"month": draft.month.label, "columns": ", ".join(periods), "short": draft.month.short}
    yield Hit(words=words, sheet=layout.sheet, address=address)


def duplicate_month(draft: Draft) -> Iterable[Hit]:
    """Find two columns for one period."""
    columns = draft.layout.of_kind("period") if draft.layout else ()
    counts = Counter(column.period for column in columns)
    for period, count in counts.items():
        if count > 1 and period is not None:
            cells = tuple(c.heading for c in columns if c.period == period)
            others = " and ".join(cell.address for cell in cells[1:])
            is_by_numbers = any(cell.kind == "date" or cell.raw.count("/") == 2 for cell in cells)
            hint = " (dates are read day first)" if is_by_numbers else ""
            yield Hit(cells, {"month": period.short, "other": others, "hint": hint})


def months_out_of_order(draft: Draft) -> Iterable[Hit]:
    """Find months that do not run from left to right."""
    for before, after in pairwise(_month_columns(draft)):
        if before.period and after.period and after.period < before.period:
            yield Hit((after.heading,), {"before": before.heading.text})


def months_left_out(draft: Draft) -> Iterable[Hit]:
    """Find a gap among the months of the year that the return is for."""
    year = draft.month.financial_year_of()
    months = {
        column.period: column
        for column in _month_columns(draft)
        if column.period and column.period.financial_year_of() == year
    }
    for before, after in pairwise(sorted(months)):
        gap = before.months_to(after) - 1
        if gap > 0:
            first = before.next()
            last = f" to {after.previous().short}" if gap > 1 else ""
            words = {"before": months[before].heading.text, "months": f"{first.short}{last}"}
            yield Hit((months[after].heading,), words)


def _month_columns(draft: Draft) -> list[Column]:
    """Return the columns of single months: quarters may stand anywhere between them."""
    columns = draft.layout.of_kind("period") if draft.layout else ()
    return [c for c in columns if c.period and c.period.frequency is Frequency.MONTH]


def month_without_year(draft: Draft) -> Iterable[Hit]:
    """Find headings such as `Apr`."""
    for column in _unknown(draft):
        if is_bare_month(column.heading.raw):
            yield Hit((column.heading,), {"example": f"{column.heading.text[:3]}-22"})


def unknown_column(draft: Draft) -> Iterable[Hit]:
    """Find headings that are neither a month, nor a body, nor anything else we know."""
    for column in _unknown(draft):
        if not is_bare_month(column.heading.raw):
            yield Hit((column.heading,))


def _unknown(draft: Draft) -> tuple[Column, ...]:
    return draft.layout.of_kind("unknown") if draft.layout else ()


def column_without_heading(draft: Draft) -> Iterable[Hit]:
    """Find cells beside the table, in columns without a heading."""
    if draft.layout is None:
        return
    headed = {column.number for column in draft.layout.columns}
    rows = {row.number for row in draft.layout.rows if row.kind in ("indicator", "nameless")}
    stray: dict[int, list[str]] = {}
    cells = sorted(draft.layout.places.values(), key=lambda cell: (cell.column, cell.row))
    for cell in cells:
        if cell.row in rows and cell.column not in headed and not cell.is_blank:
            stray.setdefault(cell.column, []).append(cell.address)
    for addresses in stray.values():
        first = draft.layout.by_address[addresses[0]]
        yield Hit((first,), {"cells": _listed(addresses)})


def _listed(addresses: list[str]) -> str:
    more = f" and {len(addresses) - 5} more" if len(addresses) > 5 else ""
    return ", ".join(addresses[:5]) + more


def blank_column(draft: Draft) -> Iterable[Hit]:
    """Find a period that should have figures and has none at all."""
    layout = draft.layout
    for column in layout.of_kind("period") if layout else ():
        is_blank = layout is not None and column.number in layout.blank_columns
        if is_blank and column.period is not None and column.period.start <= draft.data_on:
            yield Hit((column.heading,))


def beyond_month(draft: Draft) -> Iterable[Hit]:
    """Find figures for periods after the month asked for, though not after the data date."""
    for column in _filled_periods(draft):
        assert column.period is not None
        if column.period.start > draft.month.end and column.period.start <= draft.data_on:
            yield Hit((column.heading,), {"month": draft.month.label})


def after_data_date(draft: Draft) -> Iterable[Hit]:
    """Find figures for periods that had not begun on the date of the data."""
    for column in _filled_periods(draft):
        assert column.period is not None
        if column.period.start > draft.data_on:
            cells = tuple(e.cell for e in draft.entries if e.column.number == column.number)
            words = {"heading": column.heading.text, "data_on": _day(draft)}
            yield Hit((column.heading, *cells), words)


def _filled_periods(draft: Draft) -> Iterable[Column]:
    layout = draft.layout
    for column in layout.of_kind("period") if layout else ():
        if layout and column.number not in layout.blank_columns:
            yield column


def _day(draft: Draft) -> str:
    return f"{draft.data_on.day} {draft.data_on:%B %Y}"


def comparator_without_year(draft: Draft) -> Iterable[Hit]:
    """Find comparator headings without a year, where our own column lends one."""
    columns = draft.layout.of_kind("comparator") if draft.layout else ()
    for column in columns:
        if column.period is not None and not column.has_own_year:
            lender = next(
                c for c in columns if c.has_own_year and c.body == draft.register.own_body
                and c.period == column.period
            )  # fmt: skip
            words = {"year": column.period.label, "lender": lender.heading.text}
            yield Hit((column.heading,), words)


def comparator_without_period(draft: Draft) -> Iterable[Hit]:
    """Find comparator columns with no year at all."""
    columns = draft.layout.of_kind("comparator") if draft.layout else ()
    for column in columns:
        if column.period is None:
            cells = tuple(e.cell for e in draft.entries if e.column.number == column.number)
            yield Hit((column.heading, *cells))


def unknown_indicator(draft: Draft) -> Iterable[Hit]:
    """Find names that no indicator has, with the closest one in words."""
    for row in draft.rows:
        if row.match is not None and row.match.code in draft.register.measures:
            continue
        measure = draft.register.measures.get(row.suggestion or "")
        hint = f"Did you mean “{measure.name}” ({measure.code})? " if measure else ""
        yield Hit((row.name,), {"hint": hint})


def predecessor_name(draft: Draft) -> Iterable[Hit]:
    """Find rows under an earlier name whose definition has changed since."""
    for row in draft.rows:
        if row.match is not None and row.match.meaning == "predecessor":
            measure = draft.register.measures.get(row.match.code)
            if measure is not None:
                yield Hit((row.name,), {"name": measure.name, "code": measure.code})


def unknown_area(draft: Draft) -> Iterable[Hit]:
    """Find areas the panel does not have, each name once however many rows repeat it."""
    named: dict[str, dict[str, SheetCell]] = {}
    for row in draft.rows:
        area = row.row.area
        if area is not None and row.area is None:
            named.setdefault(normalise(area.raw), {})[area.address] = area
    for name, cells in named.items():
        close = suggest(name, draft.register.areas)
        hint = f"Did you mean “{close}”? " if close else ""
        yield Hit(tuple(cells.values()), {"hint": hint})


def row_without_name(draft: Draft) -> Iterable[Hit]:
    """Find rows with figures and no indicator."""
    for row in draft.layout.rows if draft.layout else ():
        if row.kind == "nameless" and draft.layout:
            cells = [
                cell
                for cell in draft.layout.by_row[row.number]
                if not cell.is_blank and cell.column in draft.layout.figure_columns
            ]
            yield Hit(tuple(cells), {"row": str(row.number)})


def hidden_figures(draft: Draft) -> Iterable[Hit]:
    """Find rows and columns of figures that nobody looking at the sheet can see."""
    layout = draft.layout
    if layout is None:
        return
    is_header_hidden = all(column.heading.is_hidden for column in layout.columns)
    for column in layout.columns:
        is_read = column.number in layout.figure_columns
        if is_read and column.heading.is_hidden and not is_header_hidden:
            line = f"Column {column_letters(column.number)}"
            yield Hit((column.heading,), {"line": line})
    is_name_hidden = any(column.heading.is_hidden for column in layout.of_kind("name"))
    for row in draft.rows:
        if row.name.is_hidden and not is_name_hidden:
            yield Hit((row.name,), {"line": f"Row {row.row.number}"})
