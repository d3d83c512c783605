"""What is said about a single cell, and what becomes of it."""

from collections.abc import Callable
from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from performance.analysis.figures import State
from performance.returns.proposal import Proposal
from tests.performance.returns.proposals import (
    CONTACTS,
    MAY,
    RE_REFERRALS,
    cell,
    codes,
    figure,
    propose_cells,
    propose_rows,
    proposed,
    value,
)
from tests.performance.returns.workbooks import AREA, HEADER, read_rows


@pytest.mark.parametrize(
    "text", ["ccq", "\u00a2", ".,", "3-5", "21% / 19%", "45 (43)", "1 in 4", "25% \\/ccq)"]
)
def test_an_unreadable_cell_is_rejected_and_its_neighbour_is_not(text: str) -> None:
    proposal = propose_cells(text)
    assert codes(proposal, "C2") == ["unreadable_cell"]
    assert cell(proposal, "C2").verdict == "rejected"
    assert "Return!C2" in cell(proposal, "C2").message
    assert text in cell(proposal, "C2").message
    assert cell(proposal, "D2").verdict == "accepted"
    assert len([one for one in proposal.figures if one.body == "southampton"]) == 2


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
def test_an_excel_error_is_rejected_by_name(error: str) -> None:
    proposal = propose_cells(error)
    assert codes(proposal, "C2") == ["error_cell"]
    assert error in cell(proposal, "C2").message


def test_a_formula_without_a_saved_result_asks_for_excel() -> None:
    proposal = propose_cells("=SUM(A9:A10)")
    assert codes(proposal, "C2") == ["formula_without_value"]
    assert cell(proposal, "C2").cell.raw == "=SUM(A9:A10)"
    assert "Excel" in cell(proposal, "C2").message


def test_a_date_among_figures_is_rejected_with_both_readings() -> None:
    proposal = propose_cells(date(2022, 5, 12))
    assert codes(proposal, "C2") == ["date_in_figure_cell"]
    message = cell(proposal, "C2").message
    for part in ("12 May 2022", "12/5", "5/12"):
        assert part in message


@pytest.mark.parametrize(
    ("content", "state"),
    [
        ("TBC", State.TO_BE_CONFIRMED),
        ("N/A", State.NOT_APPLICABLE),
        ("-", State.NOT_AVAILABLE),
        ("..", State.NOT_AVAILABLE),
        ("<5", State.SUPPRESSED),
        ("*", State.SUPPRESSED),
        ("c", State.SUPPRESSED),
    ],
)
def test_a_state_is_kept_and_is_never_nought(content: str, state: State) -> None:
    proposal = propose_cells("21%", content)
    kept = figure(proposal, "REF02", MAY)
    assert (kept.state, kept.value) == (state, None)
    assert cell(proposal, "D2").verdict == "accepted"


def test_a_blank_figure_is_not_available_and_asked_about() -> None:
    other = [AREA, "Number of referrals in the month", 370, 334, "N/A", "N/A", "N/A"]
    proposal = propose_rows([AREA, RE_REFERRALS, "21%", None, "23%", "27%", "21%"], other)
    assert figure(proposal, "REF02", MAY).state is State.NOT_AVAILABLE
    assert codes(proposal, "D2") == ["blank_cell"]
    assert cell(proposal, "D2").verdict == "question"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("21% (270/57)", "numerator_above_denominator"),
        ("21% (5/0)", "denominator_zero"),
        ("121%", "above_100"),
        ("-3%", "negative"),
        (">95%", "bound_in_figure_cell"),
        ("£21", "unit_mismatch"),
        ("12 days", "unit_mismatch"),
        (True, "unreadable_cell"),
    ],
)
def test_an_impossible_percentage_is_rejected(text: object, code: str) -> None:
    proposal = propose_cells(text)
    assert codes(proposal, "C2") == [code]
    assert cell(proposal, "C2").verdict == "rejected"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("98% (414/421", "bracket_lost"),
        ("25% (52/218)", "percentage_contradicts_fraction"),
        ("0% (0/0)", "nothing_to_count"),
        ("22% (r)", "marked_figure"),
        ("85", "percentage_without_sign"),
        (85, "percentage_without_sign"),
        (0.87, "percentage_without_sign"),
    ],
)
def test_a_doubtful_percentage_is_taken_with_a_question(text: object, code: str) -> None:
    proposal = propose_cells(text)
    assert codes(proposal, "C2") == [code]
    assert cell(proposal, "C2").verdict == "question"
    assert len([one for one in proposal.figures if one.body == "southampton"]) == 3


@pytest.mark.parametrize("text", ["21% (57/270)", "57/270", "(57/270)", "21.1% (57/270)", "21 %"])
def test_a_sound_percentage_is_taken_without_a_word(text: str) -> None:
    proposal = propose_cells("20%", text)
    assert codes(proposal, "D2") == []
    assert round(value(proposal, "REF02", MAY) or 0) == 21
    assert cell(proposal, "D2").verdict == "accepted"


def test_nothing_of_nothing_is_not_applicable() -> None:
    assert figure(propose_cells("20%", "0% (0/0)"), "REF02", MAY).state is State.NOT_APPLICABLE


def with_format(number_format: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet["D2"].number_format = number_format

    return change


def propose_number(number: float, number_format: str, april: object = "20%") -> Proposal:
    rows = [HEADER, [AREA, RE_REFERRALS, april, number, "23%", "27%", "21%"]]
    return proposed(read_rows(rows, with_format(number_format)))


def test_a_percent_format_makes_a_percentage_without_a_word() -> None:
    proposal = propose_number(0.87, "0%")
    assert value(proposal, "REF02", MAY) == 87
    assert codes(proposal, "D2") == []


def test_a_percent_sign_in_quotes_is_no_percent_format() -> None:
    proposal = propose_number(87, '0"%"')
    assert value(proposal, "REF02", MAY) == 87
    assert codes(proposal, "D2") == ["percentage_without_sign"]


def test_floating_point_leaves_no_dust_on_a_percentage() -> None:
    assert value(propose_number(0.1 + 0.2, "0%"), "REF02", MAY) == 30


def test_a_small_share_is_read_by_the_rest_of_its_row() -> None:
    assert value(propose_number(0.9, "General", april="1%"), "REF02", MAY) != 90
    assert value(propose_number(0.9, "General", april="88%"), "REF02", MAY) == 90


def test_0_is_0_per_cent_and_needs_no_sign() -> None:
    proposal = propose_number(0, "General")
    assert value(proposal, "REF02", MAY) == 0
    assert codes(proposal, "D2") == []


@pytest.mark.parametrize(
    ("content", "code"),
    [("9%", "unit_mismatch"), ("57/270", "unit_mismatch"), (-4, "negative"), (12.5, "not_whole")],
)
def test_a_count_is_a_whole_number(content: object, code: str) -> None:
    proposal = propose_cells(content, 1700, "<17K", "N/A", "N/A", name=CONTACTS)
    assert codes(proposal, "C2") == [code]


def test_a_count_may_have_thousands_separators_or_be_text() -> None:
    proposal = propose_cells("1,665", "1700", "<17K", "N/A", "N/A", name=CONTACTS)
    assert value(proposal, "CON01", MAY) == 1700
    assert {one.verdict for one in proposal.cells if one.role == "figure"} == {"accepted"}


def test_merged_figures_are_rejected_where_the_merge_covers_them() -> None:
    rows = [HEADER, [AREA, RE_REFERRALS, "21%", None, "23%", "27%", "21%"]]
    proposal = proposed(read_rows(rows, lambda sheet: sheet.merge_cells("C2:D2")))
    assert codes(proposal, "D2") == ["merged_figures"]
    assert "C2" in cell(proposal, "D2").message
