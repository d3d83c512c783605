"""What is said about the sheet as a table."""

from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from performance.analysis.figures import Period
from tests.performance.returns.proposals import (
    CONTACTS,
    MAY,
    RE_REFERRALS,
    cell,
    codes,
    finding,
    propose_rows,
    proposed,
    value,
)
from tests.performance.returns.registers import make_register
from tests.performance.returns.workbooks import (
    AREA,
    HEADER,
    read_apart,
    read_rows,
    saved,
)

GOOD = [AREA, RE_REFERRALS, "21% (57/270)", "21% (76/370)", "23%", "27%", "21%"]


def test_a_sheet_without_a_header_is_refused_and_its_cells_are_listed() -> None:
    proposal = proposed(read_rows([["Hello"], ["there", 3]]))
    assert finding(proposal, "no_header").blocks
    assert [one.verdict for one in proposal.cells] == ["ignored"] * 3


def test_a_missing_month_refuses_and_names_the_months_there_are() -> None:
    proposal = proposed(read_rows([HEADER, GOOD]), month=Period.month(2022, 12))
    found = finding(proposal, "month_missing")
    assert found.blocks
    assert "December 2022" in found.message
    assert "Apr-22, May-22" in found.message


def test_two_columns_for_a_month_refuse() -> None:
    header = ("Area", "Indicator", "May-22", "May 2022", "Target", "Southampton 21/22", "England")
    found = finding(propose_rows(GOOD, header=header), "duplicate_month")
    assert found.blocks
    assert "D1" in found.message


@pytest.mark.parametrize(
    ("april", "may"),
    [
        ("Apr 2022", "May 2022"),
        (datetime(2022, 4, 1), datetime(2022, 5, 31)),  # noqa: DTZ001
        ("April 22", "May 22"),
    ],
)
def test_the_header_is_found_wherever_it_is_and_however_months_are_written(
    april: object, may: object
) -> None:
    header: list[object] = ["Measure", april, may, "England 21/22", "Target 22/23"]
    rows: list[list[object]] = [
        ["Title"],
        [],
        ["Data for May 2022"],
        [],
        header,
        [RE_REFERRALS, "21%", "22%", "20%"],
    ]
    proposal = proposed(read_rows(rows))
    assert proposal.header_row == 5
    assert value(proposal, "REF02", MAY) == 22
    assert value(proposal, "REF02", Period.financial_year(2021), "england") == 20
    assert cell(proposal, "A3").role == "title"


def test_the_column_of_names_is_found_without_a_heading_for_it() -> None:
    header: list[object] = ["Area", "What we measure", "Apr-22", "May-22"]
    proposal = proposed(read_rows([header, [AREA, RE_REFERRALS, "21%", "22%"]]))
    assert value(proposal, "REF02", MAY) == 22


def test_an_area_may_be_a_row_of_its_own() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22", "Target"]
    rows: list[list[object]] = [
        header,
        ["Robust corporate parenting"],
        ["Number of CLA allocated to CWD", 1, 2, "N/A"],
    ]
    proposal = proposed(read_rows(rows))
    assert cell(proposal, "A2").role == "heading"
    assert codes(proposal) == []


def test_periods_after_the_data_date_are_ignored_when_blank_and_refused_when_filled() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22", "Jun-22", "Jul-22"]
    proposal = proposed(read_rows([header, [RE_REFERRALS, "21%", "22%", "23%", None]]))
    assert cell(proposal, "D2").verdict == "rejected"
    assert finding(proposal, "after_data_date").cell == "D1"
    assert cell(proposal, "E2").verdict == "ignored"
    assert codes(proposal, "E1") == codes(proposal, "E2") == []


def test_periods_after_the_month_but_before_the_data_date_are_a_question() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22", "Jun-22"]
    workbook = read_rows([header, [RE_REFERRALS, "21%", "22%", "23%"]])
    proposal = proposed(workbook, data_on=date(2022, 6, 30))
    assert codes(proposal) == ["beyond_month"]
    assert value(proposal, "REF02", Period.month(2022, 6)) == 23


def test_comparators_without_any_year_cannot_be_placed() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22", "England"]
    proposal = proposed(read_rows([header, [RE_REFERRALS, "21%", "22%", "20%"]]))
    assert codes(proposal) == ["comparator_without_period"]
    assert cell(proposal, "D2").verdict == "rejected"
    assert [one for one in proposal.figures if one.body == "england"] == []


def test_an_unknown_name_refuses_and_other_rows_are_still_read() -> None:
    proposal = propose_rows([AREA, "Number of contact", 3, 4, None, None, None], GOOD)
    found = finding(proposal, "unknown_indicator")
    assert found.blocks
    assert "CON01" in found.message
    assert cell(proposal, "C2").verdict == "rejected"
    assert value(proposal, "REF02", MAY) == 21
    assert [one.suggestion for one in proposal.unknown] == ["CON01"]


def test_an_unknown_area_is_a_question_and_its_figures_are_kept() -> None:
    proposal = propose_rows(["Purposeful direct contacts", *GOOD[1:]])
    assert finding(proposal, "unknown_area").cell == "A2"
    assert cell(proposal, "A2").verdict == "question"
    assert value(proposal, "REF02", MAY) == 21


def test_figures_without_a_name_are_refused() -> None:
    proposal = propose_rows(GOOD, [AREA, None, 3, 4, None, None, None])
    assert codes(proposal, "C3") == ["row_without_name"]
    assert cell(proposal, "D3").verdict == "rejected"


def test_notes_and_spacers_below_are_notes() -> None:
    proposal = propose_rows(GOOD, [], ["* as at the end of the month"])
    assert (cell(proposal, "A4").role, cell(proposal, "A4").verdict) == ("note", "ignored")


def test_columns_that_are_not_understood_are_named() -> None:
    header: list[object] = ["Indicator", "Apr", "May-22", "Owner"]
    proposal = proposed(read_rows([header, [RE_REFERRALS, "21%", "22%", "A team", "stray"]]))
    assert codes(proposal, "B1") == ["month_without_year"]
    assert codes(proposal, "D1") == ["unknown_column"]
    assert codes(proposal, "E2") == ["column_without_heading"]
    assert cell(proposal, "B2").verdict == "ignored"


def test_a_wholly_blank_month_is_named_once() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22"]
    rows: list[list[object]] = [header, [RE_REFERRALS, None, "22%"], [CONTACTS, None, 1700]]
    proposal = proposed(read_rows(rows))
    assert codes(proposal) == ["blank_column"]


def test_one_blank_figure_is_named_by_its_cell() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22"]
    rows: list[list[object]] = [header, [RE_REFERRALS, None, "22%"], [CONTACTS, 1600, 1700]]
    proposal = proposed(read_rows(rows))
    assert codes(proposal, "B2") == ["blank_cell"]


def test_months_out_of_order_are_read_by_their_headings() -> None:
    header: list[object] = ["Indicator", "May-22", "Apr-22"]
    proposal = proposed(read_rows([header, [RE_REFERRALS, "22%", "21%"]]))
    assert codes(proposal) == ["months_out_of_order"]
    assert value(proposal, "REF02", MAY) == 22


def test_a_repeated_header_is_a_heading_and_another_one_refuses() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22"]
    row = [RE_REFERRALS, "21%", "22%"]
    assert codes(proposed(read_rows([header, row, header, [CONTACTS, 1, 2]]))) == []
    other = ["Indicator", "Apr-21", "May-21"]
    proposal = proposed(read_rows([header, row, other, [CONTACTS, 1, 2]]))
    assert "second_header" in codes(proposal)
    assert proposal.is_blocked


def test_an_outturn_type_that_does_not_fit_is_a_question() -> None:
    header: list[object] = ["Indicator", "Outturn type", "Apr-22", "May-22"]
    rows: list[list[object]] = [
        header,
        [RE_REFERRALS, "NUMBER", "21%", "22%"],
        [CONTACTS, "NUMBER", 1, 2],
    ]
    proposal = proposed(read_rows(rows))
    assert codes(proposal) == ["type_differs"]
    assert cell(proposal, "B3").role == "note"


def hide_row_2(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def test_a_hidden_row_is_read_and_asked_about() -> None:
    proposal = proposed(read_rows([["Indicator", "May-22"], [RE_REFERRALS, "22%"]], hide_row_2))
    assert codes(proposal) == ["hidden_figures"]
    assert value(proposal, "REF02", MAY) == 22
    assert [note.code for note in proposal.notes] == ["hidden_row"]


def hide_column_a_month(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def test_a_hidden_column_of_figures_is_read_and_asked_about() -> None:
    rows = [["Indicator", "Apr-22", "May-22"], [RE_REFERRALS, "21%", "22%"]]
    proposal = proposed(read_rows(rows, hide_column_a_month))
    assert codes(proposal) == ["hidden_figures"]
    assert "Column B" in finding(proposal, "hidden_figures").message


def two_sheets(first_month: str, second_month: str, *, hide_first: bool = False) -> bytes:
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    second = book.create_sheet("Second")
    for sheet, month, figure in ((first, first_month, "21%"), (second, second_month, "22%")):
        sheet.append(["Indicator", month, "Target"])
        sheet.append([RE_REFERRALS, figure, "23%"])
    if hide_first:
        first.sheet_state = "hidden"
    return saved(book)


def test_the_sheet_with_the_month_is_read_and_the_other_one_named() -> None:
    data = two_sheets("May-21", "May-22")
    workbook = read_apart(data)
    proposal = proposed(workbook)
    assert proposal.sheet == "Second"
    assert finding(proposal, "other_table").sheet == "Sheet"
    assert {one.verdict for one in proposal.cells if one.cell.sheet == "Sheet"} == {"ignored"}


def test_two_sheets_with_the_month_refuse() -> None:
    data = two_sheets("May-22", "May-22")
    workbook = read_apart(data)
    assert finding(proposed(workbook), "two_tables").blocks


def test_a_hidden_sheet_gives_way_to_a_visible_one() -> None:
    data = two_sheets("May-22", "May-22", hide_first=True)
    workbook = read_apart(data)
    proposal = proposed(workbook)
    assert proposal.sheet == "Second"
    assert codes(proposal) == ["other_table"]


def test_an_empty_register_makes_every_name_unknown_and_nothing_fails() -> None:
    register = make_register(indicators={}, measures={}, areas={}, targets={}, bodies={})
    proposal = propose_rows(GOOD, register=register)
    assert "unknown_indicator" in codes(proposal)
    assert proposal.figures == ()


def test_a_month_left_out_of_the_year_is_a_question() -> None:
    header: list[object] = ["Indicator", "Mar-22", "May-22", "Aug-22"]
    workbook = read_rows([header, [RE_REFERRALS, "21%", "22%", "23%"]])
    proposal = proposed(workbook, month=Period.month(2022, 8))
    assert codes(proposal) == ["months_left_out"]
    assert "Jun-22 to Jul-22" in finding(proposal, "months_left_out").message


def test_quarters_may_stand_between_their_months() -> None:
    header: list[object] = ["Indicator", "Apr-22", "May-22", "Jun-22", "Q1 22/23"]
    workbook = read_rows([header, [RE_REFERRALS, "21%", "22%", "23%", "22%"]])
    proposal = proposed(workbook, month=Period.month(2022, 6))
    assert codes(proposal) == []
    assert value(proposal, "REF02", Period.quarter(2022, 4)) == 22
