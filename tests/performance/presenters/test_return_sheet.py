"""A return laid out like its sheet: what is marked on it, and that it stays small."""

import pytest

from performance.models import Cell
from performance.presenters.returns import MOST_ROWS, Sheet, sheets_of


def cell(address: str, row: int, column: int, raw: str = "1", verdict: str = "accepted") -> Cell:
    return Cell(
        sheet="S",
        address=address,
        row=row,
        column=column,
        raw=raw,
        verdict=verdict,
        role="figure",
    )


def places(sheet: Sheet) -> list[list[tuple[str, int]]]:
    return [
        [(place.cell.address if place.cell else "", place.span) for place in row.places]
        for row in sheet.rows
    ]


def test_a_cell_in_a_far_corner_makes_no_long_table() -> None:
    cells = [cell(f"X{number}", number, number) for number in range(1, 301)]
    (sheet,) = sheets_of(cells)
    drawn = sum(len(row.places) for row in sheet.rows)
    assert len(sheet.columns) == 300
    assert drawn <= 3 * 300
    assert all(sum(place.span for place in row.places) == 300 for row in sheet.rows)


def test_only_so_many_rows_are_drawn_and_the_rest_are_counted() -> None:
    (sheet,) = sheets_of([cell(f"A{row}", row, 1) for row in range(1, MOST_ROWS + 8)])
    assert (len(sheet.rows), sheet.more) == (MOST_ROWS, 7)


def test_a_remark_runs_on_over_what_is_bare_beside_it() -> None:
    cells = [
        cell("A1", 1, 1, "Heading", "ignored"),
        cell("D1", 1, 4),
        cell("B2", 2, 2),
        cell("C2", 2, 3, "", "ignored"),
    ]
    (sheet,) = sheets_of(cells)
    assert places(sheet) == [[("A1", 3), ("D1", 1)], [("", 1), ("B2", 1), ("C2", 1), ("", 1)]]


@pytest.mark.parametrize(
    ("verdict", "is_answered", "change", "words"),
    [
        ("accepted", False, "", ()),
        ("question", False, "", ("question",)),
        ("question", True, "", ("answered",)),
        ("rejected", False, "", ("left out",)),
        ("rejected", True, "", ("left out",)),
        ("accepted", False, "restated", ("restated",)),
        ("question", True, "new", ("answered", "new")),
    ],
)
def test_what_was_made_of_a_cell_is_said_in_words(
    verdict: str, is_answered: bool, change: str, words: tuple[str, ...]
) -> None:
    place = ("S", "A1")
    (sheet,) = sheets_of(
        [cell("A1", 1, 1, verdict=verdict)],
        answered=[place] if is_answered else [],
        changed={place: change} if change else {},
    )
    assert sheet.rows[0].places[0].words == words


def test_what_an_answer_makes_of_a_cell_comes_before_what_was_kept() -> None:
    (sheet,) = sheets_of([cell("A1", 1, 1)], verdicts={("S", "A1"): "rejected"})
    assert sheet.rows[0].places[0].words == ("left out",)
