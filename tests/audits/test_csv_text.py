"""Bytes as text and text as cells: encodings, separators, lines that spoil themselves alone."""

import pytest

from audits.csv_text import LINE_MAX, TableRefused, decoded, lines_of

WORDS = "Case reference,Team,Opened on\nC-1,North – east,03/04/2022\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_reads_the_same_whatever_it_was_saved_as(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == (WORDS, ())


def test_windows_letters_are_read_and_that_is_said() -> None:
    text, remarks = decoded(WORDS.encode("cp1252"))
    assert text == WORDS
    assert "read as Windows text" in remarks[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf \n", "The file is empty"),
        (b"\x00\x00\r\n", "The file is empty"),
        (b"PK\x03\x04 and the rest", "This is a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old workbook"),
        (b"%PDF-1.7", "This is a PDF, not a CSV file"),
        (b"caf\xc3 \x81", "letters cannot be read"),
        (b"\xff\xfe\x00\xd8\x41\x00", "letters cannot be read"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(TableRefused, match=says):
        decoded(data)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_first_row_says_what_separates_cells(separator: str, ending: str) -> None:
    text = ending.join(separator.join(cells) for cells in (("a", "b", "c"), ("1,5", "2", "3")))
    quoted = text.replace("1,5", '"1,5"')
    assert [line.cells for line in lines_of(quoted)] == [("a", "b", "c"), ("1,5", "2", "3")]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows_and_empty_ones_go() -> None:
    assert [(line.number, line.cells) for line in lines_of("a,b\n\n , \n1,2\n")] == [
        (1, ("a", "b")),
        (4, ("1", "2")),
    ]


def test_cells_lose_what_shows_as_nothing() -> None:
    (line,) = lines_of("\u200b C-1\u00a0 \ufeff, North \u00a0team ")
    assert line.cells == ("C-1", "North team")


def test_a_line_that_cannot_be_read_spoils_no_other() -> None:
    text = f'a,b\n{"x" * (LINE_MAX + 1)}\n1\x00,2\n"never closed,2\n3,4'
    long, empty, unclosed, last = lines_of(text)[1:]
    assert long.fault.startswith("The line has 5,001 characters")
    assert empty.fault.startswith("The line has empty bytes")
    assert unclosed.cells == ("never closed,2",)
    assert (last.number, last.cells) == (5, ("3", "4"))
