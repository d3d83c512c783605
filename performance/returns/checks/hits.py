"""What a check returns, and what a check is."""

import string
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from performance.returns.answers import Answer
from performance.returns.cells import SheetCell
from performance.returns.draft import Draft
from performance.returns.findings import Severity

# What stands for the words of a sentence where it is printed without a case.
_IN_GENERAL: Mapping[str, str] = {
    "where": "a cell",
    "other": "another cell",
    "sheet": "the sheet",
    "sheets": "any sheet",
    "example": "Apr-22",
    "cells": "its cells",
    "heading": "a month",
    "data_on": "that day",
    "year": "the year",
    "lender": "our own column",
    "name": "the indicator",
    "line": "A row or column",
    "unit": "count, a rate or a percentage",
    "figure": "a figure",
    "held": "a figure",
    "fraction": "a count of all",
    "reading": "a percentage",
    "hint": "",
}


@dataclass(frozen=True)
class Hit:
    """One place where a check applies.

    `cells` get the verdict that goes with the severity; the first is the one the finding names.
    Without cells the finding is about `sheet`, or the file. `words` fill the check's sentence.
    """

    cells: tuple[SheetCell, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    address: str = ""


@dataclass(frozen=True)
class Check:
    """A row of the table: a code, how bad it is, the sentence, and how to find it.

    The sentence is filled with the hit's words and with `{where}` (`Performance!C18`), `{raw}`
    (what the first cell holds) and `{sheet}`. With `blocks` one hit refuses the whole return, or
    where it allows `answers`, stops it until it is answered. `caveat` is what readers are told
    beside the figure while the question is open: short, and without a cell's address. `plainly`
    is the sentence for the list of checks, where it says little without a case.
    """

    code: str
    severity: Severity
    sentence: str
    find: Callable[[Draft], Iterable[Hit]]
    blocks: bool = False
    answers: tuple[Answer, ...] = ()
    caveat: str = ""
    plainly: str = ""

    @property
    def in_general(self) -> str:
        """The sentence for the list of checks."""
        return self.plainly or in_general(self.sentence)


def in_general(sentence: str, words: Mapping[str, str] = _IN_GENERAL) -> str:
    """Return a sentence of the tables without a case, for the page that lists them."""
    fields = (name for _, name, _, _ in string.Formatter().parse(sentence) if name)
    plain = sentence.format_map({name: words.get(name, "\u2026") for name in fields})
    return plain[:1].upper() + plain[1:]


def where(cell: SheetCell) -> str:
    """Name a cell with its sheet: `Performance!C18`."""
    return f"{cell.sheet}!{cell.address}"


def problem(code: str) -> Callable[[Draft], Iterable[Hit]]:
    """Make the check that collects what the reading of single cells found under this code."""

    def find(draft: Draft) -> Iterable[Hit]:
        for entry in draft.entries:
            for found in entry.reading.problems:
                if found.code == code:
                    yield Hit((entry.cell,), found.words)

    return find
