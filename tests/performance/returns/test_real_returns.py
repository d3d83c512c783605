"""The council's own returns, read from file to proposal."""

from collections import Counter
from decimal import Decimal

import pytest

from performance.analysis.figures import Figure, Frequency, Period, State
from performance.returns.findings import Severity
from performance.returns.proposal import Proposal
from tests.performance.returns.proposals import (
    cell,
    codes,
    figure,
    finding,
    propose_return,
    value,
)
from tests.performance.returns.registers import make_register

DECEMBER = Period.month(2022, 12)
OCTOBER_2021 = Period.month(2021, 10)
LAST_YEAR = Period.financial_year(2021)


@pytest.fixture(scope="module")
def december() -> Proposal:
    return propose_return("2022-12_return", DECEMBER)


@pytest.fixture(scope="module")
def earlier() -> Proposal:
    return propose_return("2021-10_return", OCTOBER_2021)


def own_months(proposal: Proposal) -> list[tuple[str, Period]]:
    return [
        (one.code, one.period)
        for one in proposal.figures
        if one.body == "southampton" and one.period.frequency is Frequency.MONTH
    ]


def test_thirty_indicators_have_nine_months_each(december: Proposal) -> None:
    figures = own_months(december)
    assert len(figures) == len(set(figures)) == 270
    assert set(Counter(code for code, _ in figures).values()) == {9}


def test_all_37_rows_match_and_nothing_refuses_the_return(december: Proposal) -> None:
    assert december.unknown == ()
    assert not december.is_blocked
    assert all(one.severity is Severity.WARNING for one in december.findings)


@pytest.mark.parametrize("stem", ["2022-12_return", "2021-10_return", "2022-10_return_made"])
def test_every_cell_has_one_verdict(stem: str) -> None:
    month = Period.month(int(stem[:4]), int(stem[5:7]))
    proposal = propose_return(stem, month)
    places = [(one.cell.sheet, one.cell.address) for one in proposal.cells]
    assert len(places) == len(set(places))
    verdicts = Counter(one.verdict for one in proposal.cells)
    assert sum(verdicts.values()) == len(proposal.cells)
    assert set(verdicts) <= {"accepted", "question", "rejected", "ignored"}
    for one in proposal.cells:
        assert one.verdict == "accepted" or one.message, one.cell.address


@pytest.mark.parametrize(
    ("address", "said", "fraction"), [("C18", "25%", "52/218"), ("J18", "45%", "115/252")]
)
def test_a_percentage_that_contradicts_its_fraction_is_asked_about(
    december: Proposal, address: str, said: str, fraction: str
) -> None:
    read = cell(december, address)
    assert read.verdict == "question"
    assert codes(december, address) == ["percentage_contradicts_fraction"]
    for part in (f"Performance!{address}", said, fraction):
        assert part in read.message


def test_both_figures_of_a_contradicted_percentage_are_kept(december: Proposal) -> None:
    april = figure(december, "SUP04", Period.month(2022, 4))
    assert april == Figure(Decimal(25), 52, 218, sheet_value=Decimal(25))
    may = figure(december, "SUP04", Period.month(2022, 5))
    assert may == Figure(Decimal(25), 57, 226)


def test_two_targets_are_named_with_both_cells(december: Proposal) -> None:
    found = finding(december, "two_targets")
    assert found.cell == "L13"
    for part in ("100%", "Performance!L13", "97%", "Performance!L33"):
        assert part in found.message
    assert cell(december, "L33").verdict == "question"


def test_targets_that_the_register_knows_are_not_asked_about(december: Proposal) -> None:
    assert "target_differs" not in codes(december)
    assert "target_not_in_register" not in codes(december)
    assert cell(december, "L23").verdict == "accepted"


def test_a_share_among_comparators_is_asked_about_and_agrees_with_the_other_area(
    december: Proposal,
) -> None:
    assert "0.87" in cell(december, "N10").message
    assert cell(december, "N10").verdict == "question"
    assert cell(december, "N22").verdict == "accepted"
    assert value(december, "ASM02", LAST_YEAR, "statistical-neighbours") == 87
    (one,) = [
        one
        for one in december.figures
        if one.code == "ASM02" and one.body == "statistical-neighbours"
    ]
    assert set(one.addresses) == {"N10", "N22"}


def test_comparators_without_a_year_take_the_council_s_own(december: Proposal) -> None:
    assert codes(december).count("comparator_without_year") == 3
    assert value(december, "CLA01", LAST_YEAR, "england") == 80_850
    assert value(december, "CLA01", LAST_YEAR) == 497


def test_cells_under_a_merged_remark_give_no_figure_and_no_question(december: Proposal) -> None:
    for address in ("M5", "N5", "P5"):
        assert cell(december, address).verdict == "ignored"
        assert codes(december, address) == []
    assert not [one for one in december.figures if one.code == "REF01" and one.body == "england"]


def test_a_fraction_beats_a_bare_percentage_and_a_state_is_kept(december: Proposal) -> None:
    assert figure(december, "CLA07", Period.month(2022, 4)).numerator is None
    assert figure(december, "CLA10", DECEMBER).state is State.TO_BE_CONFIRMED
    assert value(december, "CLA10", DECEMBER) is None


def test_one_figure_names_every_cell_that_says_it(december: Proposal) -> None:
    (one,) = [one for one in december.figures if (one.code, one.period) == ("REF02", DECEMBER)]
    assert one.addresses == ("K6", "K19")
    assert (one.address, one.figure.numerator, one.figure.denominator) == ("K6", 89, 299)


def test_a_population_that_is_not_the_count_is_asked_about(december: Proposal) -> None:
    assert codes(december, "H18") == ["population_differs"]
    assert "251" in cell(december, "H18").message
    assert "249" in cell(december, "H18").message


def test_titles_headings_and_the_footnote_have_their_roles(december: Proposal) -> None:
    roles = {address: cell(december, address).role for address in ("A1", "A4", "A5", "B5", "A43")}
    assert roles == {"A1": "title", "A4": "heading", "A5": "area", "B5": "name", "A43": "note"}
    assert december.header_row == 4


def test_another_year_s_layout_is_found(earlier: Proposal) -> None:
    assert earlier.header_row == 3
    assert value(earlier, "REF02", OCTOBER_2021) == Decimal(24)
    assert value(earlier, "CON01", Period.financial_year(2019)) == 15_657
    assert value(earlier, "CON01", Period.financial_year(2020)) == 17_661
    assert value(earlier, "CLA02", Period.financial_year(2020), "england") == 67


def test_two_figures_for_one_month_are_both_refused(earlier: Proposal) -> None:
    assert codes(earlier, "I18") == codes(earlier, "I23") == ["contradiction"]
    for address in ("I18", "I23"):
        message = cell(earlier, address).message
        assert cell(earlier, address).verdict == "rejected"
        assert "511" in message
        assert "514" in message
    assert ("CLA01", Period.month(2021, 9)) not in own_months(earlier)
    assert value(earlier, "CLA01", OCTOBER_2021) == 530


def test_85_without_a_sign_is_read_as_a_percentage_and_asked_about(earlier: Proposal) -> None:
    assert codes(earlier, "J7") == ["percentage_without_sign"]
    assert "85" in cell(earlier, "J7").message
    assert value(earlier, "ASM02", OCTOBER_2021) == 85


def test_unknown_names_refuse_the_return_with_a_near_name_in_words(earlier: Proposal) -> None:
    assert earlier.is_blocked
    assert {one.address for one in earlier.unknown} == {
        "B11", "B22", "B28", "B35", "B36", "B37", "B38",
    }  # fmt: skip
    (near,) = [one for one in earlier.unknown if one.address == "B11"]
    assert near.suggestion == "SUP02"
    assert cell(earlier, "D11").verdict == "rejected"


def test_an_earlier_name_is_accepted_and_breaks_the_series_once(earlier: Proposal) -> None:
    assert codes(earlier).count("predecessor_name") == 4
    assert cell(earlier, "B8").verdict == "question"
    assert cell(earlier, "D8").verdict == "accepted"


def test_an_area_the_panel_lacks_is_asked_about_once(earlier: Proposal) -> None:
    assert codes(earlier).count("unknown_area") == 1
    assert cell(earlier, "A38").verdict == "question"


def test_targets_of_another_year_differ_from_the_register(earlier: Proposal) -> None:
    assert "1400 per month" in cell(earlier, "K15").message
    assert "target_not_in_register" in codes(earlier, "K5")


def after(*before: Proposal) -> Proposal:
    """The December return, where these were accepted before."""
    held = {
        (one.code, one.body, one.period): one.figure
        for proposal in before
        for one in proposal.figures
    }
    return propose_return("2022-12_return", DECEMBER, make_register(history=held))


def test_comparators_of_last_year_are_named_one_by_one_our_own_among_them(
    earlier: Proposal,
) -> None:
    found = [one for one in after(earlier).findings if one.code == "comparators_not_renewed"]
    assert {one.cell for one in found} == {"M9", "M10", "M21", "M22", "M25", "O31"}
    said = " ".join(one.message for one in found)
    for words in ("M9 (672)", "M10 (86%)", "M25 (790)", "2021/22", "2020/21"):
        assert words in said


def test_the_december_return_alone_raises_no_question_that_is_silly(december: Proposal) -> None:
    (found,) = [one for one in december.findings if one.code == "jump"]
    assert (found.cell, "39%" in found.message) == ("E18", True)
    assert codes(december).count("comparator_equals_target") == 1
    assert codes(december).count("comparator_equals_own") == 1
    assert "unchanged" not in codes(december)


def test_a_return_over_itself_asks_nothing_new_about_its_figures(december: Proposal) -> None:
    again = after(december)
    assert not {"jump", "unchanged", "comparator_equals_target"} & set(codes(again))


def test_a_figure_still_to_come_is_a_state() -> None:
    october = Period.month(2022, 10)
    proposal = propose_return("2022-10_return_made", october)
    assert len(own_months(proposal)) == 210
    assert figure(proposal, "EH01", october).state is State.TO_BE_CONFIRMED
