"""An analysis as a workbook: each table of its page on a sheet."""

from __future__ import annotations

from audits.presenters.analysis.sheet import AnalysisSheet
from scrutiny.exports.workbooks import Sheet, to_xlsx


def workbook_of(sheet: AnalysisSheet, title: str, said: str) -> bytes:
    """Return the workbook: what is said in sentences first, then a sheet for each table."""
    first = Sheet(
        title="Read me first",
        columns=("Part", "What it says"),
        rows=(
            ("In short", sheet.lede),
            *((block.title, sentence) for block in sheet.blocks for sentence in block.sentences),
            *_words(sheet),
        ),
        notes=tuple(note for note in (title, said, sheet.note) if note),
    )
    tables = [
        Sheet(
            title=block.title,
            columns=tuple(column.label for column in table.columns),
            rows=tuple(tuple(cell.value for cell in row) for row in table.rows),
            notes=(f"{title}. {table.title}",),
        )
        for block in sheet.blocks
        for table in block.tables
    ]
    return to_xlsx([first, *tables])


def _words(sheet: AnalysisSheet) -> tuple[tuple[str, str], ...]:
    said = sheet.words
    parts = (
        ("What works well", said.strengths),
        ("What has to get better", said.developments),
        ("What happens next", said.next_steps),
    )
    return tuple((part, text) for part, text in parts if text)
