"""Saving a workbook without a file on the way: a process of its own may write none."""

import io
import zipfile
from typing import Any, cast

import openpyxl
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook, without a file on the way."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(book, archive).write_data()
    return stream.getvalue()


class _InMemory(ExcelWriter):
    """The writer of openpyxl, which would put every sheet into a temporary file first."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write a sheet as the parent does, by way of memory."""
        out = io.BytesIO()
        parent, sheet, writer = cast(Any, self), cast(Any, ws), cast(Any, WorksheetWriter(ws, out))
        writer.write()
        sheet._rels = writer._rels  # noqa: SLF001 - as the parent does
        parent._archive.writestr(ws.path[1:], out.getvalue())  # noqa: SLF001
        self.manifest.append(ws)
