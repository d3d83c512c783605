"""Whole workbooks of good and bad ingredients: nothing in them is lost in silence."""

from collections import Counter
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from performance.analysis.figures import Figure, Period
from performance.returns.cells import Workbook
from performance.returns.contents import count_contents
from performance.returns.findings import Finding, Severity, UnreadableFile
from performance.returns.loading import load
from performance.returns.proposal import Proposal, ReadCell
from tests.performance.returns.proposals import proposed
from tests.performance.returns.registers import AREAS, INDICATORS, make_register
from tests.performance.returns.workbooks import HEADER, saved

NAMES = [names[0] for _, _, _, names in INDICATORS.values()]
GOOD = ["21% (57/270)", "76%", 270, 1665, "1,700", 0.21, "TBC", "N/A", "c", "<5", "Nil", "17K"]
BAD = ["None", "1 in 4", "12-15", "21% / 19%", "1.200,50", "22% (r)", "98% (414/421", "99% (5/4)",
       "0% (0/0)", "ccq", "#DIV/0!", "=A1/A2", "\u00a0", "=HYPERLINK(1)", "'21", -4, 1e300, True,
       "12 weeks", date(2022, 5, 12), None, "<script>", "{where}", "\u202e1"]  # fmt: skip
HEADINGS = [*HEADER, "May 2022", "Jun-22", "Q1 22/23", "Apr", "Owner", "Statistical Neighbours",
            "South East 20/21", None, "04/22", "May-22 "]  # fmt: skip
cells = st.one_of(st.sampled_from(GOOD), st.sampled_from(BAD), st.integers(0, 20_000))
names = st.sampled_from([*NAMES, "Kites", None, "Total", "* a note"])
areas = st.one_of(st.none(), st.sampled_from([*AREAS, "Nowhere"]))


@st.composite
def books(draw: st.DrawFn) -> bytes:
    """A workbook of one to three sheets, with hidden and merged parts and comments."""
    book = openpyxl.Workbook()
    for number in range(draw(st.integers(1, 3))):
        sheet: Any = book.worksheets[0] if number == 0 else book.create_sheet()
        for _ in range(draw(st.integers(0, 2))):
            sheet.append(["A title"])
        usual = draw(st.booleans())
        headings = list(HEADER) if usual else draw(st.lists(st.sampled_from(HEADINGS), max_size=9))
        sheet.append(headings)
        for _ in range(draw(st.integers(0, 6))):
            figures = draw(st.lists(cells, min_size=2, max_size=7))
            sheet.append([draw(areas), draw(names), *figures])
        _disturb(draw, sheet)
        if number:
            sheet.sheet_state = draw(st.sampled_from(["visible", "hidden", "veryHidden"]))
    return saved(book)


def _disturb(draw: st.DrawFn, sheet: Any) -> None:
    last = sheet.max_row
    if draw(st.booleans()):
        sheet["C2"].comment = Comment("as at the end of the month", "someone")
    if draw(st.booleans()):
        sheet.row_dimensions[draw(st.integers(1, last))].hidden = True
    if draw(st.booleans()):
        sheet.column_dimensions[draw(st.sampled_from("ABCDEFGH"))].hidden = True
    if draw(st.booleans()):
        row, column = draw(st.integers(1, last)), draw(st.integers(1, 7))
        down, right = draw(st.integers(0, 2)), draw(st.integers(0, 2))
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=row + down, end_column=column + right
        )


def _read(data: bytes) -> Workbook | None:
    """Read a workbook; some are refused whole, which is an answer too."""
    with suppress(UnreadableFile):
        return load(data, "made.xlsx", count_contents(data, "made.xlsx"))
    return None


def fate(one: ReadCell, taken: dict[tuple[str, str], Figure]) -> str:
    """Say what became of a cell; exactly one of five."""
    place = (one.cell.sheet, one.cell.address)
    if one.verdict == "rejected":
        return "refusal"
    if one.verdict == "question":
        return "question"
    if one.verdict == "ignored":
        return "ignored"
    if place in taken:
        return "figure" if taken[place].state is None else "state"
    return "words"


def _taken(proposal: Proposal) -> dict[tuple[str, str], Figure]:
    return {
        (one.sheet, address): one.figure for one in proposal.figures for address in one.addresses
    }


HELD = {
    (code, "southampton", Period.month(2022, month)): Figure(Decimal(21))
    for code in INDICATORS
    for month in (2, 3, 4)
}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(books(), st.booleans())
def test_every_cell_of_any_workbook_has_one_fate_and_a_reason(data: bytes, has_past: bool) -> None:
    workbook = _read(data)
    if workbook is None:
        return
    proposal = proposed(workbook, make_register(history=HELD if has_past else {}))
    taken = _taken(proposal)
    read = [one for one in proposal.cells if not one.cell.is_blank]
    places = Counter((one.cell.sheet, one.cell.address) for one in read)
    assert set(places) == {(c.sheet, c.address) for c in workbook.cells if not c.is_blank}
    fates = Counter(fate(one, taken) for one in read)
    assert sum(places.values()) == sum(fates.values()) == len(places)
    for one in read:
        is_taken = (one.cell.sheet, one.cell.address) in taken
        assert one.verdict == "accepted" or one.message
        assert not (one.verdict == "rejected" and is_taken)
        if one.verdict == "accepted" and one.role == "figure" and not is_taken:
            assert one.message or _is_told_elsewhere(one, proposal)
    _check_findings(proposal.findings)


def _is_told_elsewhere(one: ReadCell, proposal: Proposal) -> bool:
    """Say whether a fuller cell tells what this one does: it is then part of that figure's row."""
    return any((told.code, told.period) == (one.code, one.period) for told in proposal.figures)


def _check_findings(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        assert finding.message.endswith(".")
        assert not finding.cells or finding.cell == finding.cells[0]
        assert finding.answers or finding.severity is Severity.ERROR
    keys = Counter(finding.key for finding in findings)
    assert set(keys.values()) <= {1}
