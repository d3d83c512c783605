"""What is said about cells together, the register's targets, and what is already held."""

from datetime import date
from decimal import Decimal

import pytest

from performance.analysis.figures import Figure, Period, State
from performance.returns.proposal import Proposal
from tests.performance.returns.proposals import (
    CONTACTS,
    MAY,
    RE_REFERRALS,
    cell,
    codes,
    figure,
    propose_rows,
    proposed,
    value,
)
from tests.performance.returns.registers import make_register
from tests.performance.returns.workbooks import read_rows

HEADER = ["Area", "Indicator", "Apr-22", "May-22", "Target"]
ASSESS = "Effective assessment and intervention"
RIGHT = "Right service at the right time"
RATE = "Rates of referrals per 10,000 of Under 18 Population"


def row(*cells: object, name: str = RE_REFERRALS, area: str = ASSESS) -> list[object]:
    return [area, name, *cells]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("21% (76/370)", "21%"),
        ("21% (76/370)", "20.5%"),
        ("20.54%", "21%"),
        ("21%", "21%"),
        ("76/370", "21% (76/370)"),
    ],
)
def test_roundings_of_one_figure_agree_and_the_fullest_is_taken(first: str, second: str) -> None:
    proposal = propose_rows(
        row("21%", first, "23%"), row("21%", second, "23%", area=RIGHT), header=HEADER
    )
    assert codes(proposal) == []
    (one,) = [one for one in proposal.figures if one.period == MAY]
    assert set(one.addresses) == {"D2", "D3"}
    assert one.figure.has_fraction == ("76/370" in first)


@pytest.mark.parametrize(
    ("first", "second"), [("21% (76/370)", "22%"), ("21%", "24%"), ("21% (76/370)", "21% (77/370)")]
)
def test_two_figures_for_one_period_refuse_both_cells_only(first: str, second: str) -> None:
    proposal = propose_rows(
        row("21%", first, "23%"), row("21%", second, "23%", area=RIGHT), header=HEADER
    )
    assert codes(proposal) == ["contradiction", "contradiction"]
    assert cell(proposal, "D2").verdict == cell(proposal, "D3").verdict == "rejected"
    assert [one.period for one in proposal.figures] == [Period.month(2022, 4)]


def test_a_figure_beats_a_state_elsewhere_with_a_question() -> None:
    proposal = propose_rows(
        row("21%", "TBC", "23%"), row("21%", "22%", "23%", area=RIGHT), header=HEADER
    )
    assert codes(proposal) == ["state_and_figure"]
    assert value(proposal, "REF02", MAY) == 22


def test_a_refused_cell_does_not_hold_back_its_twin() -> None:
    proposal = propose_rows(
        row("21%", "ccq", "23%"), row("21%", "22%", "23%", area=RIGHT), header=HEADER
    )
    assert codes(proposal) == ["unreadable_cell"]
    assert value(proposal, "REF02", MAY) == 22


def test_a_running_total_that_falls_is_a_question() -> None:
    proposal = propose_rows(row(129, 64, 700, name=RATE, area=RIGHT), header=HEADER)
    assert codes(proposal, "D2") == ["year_to_date_falls"]
    assert value(proposal, "REF03", MAY) == 64


def test_a_running_total_starts_again_in_april() -> None:
    header = ["Area", "Indicator", "Mar-22", "May-22", "Target"]
    proposal = propose_rows(row(790, 64, 700, name=RATE, area=RIGHT), header=header)
    assert codes(proposal) == []


def test_a_target_unlike_the_register_s_is_a_question_and_the_register_s_stands() -> None:
    proposal = propose_rows(row("21%", "22%", "25%"), header=HEADER)
    assert codes(proposal) == ["target_differs"]
    message = cell(proposal, "E2").message
    assert "25%" in message
    assert "at most 23%" in message
    assert [one.raw for one in proposal.targets] == ["25%"]


def test_a_target_the_register_lacks_is_a_question() -> None:
    name = "Number of referrals in the month"
    proposal = propose_rows(row(300, 301, "300 per month", name=name), header=HEADER)
    assert codes(proposal, "E2") == ["target_not_in_register"]


def test_a_blank_target_says_nothing() -> None:
    proposal = propose_rows(row("21%", "22%", None), header=HEADER)
    assert codes(proposal) == []
    assert cell(proposal, "E2").verdict == "ignored"


@pytest.mark.parametrize(
    ("target", "code"), [("Improve", "target_unreadable"), (0.23, "percentage_without_sign")]
)
def test_a_doubtful_target_is_a_question(target: object, code: str) -> None:
    proposal = propose_rows(row("21%", "22%", target), header=HEADER)
    assert codes(proposal, "E2") == [code]


def test_a_blank_does_not_wipe_out_a_figure_already_held() -> None:
    held = {("REF02", "southampton", MAY): Figure(Decimal(22))}
    proposal = propose_rows(
        row("21%", None, "23%"),
        row(1600, 1700, "<17K", name=CONTACTS, area=RIGHT),
        header=HEADER,
        register=make_register(history=held),
    )
    assert codes(proposal) == ["blank_over_figure"]
    assert [one for one in proposal.figures if (one.code, one.period) == ("REF02", MAY)] == []


def test_a_state_that_is_held_does_not_keep_a_blank_out() -> None:
    held = {("REF02", "southampton", MAY): Figure(None, state=State.TO_BE_CONFIRMED)}
    proposal = propose_rows(
        row("21%", None, "23%"),
        row(1600, 1700, "<17K", name=CONTACTS, area=RIGHT),
        header=HEADER,
        register=make_register(history=held),
    )
    assert codes(proposal) == ["blank_cell"]
    assert figure(proposal, "REF02", MAY).state is State.NOT_AVAILABLE


def months_of(year: int) -> list[Period]:
    return list(Period.financial_year(year).months())


def propose_contacts(figures: list[int]) -> Proposal:
    """A year of contacts, where the year before had 1600, 1601 and so on."""
    header = ["Indicator", *[month.short for month in months_of(2022)]]
    held = {
        ("CON01", "southampton", month): Figure(Decimal(1600 + step))
        for step, month in enumerate(months_of(2021))
    }
    return proposed(
        read_rows([header, [CONTACTS, *figures]]),
        make_register(history=held),
        month=Period.month(2023, 3),
        data_on=date(2023, 3, 31),
    )


def test_last_year_s_figures_under_this_year_s_headings_refuse_the_return() -> None:
    proposal = propose_contacts([1600 + step for step in range(12)])
    assert codes(proposal) == ["last_years_figures"]
    assert proposal.is_blocked


def test_one_figure_unlike_last_year_s_is_enough_to_be_this_year_s() -> None:
    assert codes(propose_contacts([1600 + step for step in range(11)] + [1690])) == []
