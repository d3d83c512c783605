"""Tables written as workbooks and CSV, read back with other code."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.exports.comma_separated import to_csv
from scrutiny.exports.texts import BEGINS_A_FORMULA, Value
from scrutiny.exports.workbooks import Sheet, to_xlsx

STARTS = st.sampled_from(["", *BEGINS_A_FORMULA, " ", "'"])
TEXTS = st.builds(str.__add__, STARTS, st.text(max_size=20))
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(width=32)
VALUES: st.SearchStrategy[Value] = TEXTS | NUMBERS | st.none() | st.dates(date(1900, 3, 1))


def read_back(data: bytes) -> openpyxl.Workbook:
    """Return a workbook as a reader opens it."""
    return openpyxl.load_workbook(io.BytesIO(data))


@given(st.lists(st.tuples(VALUES, VALUES), max_size=6), TEXTS, st.tuples(TEXTS, TEXTS))
def test_no_cell_of_a_workbook_is_a_formula(
    rows: list[tuple[Value, Value]], title: str, columns: tuple[str, str]
) -> None:
    sheet = Sheet(title, columns, tuple(rows), notes=(title,))
    for read in read_back(to_xlsx([sheet, sheet])):
        assert all(cell.data_type != "f" for row in read.iter_rows() for cell in row)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@given(st.lists(st.tuples(VALUES, VALUES), max_size=6))
def test_no_cell_of_a_csv_file_begins_as_a_formula_unless_it_is_a_number(
    rows: list[tuple[Value, Value]],
) -> None:
    text = to_csv(("One", "Two"), rows).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(BEGINS_A_FORMULA) or _is_number(cell)


def test_numbers_and_days_stay_what_they_are() -> None:
    rows: tuple[tuple[Value, ...], ...] = (("North", -1, 0.5, date(2023, 1, 31), None),)
    columns = ("Team", "Count", "Share", "Day", "Nothing")
    (sheet,) = read_back(to_xlsx([Sheet("Teams", columns, rows)]))
    assert [cell.value for cell in sheet[1]] == list(columns)
    team, count, share, day, nothing = (cell.value for cell in sheet[2])
    assert (team, count, share, nothing) == ("North", -1, 0.5, None)
    assert str(day).startswith("2023-01-31")
    # "31/01/2023" in a narrower column is shown as hashes.
    assert sheet.column_dimensions["D"].width >= 12
    assert to_csv(columns, rows).decode("utf-8-sig").splitlines()[1] == "North,-1,0.5,2023-01-31,"


def test_a_number_that_cannot_be_becomes_a_text() -> None:
    (sheet,) = read_back(to_xlsx([Sheet("A", ("Value",), ((float("nan"),), (float("-inf"),)))]))
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["nan", "-inf"]
    assert to_csv(("Value",), [(float("-inf"),)]).decode("utf-8-sig").splitlines()[1] == "'-inf"


def test_notes_stand_over_the_table() -> None:
    (sheet,) = read_back(to_xlsx([Sheet("A", ("Value",), ((1,),), notes=("Issued once.",))]))
    assert [row[0].value for row in sheet.iter_rows()] == ["Issued once.", None, "Value", 1]
    assert sheet.freeze_panes == "B4"


def test_every_sheet_has_a_title_that_a_sheet_can_have() -> None:
    sheet = Sheet("Grades: by team/theme [all of them, really]", ("Value",), ())
    titles = read_back(to_xlsx([sheet, sheet, Sheet("", ("Value",), ())])).sheetnames
    assert titles == ["Grades  by team theme  all of t", "Grades  by team theme  all of 2", "Sheet"]


def test_a_workbook_of_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one table"):
        to_xlsx([])
