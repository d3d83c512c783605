"""Files that are no workbook, or a hostile one: each a plain message, and this process lives on."""

import io
import time
import zipfile

import openpyxl
import pytest

from performance.returns.findings import Finding, Severity, UnreadableFile
from performance.returns.reading import read
from tests.performance.returns.proposals import proposed
from tests.performance.returns.workbooks import (
    HEADER,
    MEMORY,
    SECONDS,
    part_of,
    read_apart,
    saved,
    with_parts,
    workbook_bytes,
)

SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
GOOD = workbook_bytes([HEADER])

ENTITIES = (
    "<!DOCTYPE s [<!ENTITY e0 'ha'>"
    + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)


def refusal(data: bytes, name: str = "return.xlsx", **limits: float) -> Finding:
    """The finding with which a file is refused, within the time and with its name in it."""
    started = time.monotonic()
    seconds = limits.get("seconds", SECONDS)
    with pytest.raises(UnreadableFile) as refused:
        read(data, name=name, seconds=seconds, memory_bytes=int(limits.get("memory", MEMORY)))
    assert time.monotonic() - started < SECONDS + 1
    finding = refused.value.finding
    assert name in finding.message
    assert finding.message.endswith(".")
    assert finding.severity is Severity.ERROR
    assert finding.blocks
    return finding


def with_types(old: bytes, new: bytes) -> bytes:
    """A workbook whose list of content types says something else."""
    return with_parts(GOOD, {TYPES: part_of(GOOD, TYPES).replace(old, new)})


def with_sheet(body: str, prolog: str = "") -> bytes:
    """A workbook with a sheet written by hand."""
    sheet = f'{prolog}<worksheet xmlns="{NAMESPACE}">{body}</worksheet>'
    return with_parts(GOOD, {SHEET: sheet.encode()})


def rows_of(count: int, cell: str) -> str:
    """Rows of a hundred cells each."""
    rows = "".join(f'<row r="{row}">{cell * 100}</row>' for row in range(1, count + 1))
    return f"<sheetData>{rows}</sheetData>"


def one_cell(value: str, attributes: str = "") -> str:
    """A sheet's rows with one cell."""
    return f'<sheetData><row r="1"><c{attributes}><v>{value}</v></c></row></sheetData>'


def encrypted() -> bytes:
    """A zip archive whose entries say that they are encrypted."""
    data = bytearray(GOOD)
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(marker)
        while start != -1:
            data[start + offset] |= 1
            start = data.find(marker, start + 4)
    return bytes(data)


def many_parts() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(2_100):
            archive.writestr(f"xl/{number}.xml", "<a/>")
    return stream.getvalue()


NOT_WORKBOOKS = {
    "nothing": (b"", "empty_file"),
    "blanks": (b" \r\n" * 10, "empty_file"),
    "csv": (b"Indicator,Apr-22\r\nContacts,1665\r\n", "text_file"),
    "semicolons": ("\ufeffIndicator;Apr-22\r\n".encode(), "text_file"),
    "utf-16": ("Indicator\tApr-22\r\n".encode("utf-16"), "text_file"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_a_workbook"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_a_workbook"),
    "old excel": (OLE + "Workbook".encode("utf-16-le"), "old_excel_file"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
    "encrypted zip": (encrypted(), "password_protected"),
    "cut off": (GOOD[: len(GOOD) // 2], "damaged_file"),
    "only a signature": (b"PK\x03\x04", "damaged_file"),
    "corrupt": (GOOD[:400] + bytes(200) + GOOD[600:], "damaged_file"),
    "any zip": (with_parts(GOOD, {TYPES: None}), "not_a_workbook"),
    "word": (with_types(b"spreadsheetml.sheet.main", b"wordprocessingml.main"), "not_a_workbook"),
    "macros": (with_parts(GOOD, {"xl/vbaProject.bin": b"x"}), "has_macros"),
    "macro type": (with_types(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"), "has_macros"),
    "xlsb": (with_types(b"sheet.main+xml", b"sheet.binary.main"), "binary_workbook"),
    "ods": (
        with_parts(GOOD, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "opendocument_file",
    ),
    "embedded": (with_parts(GOOD, {"xl/embeddings/a.docx": b"x"}), "has_embedded_files"),
    "controls": (with_parts(GOOD, {"xl/activeX/activeX1.xml": b"<a/>"}), "has_embedded_files"),
}

HOSTILE = {
    "bomb": (with_parts(GOOD, {"xl/media/a.bin": bytes(120_000_000)}), "unpacks_too_large"),
    "wide bomb": (
        with_parts(GOOD, {f"xl/media/{n}.bin": bytes(1_900_000) for n in range(30)}),
        "unpacks_too_large",
    ),
    "parts": (many_parts(), "too_many_parts"),
    "entities in a sheet": (with_sheet("<a>&e9;</a>", ENTITIES), "hostile_xml"),
    "entities in strings": (
        with_parts(GOOD, {"xl/sharedStrings.xml": f"{ENTITIES}<sst>&e9;</sst>".encode()}),
        "hostile_xml",
    ),
    "entities in utf-16": (
        with_parts(GOOD, {SHEET: f"{ENTITIES}<worksheet>&e9;</worksheet>".encode("utf-16")}),
        "hostile_xml",
    ),
    "entities in the theme": (
        with_parts(
            GOOD,
            {
                "xl/theme/theme1.xml": f"{ENTITIES}<a>&e9;</a>".encode(),
            },
        ),
        "hostile_xml",
    ),
    "all cells merged": (
        with_sheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "too_many_cells",
    ),
    "many cells": (with_sheet(rows_of(601, "<c><v>1</v></c>")), "too_many_cells"),
    "many columns": (
        with_sheet("<cols>" + '<col min="1" max="9"/>' * 2_001 + "</cols>"),
        "too_many_cells",
    ),
    "long text": (
        with_sheet(one_cell("x" * 40_000, ' t="str"')),
        "too_much_text",
    ),
    "a cell past the edge": (
        with_sheet('<sheetData><row r="99999999"><c><v>1</v></c></row></sheetData>'),
        "damaged_file",
    ),
    "an endless number": (
        with_sheet(one_cell("9" * 5_000)),
        "damaged_file",
    ),
    "broken xml": (with_sheet("<sheetData><row>"), "damaged_file"),
    "strings out of range": (
        with_sheet(one_cell("9", ' t="s"')),
        "damaged_file",
    ),
}


@pytest.mark.parametrize("kind", NOT_WORKBOOKS)
def test_what_is_no_workbook_is_told_apart_by_its_content(kind: str) -> None:
    data, code = NOT_WORKBOOKS[kind]
    assert refusal(data).code == code


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_refused_before_it_costs_anything(kind: str) -> None:
    data, code = HOSTILE[kind]
    assert refusal(data).code == code


def test_one_cell_in_the_far_corner_is_refused_by_its_address() -> None:
    data = workbook_bytes([["a"]], lambda sheet: sheet.cell(1_048_576, 16_384, "z"))
    started = time.monotonic()
    found = refusal(data)
    assert (found.code, "XFD1048576" in found.message) == ("sheet_too_large", True)
    assert time.monotonic() - started < SECONDS


def test_a_file_that_needs_too_much_memory_ends_its_own_process_only() -> None:
    data = with_sheet('<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>')
    assert refusal(data, memory=60_000_000).code == "file_too_large_to_read"


def test_a_bare_interpreter_s_worth_of_memory_is_not_enough_for_anything() -> None:
    assert refusal(GOOD, memory=1_000_000).code == "file_too_large_to_read"


def test_a_file_that_takes_too_long_is_given_up() -> None:
    formula = "A1+" * 3_000 + "1"
    first = f'<row r="1"><c r="A1"><f t="shared" ref="A1:A9999" si="0">{formula}</f></c></row>'
    more = "".join(
        f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/></c></row>' for row in range(2, 4_000)
    )
    data = with_sheet(f"<sheetData>{first}{more}</sheetData>")
    assert refusal(data, seconds=1.0).code == "file_took_too_long"


def test_a_formula_counts_as_its_saved_result() -> None:
    data = with_sheet('<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData>')
    (cell,) = read_apart(data).cells
    assert (cell.kind, cell.raw) == ("number", "2")


def test_a_workbook_with_no_sheet_is_read_as_having_none() -> None:
    empty = f'<workbook xmlns="{NAMESPACE}"><sheets/></workbook>'.encode()
    workbook = read_apart(with_parts(GOOD, {"xl/workbook.xml": empty}))
    assert workbook.sheets == ()
    assert [finding.code for finding in proposed(workbook).findings] == ["no_header"]


def test_a_name_cannot_break_a_message_or_the_command() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_apart(b"", "-c {where} \u2028\x00\n\udc80 return.xlsx")
    assert refused.value.finding.message.startswith("-c {where} return.xlsx is empty.")


def test_hidden_and_commented_cells_and_pictures_are_noted() -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet["A1"] = "seen"
    sheet["A1"].comment = Comment("provisional", "someone")
    sheet["B2"] = "struck"
    sheet["B2"].font = Font(strike=True)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    link = b"<externalLink/>"
    data = with_parts(
        saved(book), {"xl/externalLinks/externalLink1.xml": link, "xl/media/a.png": b""}
    )
    workbook = read_apart(data)
    assert {note.code for note in workbook.notes} == {
        "comment", "struck_through", "hidden_row", "hidden_column", "hidden_sheet",
        "external_links", "pictures",
    }  # fmt: skip
    assert workbook.cells[0].comment == "provisional"
