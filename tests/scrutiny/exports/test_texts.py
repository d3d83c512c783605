"""Texts stay texts."""

import openpyxl
import pytest

from scrutiny.exports.texts import csv_text, is_formula_like, writable, write_text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "＝1+1", "＋1", "－1", "＠A", "  =1"],
)
def test_what_some_program_takes_for_a_formula_is_known(text: str) -> None:
    assert is_formula_like(text)
    assert csv_text(text).startswith("'")


@pytest.mark.parametrize("text", ["", "North team", "1 - 2", "a=b", "'quoted"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert not is_formula_like(text)
    assert csv_text(text) == text


def test_what_no_file_can_hold_is_left_out() -> None:
    assert writable("a\0b\x0bc") == "a b c"
    assert writable("half \ud800") == "half ?"


def test_a_cell_keeps_a_text_that_looks_like_a_formula() -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    write_text(cell, "=1+1")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    write_text(cell, "North team")
    assert not cell.quotePrefix
