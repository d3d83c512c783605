"""The December table exactly as a scanner gave it, made into a workbook and read."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from performance.analysis.figures import Period
from performance.returns.proposal import Proposal
from tests.performance.returns.proposals import cell, codes, proposed
from tests.performance.returns.workbooks import read_rows

DECEMBER = Period.month(2022, 12)
HEADINGS = {
    "priority_area": "Priority area",
    "indicator": "Indicator",
    "target": "Target",
    "southampton_2021_22": "Southampton 21/22",
    "statistical_neighbours": "Statistical Neighbours",
    "south_east": "South East",
    "england": "England",
    "note": "Note",
}


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    path = Path(__file__).with_name("scanned.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return [[HEADINGS.get(heading, heading) for heading in header], *rows]


@pytest.fixture(scope="module")
def scanned(rows: list[list[str]]) -> Proposal:
    return proposed(read_rows(rows), month=DECEMBER)


def test_every_cell_of_the_scan_has_one_verdict(rows: list[list[str]], scanned: Proposal) -> None:
    places = Counter(one.cell.address for one in scanned.cells)
    assert set(places.values()) == {1}
    filled = sum(bool(text.strip()) for row in rows for text in row)
    read = [one for one in scanned.cells if not one.cell.is_blank]
    assert len(read) == filled
    verdicts = Counter(one.verdict for one in scanned.cells)
    assert sum(verdicts.values()) == len(scanned.cells)


@pytest.mark.parametrize("text", [".,", "\u00a2", "25% \\/ccq)", "%"])
def test_what_the_scanner_spoilt_is_rejected(scanned: Proposal, text: str) -> None:
    spoilt = [one for one in scanned.cells if one.cell.raw == text and one.code]
    assert spoilt
    assert {one.verdict for one in spoilt} == {"rejected"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("98% (414/421", "bracket_lost"),
        ("30% (89/209)", "percentage_contradicts_fraction"),
        ("239 (295/402)", "percentage_contradicts_fraction"),
        ("4% (303/411)", "percentage_contradicts_fraction"),
        ("0% (342/426)", "percentage_contradicts_fraction"),
        ("9%", "unit_mismatch"),
        ("3%", "target_differs"),
    ],
)
def test_what_the_scanner_changed_is_noticed(scanned: Proposal, text: str, code: str) -> None:
    addresses = [one.cell.address for one in scanned.cells if one.cell.raw == text]
    assert code in [found for address in addresses for found in codes(scanned, address)]


def test_two_readings_of_one_figure_are_both_refused(scanned: Proposal) -> None:
    contradicted = [f.cell for f in scanned.findings if f.code == "contradiction"]
    assert {cell(scanned, address).verdict for address in contradicted} == {"rejected"}
    assert {cell(scanned, address).cell.raw for address in contradicted} >= {
        "30% (89/299)", "30% (89/209)",
    }  # fmt: skip
