"""The annual summary as a workbook: years, who was asked, kinds, and what the columns count."""

from collections.abc import Iterable
from datetime import date

from recommendations.annual import Fate
from recommendations.presenters.summary import MEANINGS
from recommendations.presenters.summary_rows import BY, FIGURES, part_rows, year_rows
from scrutiny.exports.workbooks import Sheet, to_xlsx

NOTHING = "Nothing had been asked by this day."


def workbook_of(fates: Iterable[Fate], *, panel: str, on: date) -> bytes:
    """Return the workbook; each sheet of figures says of which panel and day it is."""
    known = list(fates)
    title = f"{panel}. What was asked for and what became of it, as at {on:%-d %B %Y}"
    notes = (title,) if known else (title, NOTHING)
    years = Sheet("Years", ("Year", *FIGURES), year_rows(known, on=on), notes)
    parts = [
        Sheet(f"By {of.lower()}", ("Year", of, *FIGURES), part_rows(known, of, on=on), notes)
        for of in BY
    ]
    words = Sheet("What is counted", ("Column", "What it counts"), MEANINGS)
    return to_xlsx([years, *parts, words])
