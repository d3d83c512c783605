"""The checks of a file before anything in it is parsed: what it is, and how large it gets.

An .xlsx file is a zip archive of XML parts. Its type is told by content, never by name, and the
parts are inflated in small pieces with a running count, since the sizes an archive states about
itself are the sender's word.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from performance.returns.faults import refuse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP, _END_OF_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_LONGEST_END = 65_557
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PIECE = 65_536
_RATIO_FROM = 2_000_000
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_DOCUMENTS = {
    "presentationml": "a presentation",
    "wordprocessingml": "a document of words",
}


@dataclass(frozen=True)
class ArchiveLimits:
    """How large an archive may be: parts, inflated bytes in all, and how far a part may inflate."""

    parts: int = 2_000
    inflated_bytes: int = 50_000_000
    ratio: int = 300


def check_archive(data: bytes, name: str, limits: ArchiveLimits | None = None) -> tuple[str, ...]:
    """Refuse what is not a plain .xlsx workbook; return the names of its parts.

    Raises UnreadableFile with a message that names the file and says what to do.
    """
    limits = limits or ArchiveLimits()
    _check_signature(data, name)
    _check_count(_stated_count(data), name, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _check_parts(archive, name, limits)
            _check_types(archive, parts, name)
            return parts
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise refuse("damaged_file", name=name, part="") from error
    except (RuntimeError, KeyError, ValueError) as error:
        raise refuse("not_a_workbook", name=name, kind="no Excel workbook") from error


def pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield one part of the archive, inflated, in small pieces."""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _check_signature(data: bytes, name: str) -> None:
    if not data.strip(b"\x00 \r\n\t"):
        raise refuse("empty_file", name=name)
    if data.startswith(_OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in data
        raise refuse("password_protected" if is_locked else "old_excel_file", name=name)
    if data.startswith(_ZIP):
        return
    if data.startswith(b"%PDF"):
        raise refuse("not_a_workbook", name=name, kind="a PDF")
    if data.startswith(_PICTURES):
        raise refuse("not_a_workbook", name=name, kind="a picture")
    head = data[:4_096]
    if b"\x00" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refuse("text_file", name=name)
    raise refuse("not_a_workbook", name=name, kind="no Excel workbook")


def _stated_count(data: bytes) -> int:
    """Return how many parts the archive says it has: listing a hundred thousand takes a while."""
    end = data.rfind(_END_OF_ZIP, max(0, len(data) - _LONGEST_END))
    if end < 0 or end + 12 > len(data):
        return 0
    return int(struct.unpack_from("<H", data, end + 10)[0])


def _check_count(count: int, name: str, limits: ArchiveLimits) -> None:
    if count > limits.parts:
        raise refuse("too_many_parts", name=name, count=f"{count:,}")


def _check_parts(archive: zipfile.ZipFile, name: str, limits: ArchiveLimits) -> tuple[str, ...]:
    entries = archive.infolist()
    _check_count(len(entries), name, limits)
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise refuse("unsafe_archive", name=name, what="two parts of one name")
    inflated = 0
    for entry in entries:
        _check_entry(entry, name)
        size = 0
        for piece in pieces(archive, entry.filename):
            if not size and piece.startswith(_ZIP):
                _refuse_nested(entry.filename, name)
            size += len(piece)
            inflated += len(piece)
            is_bomb = size > _RATIO_FROM and size > limits.ratio * max(entry.compress_size, 1)
            if is_bomb or inflated > limits.inflated_bytes:
                raise refuse("unpacks_too_large", name=name)
        if size != entry.file_size:
            raise refuse("unsafe_archive", name=name, what="parts of other sizes than it says")
    return tuple(entry.filename for entry in entries)


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    """Refuse a part that is encrypted, a link, or named so that unpacking it would do harm."""
    if entry.flag_bits & 0x1:
        raise refuse("password_protected", name=name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise refuse("unsafe_archive", name=name, what="a link to another file")
    path = PurePosixPath(entry.orig_filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in entry.orig_filename:
        raise refuse("unsafe_archive", name=name, what="a part whose name leads out of the file")


def _refuse_nested(part: str, name: str) -> None:
    if part.lower().startswith("xl/embeddings/"):
        raise refuse("has_embedded_files", name=name)
    raise refuse("unsafe_archive", name=name, what="another archive")


def _check_types(archive: zipfile.ZipFile, parts: tuple[str, ...], name: str) -> None:
    lowered = [part.lower() for part in parts]
    if "mimetype" in lowered and b"opendocument" in archive.read("mimetype")[:200]:
        raise refuse("opendocument_file", name=name)
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in types or any(part.endswith("vbaproject.bin") for part in lowered):
        raise refuse("has_macros", name=name)
    if "sheet.binary" in types:
        raise refuse("binary_workbook", name=name)
    if _WORKBOOK not in types:
        kinds = (kind for sign, kind in _DOCUMENTS.items() if sign in types)
        raise refuse("not_a_workbook", name=name, kind=next(kinds, "no Excel workbook"))
    embedded = re.compile(r"^xl/(embeddings|activex|ctrlprops)/|oleobject")
    if any(embedded.search(part) for part in lowered):
        raise refuse("has_embedded_files", name=name)
