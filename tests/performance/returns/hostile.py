"""Files that are no workbook, or one made to do harm."""

import io
import struct
import zipfile
from datetime import datetime
from functools import cache

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.performance.returns.sheets import RE_REFERRALS, good
from tests.performance.returns.workbooks import AREA, part_of, saved, with_parts, workbook_bytes

SHEET, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
_ENTITIES = (
    "<!DOCTYPE s [<!ENTITY e0 'ha'>"
    + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
_CHILD = "943 476 5919"


def with_types(old: bytes, new: bytes) -> bytes:
    """A good return whose list of content types says something else."""
    return with_parts(good(), {TYPES: part_of(good(), TYPES).replace(old, new)})


def old_excel() -> bytes:
    """A workbook of Excel 2003."""
    return _OLE + "Workbook".encode("utf-16-le")


def password() -> bytes:
    """A workbook behind a password."""
    return _OLE + "EncryptedPackage".encode("utf-16-le")


def binary() -> bytes:
    """A binary workbook."""
    return with_types(b"sheet.main+xml", b"sheet.binary.main")


def macro_type() -> bytes:
    """A workbook that says it has macros."""
    return with_types(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")


def macros() -> bytes:
    """A workbook that does not say so and has macros."""
    return with_parts(good(), {"xl/vbaProject.bin": b"x"})


def presentation() -> bytes:
    """A presentation."""
    return with_types(b"spreadsheetml.sheet.main", b"presentationml.presentation.main")


def opendocument() -> bytes:
    """A spreadsheet of LibreOffice."""
    return with_parts(good(), {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})


def csv(separator: str = ",") -> bytes:
    """A text file."""
    return separator.join(["Indicator", "Apr-22", "Contacts", "1665"]).encode()


def since_1904() -> bytes:
    """A workbook whose days are counted from 1904, with dates for headings."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.title = "Return"
    days = [datetime(2022, 4, 1), datetime(2022, 5, 1)]  # noqa: DTZ001
    sheet.append(["Priority area", "Indicator", *days, "Target"])
    sheet.append([AREA, RE_REFERRALS, "21%", "22%", "23%"])
    return saved(book)


def picture_only() -> bytes:
    """A workbook with a picture where the table should be."""
    return with_parts(workbook_bytes([["See the picture"]]), {"xl/media/image1.png": b"\x89PNG"})


def external_links() -> bytes:
    """A good return that takes figures from another workbook."""
    return with_parts(good(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def text_box_about_a_child() -> bytes:
    """A good return with a text box, whose text is cut into runs."""
    body = f"<d><p><r><t>NHS {_CHILD[:5]}</t></r><r><t>{_CHILD[5:]}</t></r></p></d>"
    return with_parts(good(), {"xl/drawings/drawing1.xml": body.encode()})


def pivot_about_a_child() -> bytes:
    """A good return with the rows behind a pivot table."""
    body = f'<pivotCacheRecords><r><s v="{_CHILD}"/></r></pivotCacheRecords>'
    return with_parts(good(), {"xl/pivotCache/pivotCacheRecords1.xml": body.encode()})


def far_corners() -> bytes:
    """One cell in the first corner of a sheet and one in the last."""

    def change(sheet: Worksheet) -> None:
        sheet.cell(1_048_576, 16_384, "z")

    return workbook_bytes([["a"]], change)


@cache
def bomb() -> bytes:
    """About 300 KB that unpack to 300 MB."""
    return with_parts(good(), {SHEET: b" " * 300_000_000})


def entities() -> bytes:
    """A sheet that makes a thousand million words of one."""
    body = f'{_ENTITIES}<worksheet xmlns="{NAMESPACE}"><a>&e9;</a></worksheet>'
    return with_parts(good(), {SHEET: body.encode()})


def truncated() -> bytes:
    """Half a return."""
    return good()[: len(good()) // 2]


@cache
def many_parts() -> bytes:
    """An archive of a hundred thousand parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"xl/{number}.xml", "")
    return stream.getvalue()


def nested() -> bytes:
    """A return with another archive among its parts."""
    return with_parts(good(), {"xl/media/more.bin": good()})


def symlink() -> bytes:
    """A return with a link to a file of the machine."""
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    return _added(link, b"/etc/passwd")


def climbing() -> bytes:
    """A return with a part whose name leads out of any folder it is unpacked in."""
    return _added(zipfile.ZipInfo("../../../tmp/out.xml"), b"<a/>")


def _added(entry: zipfile.ZipInfo, body: bytes) -> bytes:
    stream = io.BytesIO(good())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(entry, body)
    return stream.getvalue()


def sizes_too_large() -> bytes:
    """A return that says its parts are larger than they are."""
    return _resized(1_000)


def sizes_too_small() -> bytes:
    """A return that says its parts are smaller than they are."""
    return _resized(-100)


def _resized(by: int) -> bytes:
    """Change what the list at the end of an archive says about the first sheet's size."""
    data = bytearray(good())
    start = data.find(b"PK\x01\x02")
    while start != -1:
        length = struct.unpack_from("<H", data, start + 28)[0]
        if data[start + 46 : start + 46 + length] == SHEET.encode():
            size = struct.unpack_from("<I", data, start + 24)[0]
            struct.pack_into("<I", data, start + 24, size + by)
        start = data.find(b"PK\x01\x02", start + 4)
    return bytes(data)


def unique_count() -> bytes:
    """A return that says it holds four thousand million texts."""
    body = f'<sst xmlns="{NAMESPACE}" uniqueCount="4294967295"><si><t>a</t></si></sst>'
    return with_parts(good(), {"xl/sharedStrings.xml": body.encode()})
