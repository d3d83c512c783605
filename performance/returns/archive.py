"""The checks of a file before anything in it is parsed: what it is, and how large it gets.

An .xlsx file is a zip archive of XML parts. Its type is told by content, never by name, and the
parts are inflated in small pieces with a running count, since the sizes an archive states about
itself are the sender's word.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from performance.returns.findings import UnreadableFile, file_fault

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIECE = 65_536
_RATIO_FROM = 2_000_000
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SAVE_AS = "Open it in Excel, save it as Excel Workbook (.xlsx) and send that."


@dataclass(frozen=True)
class ArchiveLimits:
    """How large an archive may be: parts, inflated bytes in all, and how far a part may inflate."""

    parts: int = 2_000
    inflated_bytes: int = 50_000_000
    ratio: int = 300


def refuse(code: str, message: str) -> UnreadableFile:
    """Make the exception that refuses a file."""
    return UnreadableFile(file_fault(code, message))


def check_archive(data: bytes, name: str, limits: ArchiveLimits | None = None) -> tuple[str, ...]:
    """Refuse what is not a plain .xlsx workbook; return the names of its parts.

    Raises UnreadableFile with a message that names the file and says what to do.
    """
    limits = limits or ArchiveLimits()
    _check_signature(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _check_parts(archive, name, limits)
            _check_types(archive, parts, name)
            return parts
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise refuse(
            "damaged_file", f"{name} is damaged or was cut off on its way. Send it again."
        ) from error
    except (RuntimeError, KeyError, ValueError) as error:
        raise refuse(
            "not_a_workbook", f"{name} cannot be opened as an Excel workbook. {_SAVE_AS}"
        ) from error


def pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield one part of the archive, inflated, in small pieces."""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _check_signature(data: bytes, name: str) -> None:
    if not data.strip(b"\x00 \r\n\t"):
        raise refuse("empty_file", f"{name} is empty. Send the file again.")
    if data.startswith(_OLE):
        _refuse_compound_file(data, name)
    if data.startswith(b"PK\x03\x04"):
        return
    if data.startswith(b"%PDF"):
        raise refuse(
            "not_a_workbook",
            f"{name} is a PDF, and figures cannot be read from it. Send the Excel workbook.",
        )
    head = data[:4_096]
    if b"\x00" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refuse(
            "text_file",
            f"{name} is a text or CSV file, whatever its name says. {_SAVE_AS}",
        )
    raise refuse("not_a_workbook", f"{name} is not an Excel workbook. {_SAVE_AS}")


def _refuse_compound_file(data: bytes, name: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refuse(
            "password_protected",
            f"{name} is protected by a password. Open it in Excel, remove the password under "
            "File, Info, Protect Workbook, save it and send it again.",
        )
    raise refuse("old_excel_file", f"{name} is in an old Office format (such as .xls). {_SAVE_AS}")


def _check_parts(archive: zipfile.ZipFile, name: str, limits: ArchiveLimits) -> tuple[str, ...]:
    entries = archive.infolist()
    if len(entries) > limits.parts:
        raise refuse(
            "too_many_parts",
            f"{name} is made of {len(entries):,} parts, more than any return needs. "
            "Copy the table into a new workbook and send that.",
        )
    inflated = 0
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise refuse(
                "password_protected",
                f"{name} holds parts protected by a password. Save it without one and send it.",
            )
        size = 0
        for piece in pieces(archive, entry.filename):
            size += len(piece)
            inflated += len(piece)
            is_bomb = size > _RATIO_FROM and size > limits.ratio * max(entry.compress_size, 1)
            if is_bomb or inflated > limits.inflated_bytes:
                raise refuse(
                    "unpacks_too_large",
                    f"{name} unpacks to far more than a return can hold, and was not opened. "
                    "Copy the table into a new workbook and send that.",
                )
    return tuple(entry.filename for entry in entries)


def _check_types(archive: zipfile.ZipFile, parts: tuple[str, ...], name: str) -> None:
    lowered = [part.lower() for part in parts]
    if "mimetype" in lowered and b"opendocument" in archive.read("mimetype")[:200]:
        raise refuse("opendocument_file", f"{name} is an OpenDocument file. {_SAVE_AS}")
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in types or any(part.endswith("vbaproject.bin") for part in lowered):
        raise refuse(
            "has_macros",
            f"{name} holds macros, which are not accepted. Open it in Excel, save it as Excel "
            "Workbook (.xlsx), which leaves the macros out, and send that.",
        )
    if "sheet.binary" in types:
        raise refuse("binary_workbook", f"{name} is a binary workbook (.xlsb). {_SAVE_AS}")
    if _WORKBOOK not in types:
        raise refuse("not_a_workbook", f"{name} is not an Excel workbook. {_SAVE_AS}")
    embedded = re.compile(r"^xl/(embeddings|activex|ctrlprops)/|oleobject")
    if any(embedded.search(part) for part in lowered):
        raise refuse(
            "has_embedded_files",
            f"{name} has other files or controls embedded in it. Delete them from the sheets, "
            "save it and send it again.",
        )
