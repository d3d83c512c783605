"""Tables of counts in which no small count can be read, or worked out from the totals.

Counts of 1 to 5 are hidden, their totals too where those are as small. Then so many others are
hidden as keep every hidden one uncertain: for each there is a table with another number in its
place that fits all that is shown, with each hidden number at least 1, since noughts are shown.

The totals are a row and a column of the table. Around a closed way of hidden numbers, each a
corner, one can be moved up or down by one, the next the other way, and every line still adds up:
a number on such a way is uncertain. So one is looked for, the cheapest, for each hidden number.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutiny.disclosure.small_numbers import is_small

Place = tuple[int, int]
# A row or a column: ("row", 2).
Line = tuple[str, int]


@dataclass(frozen=True)
class Suppressed:
    """A table with its totals; None stands for what is hidden, printed "c"."""

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None

    @property
    def hides_a_total(self) -> bool:
        """Return whether a total of a column, or of all, is hidden."""
        return None in self.column_totals or self.total is None


def suppress(table: Sequence[Sequence[int]]) -> Suppressed:
    """Return a table of counts with its small ones hidden, and what else keeps them so.

    Raises ValueError where the rows differ in length or a count is below 0.

    >>> suppress([[3, 10], [12, 20]]).cells
    ((None, None), (None, None))
    """
    whole = _with_totals(table)
    hidden = {place for place, count in _cells(whole) if is_small(count)}
    while exposed := next(
        (one for one in sorted(hidden) if not _is_safe(whole, hidden, one)), None
    ):
        hidden |= _cheapest_way(whole, hidden, exposed)
    shown = [
        [None if (row, column) in hidden else count for column, count in enumerate(counts)]
        for row, counts in enumerate(whole)
    ]
    return Suppressed(
        cells=tuple(tuple(row[:-1]) for row in shown[:-1]),
        row_totals=tuple(row[-1] for row in shown[:-1]),
        column_totals=tuple(shown[-1][:-1]),
        total=shown[-1][-1],
    )


def _with_totals(table: Sequence[Sequence[int]]) -> list[list[int]]:
    width = len(table[0]) if table else 0
    if any(len(row) != width for row in table):
        raise ValueError("The rows of the table differ in length.")
    if any(count < 0 for row in table for count in row):
        raise ValueError("The table holds a count below 0.")
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(row[column] for row in rows) for column in range(width + 1)]]


def _cells(whole: list[list[int]]) -> Iterator[tuple[Place, int]]:
    for row, counts in enumerate(whole):
        for column, count in enumerate(counts):
            yield (row, column), count


def _is_safe(whole: list[list[int]], hidden: set[Place], place: Place) -> bool:
    """Return whether another number could stand here, with no more hidden than is."""
    return any(
        cost == 0 for cost, _ in (_way(whole, hidden, place, is_up=up) for up in (True, False))
    )


def _cheapest_way(whole: list[list[int]], hidden: set[Place], place: Place) -> set[Place]:
    """Return what has to be hidden as well; there is always the way over the totals."""
    ways = [_way(whole, hidden, place, is_up=up) for up in (True, False)]
    return min(ways, key=lambda way: way[0])[1]


_NO_WAY = float("inf")


def _way(
    whole: list[list[int]], hidden: set[Place], place: Place, *, is_up: bool
) -> tuple[float, set[Place]]:
    """Return the cheapest closed way through a place, and its cost in counts newly hidden.

    `is_up`: whether the place's own entry, as `_moves` counts it, goes up.
    """
    row, column = place
    start, end = (("column", column), ("row", row)) if is_up else (("row", row), ("column", column))
    if not _can_move(whole, place, is_up=is_up):
        return _NO_WAY, set()
    queue: list[tuple[float, Line, tuple[Place, ...]]] = [(0, start, ())]
    done: set[Line] = set()
    while queue:
        cost, line, way = heapq.heappop(queue)
        if line == end:
            return cost, set(way)
        if line in done:
            continue
        done.add(line)
        for other, corner in _moves(whole, line):
            if corner != place and other not in done:
                price = 0 if corner in hidden else whole[corner[0]][corner[1]]
                heapq.heappush(queue, (cost + price, other, (*way, corner)))
    return _NO_WAY, set()


def _moves(whole: list[list[int]], line: Line) -> Iterator[tuple[Line, Place]]:
    """Yield the lines that one comes to from a line, each over a corner that can be moved.

    From a row a corner's entry goes up, from a column down.
    """
    kind, number = line
    if kind == "row":
        for column in range(len(whole[0])):
            if _can_move(whole, (number, column), is_up=True):
                yield ("column", column), (number, column)
    else:
        for row in range(len(whole)):
            if _can_move(whole, (row, number), is_up=False):
                yield ("row", row), (row, number)


def _can_move(whole: list[list[int]], place: Place, *, is_up: bool) -> bool:
    """Return whether an entry can go up, or down, by one, and be a hidden number still.

    Entries add up to nought in every line, so a total of a row or of a column is counted as the
    opposite: its entry goes up where its number goes down, which has to stay 1 at least. Noughts
    are always shown and never move.
    """
    row, column = place
    count = whole[row][column]
    is_total_of_a_line = (row == len(whole) - 1) != (column == len(whole[0]) - 1)
    goes_down = is_up == is_total_of_a_line
    return count >= (2 if goes_down else 1)
