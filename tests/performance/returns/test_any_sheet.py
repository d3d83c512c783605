"""Whatever stands in the cells, the reading ends and every cell has its verdict."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from performance.returns.cells import Kind, SheetCell, Workbook, address_of, blank_cell
from tests.performance.returns.proposals import CONTACTS, RE_REFERRALS, proposed
from tests.performance.returns.workbooks import AREA, HEADER

texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "TBC", "N/A", "21% (57/270)", "0.87", "85", "<17K", "Indicator", "Target", "Apr-22",
         "May-22", "England", "Southampton 21/22", RE_REFERRALS, CONTACTS, AREA, "* a note",
         "250 per month", "3-5", "0% (0/0)", "-4", "{where}"]
    ),
)  # fmt: skip
KINDS: list[Kind] = ["text", "text", "text", "error", "formula", "boolean"]


@st.composite
def sheets(draw: st.DrawFn) -> Workbook:
    """A sheet of any cells, below the usual header or without one."""
    header = HEADER if draw(st.booleans()) else ()
    cells = [text_cell(1, place, text) for place, text in enumerate(header, start=1)]
    for row in range(2, draw(st.integers(2, 6))):
        for column in range(1, 9):
            if draw(st.booleans()):
                cell = text_cell(row, column, draw(texts))
                cells.append(
                    replace(cell, kind=draw(st.sampled_from(KINDS)))
                    if draw(st.booleans())
                    else cell
                )
    return Workbook(tuple(cells), ("S",), ())


def text_cell(row: int, column: int, text: str) -> SheetCell:
    return replace(blank_cell("S", row, column), raw=text, kind="text", value=text)


@settings(max_examples=150)
@given(sheets())
def test_any_sheet_is_read_to_its_end_with_one_verdict_a_cell(workbook: Workbook) -> None:
    proposal = proposed(workbook)
    places = Counter(one.cell.address for one in proposal.cells)
    assert set(places.values()) <= {1}
    assert set(places) >= {cell.address for cell in workbook.cells if not cell.is_blank}
    for one in proposal.cells:
        assert one.verdict == "accepted" or one.message
        assert one.cell.address == address_of(one.cell.row, one.cell.column)
    rejected = {one.cell.address for one in proposal.cells if one.verdict == "rejected"}
    assert not rejected & {address for one in proposal.figures for address in one.addresses}
