"""Tables, sentences and how numbers read, the same for a page, a workbook and a paper.

A table that hides small numbers prints "c" for them, and leaves out every rate that would give one
away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audits.analysis.shares import Share
from scrutiny.disclosure.small_numbers import is_small, points_to_a_child

HIDDEN = "c"
TOO_FEW = "too few for a rate"
Value = str | int | float | None


@dataclass(frozen=True)
class Cell:
    """A cell: what is read, and what a workbook holds."""

    text: str
    value: Value = None
    is_numeric: bool = False
    # The word that a phone shows before the figure.
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Column:
    """The heading of a column."""

    label: str
    is_numeric: bool = True


@dataclass(frozen=True)
class Table:
    """A table under its title."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_wide(self) -> bool:
        """Return whether it scrolls on a phone, as a row of so many figures is no sentence."""
        return len(self.columns) > 5


@dataclass(frozen=True)
class Chart:
    """A drawing at two widths, for a page and for a phone."""

    wide: str
    narrow: str


@dataclass(frozen=True)
class Block:
    """A part with its heading: what is said, a drawing, its tables."""

    slug: str
    title: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    chart: Chart | None = None

    @property
    def has_one_table(self) -> bool:
        """Return whether its heading names its table as well."""
        return len(self.tables) == 1


def table(title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """Return a table whose first column names the rows and whose others are figures."""
    first, *others = headings
    columns = (Column(first, is_numeric=False), *(Column(heading) for heading in others))
    labelled = tuple(
        tuple(
            cell if place == 0 else replace(cell, label=headings[place])
            for place, cell in enumerate(row)
        )
        for row in rows
    )
    return Table(title, columns, labelled)


def words(text: str) -> Cell:
    """Return a cell of words."""
    return Cell(text, text)


def number(count: int | None) -> Cell:
    """Return a cell of a count; None is one that is hidden."""
    if count is None:
        return Cell(HIDDEN, HIDDEN, is_numeric=True)
    return Cell(f"{count:,}", count, is_numeric=True)


def lone(count: int, *, hides_small: bool) -> Cell:
    """Return a cell of a count that is part of no sum."""
    return number(None if hides_small and is_small(count) else count)


def percent(share: float) -> str:
    """Return a share as a whole percentage: "67%"."""
    return f"{share * 100:.0f}%"


def span(interval: tuple[float, float] | None) -> str:
    """Return an interval of shares: "44% to 84%"; nothing of none."""
    return f"{percent(interval[0])} to {percent(interval[1])}" if interval else ""


def rate(share: Share, *, is_hidden: bool = False) -> tuple[Cell, Cell]:
    """Return the cells of a share and of its interval; a rate of too few is not shown."""
    if is_hidden:
        return number(None), Cell("", None, is_numeric=True)
    if not share.is_enough:
        text = TOO_FEW if share.of else ""
        return Cell(text, text or None, is_numeric=True), Cell("", None, is_numeric=True)
    return (
        Cell(percent(share.share), round(share.share, 4), is_numeric=True),
        Cell(span(share.interval), span(share.interval), is_numeric=True),
    )


def share_words(share: Share) -> str:
    """Return a share in words, with what it is of and how sure it is.

    >>> share_words(Share(12, 18))
    '12 of 18 (67%; 95% interval 44% to 84%)'
    """
    counted = f"{share.count} of {share.of}"
    if not share.is_enough:
        return f"{counted} ({TOO_FEW})"
    return f"{counted} ({percent(share.share)}; 95% interval {span(share.interval)})"


def careful_words(share: Share, *, hides_small: bool) -> str:
    """Return a share in words, or that it is hidden."""
    if hides_small and points_to_a_child(share.count, share.of):
        return "not shown, since small numbers could point to a child"
    return share_words(share)


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: "1 audit", "2 audits"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
