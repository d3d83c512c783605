"""Files whose size lies where a quick look does not fall are refused all the same."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from performance.returns.findings import UnreadableFile
from performance.returns.reading import read

SECONDS, MEMORY = 20.0, 300 * 1024 * 1024


def refused(data: bytes) -> str:
    """Read a file that must be refused, and return the code of the finding."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, name="return.xlsx", seconds=SECONDS, memory_bytes=MEMORY)
    return caught.value.finding.code


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def moved(data: bytes, *, old: str, new: str) -> bytes:
    """Give a part of a workbook another name, in the archive and in what points to it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(target, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part.endswith((".rels", "[Content_Types].xml")):
                content = content.replace(old.encode(), new.encode())
            after.writestr(re.sub(f"^{old.lstrip('/')}$", new.lstrip("/"), part), content)
    return target.getvalue()


def test_a_sheet_under_another_name_is_counted_too() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Performance")
    for _ in range(700):
        sheet.append([1] * 100)
    data = moved(saved(book), old="/xl/worksheets/sheet1.xml", new="/xl/s/sheet1.dat")
    assert refused(data) == "too_many_cells"


def test_a_few_cells_spread_over_a_huge_square_are_refused() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for place in range(1, 400):
        sheet.cell(place, place, "x")
    assert refused(saved(book)) == "spread_too_wide"


@pytest.mark.parametrize("place", ["XFD1048576", "A100001", "ALM1"])
def test_a_figure_far_outside_any_table_makes_the_sheet_too_large(place: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet[place] = 1, 2
    assert refused(saved(book)) == "sheet_too_large"


@pytest.mark.parametrize("place", ["A100000", "ALL1"])
def test_two_corners_are_no_spread(place: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet[place] = 1, 2
    seen = read(saved(book), name="return.xlsx", seconds=SECONDS, memory_bytes=MEMORY)
    assert {cell.address for cell in seen.cells} == {"A1", place}


def test_a_format_in_the_far_corner_is_nothing() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet["XFD1048576"].number_format = "0%"
    seen = read(saved(book), name="return.xlsx", seconds=SECONDS, memory_bytes=MEMORY)
    assert [cell.address for cell in seen.cells] == ["A1"]


def test_a_sheet_name_longer_than_excel_allows_is_refused() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 1
    data = saved(book)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(target, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part == "xl/workbook.xml":
                content = content.replace(b'name="Sheet"', b'name="' + b"S" * 5_000 + b'"')
            after.writestr(part, content)
    assert refused(target.getvalue()) == "sheet_name_too_long"


def test_a_number_format_is_kept_no_longer_than_its_column() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet["A1"].number_format = '0"' + "x" * 5_000 + '"'
    seen = read(saved(book), name="return.xlsx", seconds=SECONDS, memory_bytes=MEMORY)
    assert len(seen.cells[0].number_format) == 120
