"""A workbook as plain lists and strings, to cross the pipe from the process that opens it.

JSON, never pickle: what comes out of a process that has opened a stranger's file is not trusted to
make objects here. Every field is checked for its type on the way in.
"""

import base64
import json
from datetime import datetime
from typing import Any, cast, get_args

from performance.returns.cells import CellValue, Kind, SheetCell, Workbook
from performance.returns.findings import Finding, Severity, UnreadableFile

_KINDS = frozenset(get_args(Kind))


def pack(workbook: Workbook) -> bytes:
    """Return the workbook as JSON."""
    body = {
        "sheets": workbook.sheets,
        "notes": [_finding_out(note) for note in workbook.notes],
        "cells": [_cell_out(cell) for cell in workbook.cells],
    }
    return json.dumps(body, ensure_ascii=True, allow_nan=False).encode("ascii")


def pack_refusal(finding: Finding) -> bytes:
    """Return the reason why a file could not be read, as JSON."""
    return json.dumps({"refused": _finding_out(finding)}, ensure_ascii=True).encode("ascii")


def unpack(body: bytes) -> Workbook:
    """Return the workbook sent by the reading process.

    Raises UnreadableFile where the process refused the file, ValueError where the answer is not one
    that it could have sent.
    """
    try:
        plain = _answered(body)
        return Workbook(
            cells=tuple(_cell_in(item) for item in plain["cells"]),
            sheets=tuple(str(sheet) for sheet in plain["sheets"]),
            notes=tuple(_finding_in(note) for note in plain["notes"]),
        )
    except (KeyError, TypeError, IndexError, RecursionError) as error:
        raise ValueError("the reading process sent something else than a workbook") from error


def pack_file(data: bytes) -> bytes:
    """Return the bytes of a file as JSON."""
    return json.dumps({"file": base64.b64encode(data).decode("ascii")}).encode("ascii")


def unpack_file(body: bytes) -> bytes:
    """Return the bytes of the file sent by the process; raises as `unpack` does."""
    try:
        return base64.b64decode(_answered(body)["file"], validate=True)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("the process sent something else than a file") from error


def _answered(body: bytes) -> dict[str, Any]:
    """Return what the process answered; raises UnreadableFile where it refused the file."""
    plain: dict[str, Any] = json.loads(body)
    if "refused" in plain:
        raise UnreadableFile(_finding_in(plain["refused"]))
    return plain


def _finding_out(finding: Finding) -> list[Any]:
    return [
        finding.severity.value,
        finding.code,
        finding.sheet,
        finding.cell,
        finding.message,
        finding.blocks,
    ]


def _finding_in(item: list[Any]) -> Finding:
    severity, code, sheet, cell, message, blocks = item
    return Finding(Severity(severity), str(code), str(sheet), str(cell), str(message), bool(blocks))


def _cell_out(cell: SheetCell) -> list[Any]:
    value = cell.value.isoformat() if isinstance(cell.value, datetime) else cell.value
    return [
        cell.sheet,
        cell.address,
        cell.row,
        cell.column,
        cell.raw,
        cell.kind,
        value,
        cell.number_format,
        cell.is_hidden,
        cell.comment,
        cell.merged_from,
    ]


def _cell_in(item: list[Any]) -> SheetCell:
    sheet, address, row, column, raw, kind, value, number_format, hidden, comment, merged = item
    if kind not in _KINDS:
        raise ValueError("the reading process sent a cell of an unknown kind")
    return SheetCell(
        sheet=str(sheet),
        address=str(address),
        row=int(row),
        column=int(column),
        raw=str(raw),
        kind=cast(Kind, kind),
        value=_value_in(kind, value),
        number_format=str(number_format),
        is_hidden=bool(hidden),
        comment=str(comment),
        merged_from=None if merged is None else str(merged),
    )


def _value_in(kind: str, value: object) -> CellValue:
    if kind == "date":
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    if value is None or isinstance(value, str | int | float):
        return value
    raise ValueError("the reading process sent a cell with a value of an unknown type")
