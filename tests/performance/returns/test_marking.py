"""The officer's workbook with our marks on it: what comes back, and what must not."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from performance.returns.findings import UnreadableFile
from performance.returns.markup import Item, Kind, Mark, Markup, marked_up
from tests.performance.returns.workbooks import MEMORY, SECONDS, saved, with_parts, workbook_bytes

ROWS = [("Priority area", "Indicator", "Apr-22"), ("Area", "Number of contacts", "1,4oo")]
LEFT_OUT = Mark("Return", "C2", Kind.LEFT_OUT, "Return!C2 cannot be read. Write a number.")
FORMULAS = ("=1+1", "+44 23", "-", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0")


def mark(data: bytes, *marks: Mark, items: tuple[Item, ...] = ()) -> openpyxl.Workbook:
    """Mark a workbook in the process of its own, and open what comes back."""
    return openpyxl.load_workbook(io.BytesIO(written(data, *marks, items=items)))


def written(data: bytes, *marks: Mark, items: tuple[Item, ...] = ()) -> bytes:
    markup = Markup("May 2022 return", items, marks)
    return marked_up(data, markup, name="made.xlsx", seconds=SECONDS, memory_bytes=MEMORY)


def test_a_cell_is_coloured_and_says_what_was_found() -> None:
    sheet = mark(workbook_bytes(ROWS), LEFT_OUT)["Return"]
    assert sheet["C2"].comment.text == f"Left out: {LEFT_OUT.text}"
    assert sheet["C2"].fill.fgColor.rgb == "FFF7C6C8"
    assert [sheet["B2"].comment, sheet["B2"].fill.fill_type] == [None, None]
    assert [[cell.value for cell in row] for row in sheet.rows] == [list(row) for row in ROWS]


def test_a_blank_cell_can_be_marked() -> None:
    sheet = mark(workbook_bytes(ROWS), Mark("Return", "D2", Kind.QUESTION, "Blank."))["Return"]
    assert (sheet["D2"].value, sheet["D2"].comment.text) == (None, "Question: Blank.")


def test_a_comment_of_the_officer_stands_below_ours() -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["C2"].comment = Comment("To be checked with the team.", "An officer")

    sheet = mark(workbook_bytes(ROWS, comment), LEFT_OUT)["Return"]
    assert sheet["C2"].comment.text.splitlines()[::2] == [
        f"Left out: {LEFT_OUT.text}",
        "To be checked with the team.",
    ]


def test_the_list_in_front_links_to_each_cell() -> None:
    items = (
        Item("Tom's sheet", "C2", Kind.LEFT_OUT, LEFT_OUT.text),
        Item("Tom's sheet", "A1", Kind.QUESTION, "Is it?", "It is right as it stands. Checked."),
        Item("", "", Kind.QUESTION, "The file has no month."),
    )
    book = mark(workbook_bytes(ROWS, title="Tom's sheet"), items=items)
    assert book.sheetnames == ["What was found", "Tom's sheet"]
    assert book.active == book["What was found"]
    front = book["What was found"]
    assert (front["A1"].value, front["A2"].value) == (
        "May 2022 return",
        "Left out: 1. Questions: 2.",
    )
    lines = [[cell.value for cell in row] for row in front.iter_rows(min_row=6)]
    assert lines == [
        ["Tom's sheet!C2", "left out", LEFT_OUT.text, None],
        ["Tom's sheet!A1", "question", "Is it?", "It is right as it stands. Checked."],
        ["whole file", "question", "The file has no month.", None],
    ]
    assert front["A6"].hyperlink.location == "'Tom''s sheet'!C2"
    assert front["A8"].hyperlink is None
    assert not book["Tom's sheet"].sheet_view.tabSelected


def test_a_sheet_of_theirs_may_have_the_name_of_ours() -> None:
    book = mark(workbook_bytes(ROWS, title="What was found"), Mark(
        "What was found", "C2", Kind.LEFT_OUT, "Write a number."))  # fmt: skip
    assert book.sheetnames[1] == "What was found"
    assert book["What was found"]["C2"].comment is not None


def test_merges_hidden_rows_and_widths_stay() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:B4")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions["A"].width = 33
        sheet.freeze_panes = "B2"
        sheet["C2"].number_format = "0.0%"

    under = Mark("Return", "B3", Kind.QUESTION, "Is it for all of these?")
    sheet = mark(workbook_bytes(ROWS, change), under)["Return"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A2:B4"]
    assert sheet.row_dimensions[3].hidden
    assert sheet.column_dimensions["B"].hidden
    assert (sheet.column_dimensions["A"].width, sheet.freeze_panes) == (33, "B2")
    assert sheet["C2"].number_format == "0.0%"
    assert sheet["A2"].comment.text == "Question: Is it for all of these?"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(text: str) -> None:
    def write(sheet: Worksheet) -> None:
        sheet["C2"] = text
        sheet["C2"].data_type = "s"

    items = (Item("Return", "C2", Kind.QUESTION, text, text),)
    book = mark(workbook_bytes(ROWS, write), Mark("Return", "C2", Kind.QUESTION, text), items=items)
    front = book["What was found"]
    for cell in (book["Return"]["C2"], front["C6"], front["D6"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_formula_comes_back_as_its_value() -> None:
    data = workbook_bytes([*ROWS, ("", "Both", "=C2+1")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    assert b"<v></v>" in part or b"<v />" in part or b"<v/>" in part
    for empty in (b"<v></v>", b"<v />", b"<v/>"):
        part = part.replace(empty, b"<v>41</v>")
    sheet = mark(with_parts(data, {"xl/worksheets/sheet1.xml": part}))["Return"]
    assert (sheet["C3"].value, sheet["C3"].data_type) == (41, "n")


def test_names_links_rules_lists_and_properties_are_dropped() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Figure", 3])
    sheet["A1"].hyperlink = "https://example.org/secret"
    sheet.conditional_formatting.add("B1", FormulaRule(["SUM(B1)>1"]))  # type: ignore[no-untyped-call]
    validation = DataValidation("list", "=Names")
    validation.add("B1")
    sheet.add_data_validation(validation)
    book.defined_names["Names"] = DefinedName("Names", attr_text="[1]Sheet!$A$1")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1))
    book.create_chartsheet("Chart").add_chart(chart)
    sheet.add_chart(BarChart())
    book.properties.creator = book.properties.lastModifiedBy = "An officer"
    with zipfile.ZipFile(io.BytesIO(written(saved(book)))) as archive:
        names = archive.namelist()
        whole = b"".join(archive.read(name) for name in names)
    for gone in (b"example.org", b"SUM(B1)", b"[1]Sheet", b"dataValidation ", b"An officer"):
        assert gone not in whole, gone
    assert not [name for name in names if "external" in name or "chart" in name]


def test_a_file_that_cannot_be_opened_is_refused_with_its_name() -> None:
    with pytest.raises(UnreadableFile, match=r"made\.xlsx"):
        written(b"no workbook")


def test_a_letter_that_no_sheet_can_hold_is_left_out_of_our_words() -> None:
    book = mark(workbook_bytes(ROWS), Mark("Return", "C2", Kind.QUESTION, "It says \x0b here."))
    assert book["Return"]["C2"].comment.text == "Question: It says   here."


def test_an_order_is_read_as_it_was_written() -> None:
    markup = Markup("é", (Item("S", "A1", Kind.QUESTION, "a\nb", "c"),), (LEFT_OUT,))
    assert b"\n" not in markup.as_order()
    assert Markup.from_order(markup.as_order()) == markup
