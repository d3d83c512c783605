"""Shorthand for reading a sheet against the hand-made register."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from performance.analysis.figures import Figure, Period
from performance.returns.cells import Workbook
from performance.returns.findings import Finding
from performance.returns.proposal import Proposal, ReadCell, propose
from performance.returns.register import Register
from tests.performance.returns.registers import make_register
from tests.performance.returns.workbooks import AREA, HEADER, read_apart, read_rows

RETURNS = Path(__file__).resolve().parents[3] / "fixtures" / "returns"
MAY = Period.month(2022, 5)
RE_REFERRALS = "Percentage of re-referrals within 12 months"
CONTACTS = "Number of contacts"


def read_return(stem: str) -> Workbook:
    """One of the council's returns as the reader sees it."""
    return read_apart((RETURNS / f"{stem}.xlsx").read_bytes(), f"{stem}.xlsx")


def propose_return(stem: str, month: Period, register: Register | None = None) -> Proposal:
    """One of the council's returns, proposed for a month on its last day."""
    workbook = read_return(stem)
    return propose(workbook, register or make_register(), month=month, data_on=month.end)


def proposed(
    workbook: Workbook,
    register: Register | None = None,
    month: Period = MAY,
    data_on: date | None = None,
) -> Proposal:
    """A workbook proposed for May 2022."""
    return propose(workbook, register or make_register(), month=month, data_on=data_on or month.end)


def propose_rows(
    *rows: Sequence[object], header: Sequence[object] = HEADER, register: Register | None = None
) -> Proposal:
    """Rows under the usual header, proposed for May 2022."""
    return proposed(read_rows([header, *rows]), register)


def propose_cells(*cells: object, name: str = RE_REFERRALS) -> Proposal:
    """One indicator's row: April, May, target, own year, England; the rest good by default."""
    usual = ["21% (57/270)", "21% (76/370)", "23%", "27%", "21%"]
    return propose_rows([AREA, name, *cells, *usual[len(cells) :]])


def codes(proposal: Proposal, address: str | None = None) -> list[str]:
    """The codes of the findings, those of one cell if asked."""
    return [f.code for f in proposal.findings if address in (None, f.cell)]


def finding(proposal: Proposal, code: str) -> Finding:
    """The only finding with a code."""
    (found,) = [f for f in proposal.findings if f.code == code]
    return found


def cell(proposal: Proposal, address: str) -> ReadCell:
    """The only verdict on a cell."""
    (found,) = [c for c in proposal.cells if c.cell.address == address]
    return found


def figure(proposal: Proposal, code: str, period: Period, body: str = "southampton") -> Figure:
    """The only figure proposed for an indicator and a period."""
    (found,) = [f for f in proposal.figures if (f.code, f.period, f.body) == (code, period, body)]
    return found.figure


def value(
    proposal: Proposal, code: str, period: Period, body: str = "southampton"
) -> Decimal | None:
    """The value proposed for an indicator and a period."""
    return figure(proposal, code, period, body).value
