"""The sheet of a return as its page shows it, laid out as the officer's own. Asks no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from performance.models import Cell
from performance.returns.cells import column_letters

IGNORED = Cell.Verdict.IGNORED
MOST_ROWS = 400
_VERDICTS = {Cell.Verdict.QUESTION.value: "question", Cell.Verdict.REJECTED.value: "left out"}


@dataclass(frozen=True)
class Place:
    """A cell with the number of columns that it takes; None where the sheet held nothing.

    `words` say what was made of it.
    """

    cell: Cell | None
    span: int = 1
    verdict: str = ""
    words: tuple[str, ...] = ()

    @property
    def runs_on(self) -> bool:
        """Say whether this is a remark, which runs on over empty cells as it does in the sheet."""
        return self.cell is not None and self.verdict == IGNORED and bool(self.cell.raw)

    @property
    def is_bare(self) -> bool:
        """Say whether nothing is written here and nothing was found."""
        return self.cell is None or (self.verdict == IGNORED and not self.cell.raw)


@dataclass(frozen=True)
class SheetRow:
    """A row of a sheet: its cells, or the one text that stands alone in it."""

    number: int
    places: tuple[Place, ...]
    alone: Cell | None


@dataclass(frozen=True)
class Sheet:
    """A sheet of a return as rows of cells; `more` is the number of rows that are not drawn."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    more: int = 0


Marks = Mapping[tuple[str, str], str]
NO_MARKS: Marks = {}


def sheets_of(
    cells: Iterable[Cell],
    *,
    changed: Marks = NO_MARKS,
    verdicts: Marks = NO_MARKS,
    answered: Iterable[tuple[str, str]] = (),
) -> tuple[Sheet, ...]:
    """Return a return's cells laid out like its sheets.

    `changed` says what cells change in the record, `answered` which cells have an answer, and
    `verdicts` what the answers make of them, where that is not kept with the cells yet.
    """
    done = frozenset(answered)
    by_sheet: dict[str, dict[tuple[int, int], Place]] = defaultdict(dict)
    for cell in cells:
        place = (cell.sheet, cell.address)
        verdict = verdicts.get(place, cell.verdict)
        is_answered = place in done and verdict != Cell.Verdict.REJECTED
        said = "answered" if is_answered else _VERDICTS.get(verdict, "")
        words = tuple(filter(None, (said, changed.get(place, ""))))
        by_sheet[cell.sheet][cell.row, cell.column] = Place(cell, verdict=verdict, words=words)
    return tuple(_sheet(name, places) for name, places in by_sheet.items())


def _sheet(name: str, places: dict[tuple[int, int], Place]) -> Sheet:
    """Return one sheet; only rows and columns that hold something are shown."""
    rows: dict[int, dict[int, Place]] = defaultdict(dict)
    for (row, column), place in places.items():
        rows[row][column] = place
    columns = {column: at for at, column in enumerate(sorted({column for _, column in places}))}
    numbers = sorted(rows)
    return Sheet(
        name,
        tuple(column_letters(column) for column in columns),
        tuple(_sheet_row(number, rows[number], columns) for number in numbers[:MOST_ROWS]),
        max(len(numbers) - MOST_ROWS, 0),
    )


def _sheet_row(number: int, held: Mapping[int, Place], columns: Mapping[int, int]) -> SheetRow:
    """Return one row; a title or a footnote has the whole width to itself."""
    written = [place.cell for place in held.values() if place.cell is not None and place.cell.raw]
    alone = written[0] if len(written) == 1 and written[0].role in {"title", "note"} else None
    return SheetRow(number, _places(held, columns), alone)


def _places(held: Mapping[int, Place], columns: Mapping[int, int]) -> tuple[Place, ...]:
    """Return the cells from left to right, each remark over the bare ones beside it.

    What lies between is one place, however wide: a cell in a far corner makes no long table.
    """
    places: list[Place] = []
    reached = 0
    for column in sorted(held):
        _add(places, Place(None, span=columns[column] - reached))
        _add(places, held[column])
        reached = columns[column] + 1
    _add(places, Place(None, span=len(columns) - reached))
    return tuple(places)


def _add(places: list[Place], place: Place) -> None:
    if place.span == 0:
        return
    if places and places[-1].runs_on and place.is_bare:
        places[-1] = replace(places[-1], span=places[-1].span + place.span)
    else:
        places.append(place)
