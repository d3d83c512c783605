"""A small CSV file is read as people save it, or refused with a sentence that says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.csv_text import TableRefused
from audits.tables import BYTES_MAX, CELL_MAX, ROWS_MAX, Table, read_table

TEXT = "Month,Who does it\nJanuary,Zoë\nMay,£5\n"
EXPECTED = [("January", "Zoë"), ("May", "£5")]


def read(data: bytes) -> Table:
    return read_table(data, needed=["month"], known=["month", "who_does_it"])


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(row.cells.values()) for row in table.rows]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        b"\n\n" + TEXT.encode() + b",\n\n",
        TEXT.replace("Month,Who does it", " MONTH ,who-does\u00a0it").encode(),
        TEXT.replace("Zoë", '" Zoë\n"').encode(),
    ],
    ids=[
        "plain",
        "mark",
        "utf-16",
        "utf-16 without its mark",
        "crlf",
        "semicolons",
        "tabs",
        "blank rows",
        "headings",
        "break",
    ],
)
def test_it_is_read_however_it_was_saved(data: bytes) -> None:
    table = read(data)
    assert cells(table) == EXPECTED
    assert table.remarks == ()


def test_windows_letters_are_read_and_that_is_said() -> None:
    table = read(TEXT.encode("cp1252"))
    assert cells(table) == EXPECTED
    assert "read as Windows text" in table.remarks[0]


def test_rows_keep_the_number_that_they_have_in_the_file() -> None:
    assert [row.number for row in read(b"month\n\nMay\n\nJune\n").rows] == [3, 5]


def test_columns_that_are_not_known_are_left_and_named() -> None:
    table = read(b"month,source," + b"x" * 1000 + b"\nMay,12,13\n")
    assert cells(table) == [("May", "12", "13")]
    assert table.remarks == (f"Columns that are not read: source, {'x' * 39}….",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (b" \n\n ", "The file is empty"),
        (b"month\n", "no rows below its headings"),
        (b"PK\x03\x04rest", "a workbook (.xlsx), not a CSV file"),
        (b"\xd0\xcf\x11\xe0rest", "an old workbook (.xls)"),
        (b"%PDF-1.7", "a PDF, not a CSV file"),
        (b"month\nMay\x00\n", "(NUL)"),
        (b"month\n\x81\xff\n", "letters cannot be read"),
        (b"month\n" + b"x" * 2_000_000, "2,000,006 bytes"),
        (b"month\n" + b"x" * 200_000, "no CSV that can be read"),
        (b"month\n" + b"x" * (CELL_MAX + 1), "Row 2, month: the cell has 2,001 characters"),
        (b'month\n"May', "no CSV that can be read"),
        (b"month\n" + b"May\n" * ROWS_MAX, "has 2,001 rows"),
        (b"month," * 61 + b"\nMay\n", "has 62 columns"),
        (b"month,Month\nMay,June\n", "The column “month” is there twice"),
        (b"moon\nMay\n", "There is no column “month”"),
        (b"month\nMay,June\n", "Row 2 has more cells than there are headings"),
        ("month\nMay\u202e\n".encode(), "Row 2, month: the cell holds characters"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(TableRefused) as caught:
        read(data)
    assert words in str(caught.value)
    assert len(str(caught.value)) < 300


@given(st.binary(max_size=400))
def test_no_bytes_are_too_much_for_it(data: bytes) -> None:
    for start in (b"", b"month\n", b"\xff\xfe"):
        try:
            told = [f"{row.number}." for row in read(start + data).rows]
        except TableRefused as refused:
            told = [str(refused)]
        assert told
        assert all(words.endswith(".") for words in told)


def test_the_largest_file_is_read() -> None:
    row = b"May," + b"x" * 1000 + b"\n"
    data = b"month,who_does_it\n" + row * (BYTES_MAX // len(row) - 1)
    assert len(read(data).rows) == BYTES_MAX // len(row) - 1
