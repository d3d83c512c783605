"""What is said about other bodies' figures."""

from decimal import Decimal

import pytest

from performance.analysis.figures import Figure, Period
from tests.performance.returns.proposals import CONTACTS, RE_REFERRALS, cell, codes, propose_rows
from tests.performance.returns.registers import make_register

HEADER = [
    "Area",
    "Indicator",
    "May-22",
    "Southampton 21/22",
    "Statistical Neighbours 21/22",
    "South East 21/22",
    "England 21/22",
]
ASSESS = "Effective assessment and intervention"
RATE = "Rate of children looked after per 10,000 under 18 population"
BEFORE = Period.financial_year(2020)


def test_comparators_copied_from_another_row_are_a_question() -> None:
    proposal = propose_rows(
        [ASSESS, RE_REFERRALS, "21%", "27%", "97%", "53%", "67%"],
        [ASSESS, CONTACTS, 1700, 2000, 97, 53, 67],
        header=HEADER,
    )
    assert codes(proposal) == ["comparators_copied"]
    assert codes(proposal, "E3") == ["comparators_copied"]


def test_the_same_indicator_in_two_areas_is_no_copy() -> None:
    row = [ASSESS, RE_REFERRALS, "21%", "27%", "97%", "53%", "67%"]
    assert codes(propose_rows(row, row, header=HEADER)) == []


def test_comparators_equal_to_the_year_before_are_a_question() -> None:
    bodies = {"statistical-neighbours": 21, "south-east": 26, "england": 22}
    held = {("REF02", body, BEFORE): Figure(Decimal(value)) for body, value in bodies.items()}
    row = [ASSESS, RE_REFERRALS, "21%", "27%", "21%", "26%", "22%"]
    register = make_register(history=held)
    assert codes(propose_rows(row, header=HEADER, register=register)) == ["comparators_not_renewed"]
    renewed = [*row[:-3], "20%", "25%", "23%"]
    assert codes(propose_rows(renewed, header=HEADER, register=register)) == []


def test_each_comparator_not_renewed_is_named_as_shown_our_own_among_them() -> None:
    held = {
        ("REF02", "southampton", BEFORE): Figure(Decimal(27)),
        ("REF02", "england", BEFORE): Figure(Decimal(22)),
    }
    row = [ASSESS, RE_REFERRALS, "21%", "27%", "20%", "25%", "22%"]
    proposal = propose_rows(row, header=HEADER, register=make_register(history=held))
    (found,) = proposal.findings
    assert found.cells == ("D2", "G2")
    for words in ("Return!D2 (27%)", "G2 (22%)", "2021/22", "2020/21"):
        assert words in found.message
    assert cell(proposal, "E2").verdict == "accepted"


def test_comparators_equal_to_their_targets_are_one_question_for_the_sheet() -> None:
    header = [*HEADER, "Target"]
    proposal = propose_rows(
        [ASSESS, RE_REFERRALS, "21%", "27%", "23%", "25%", "22%", "23%"],
        [ASSESS, CONTACTS, 1700, 1650, 1720, 1710, 1730, "<1720"],
        header=header,
    )
    (found,) = [one for one in proposal.findings if one.code == "comparator_equals_target"]
    assert found.cells == ("E2", "E3")


def test_a_comparator_that_was_held_already_is_not_asked_about_again() -> None:
    row = [ASSESS, CONTACTS, 1700, 1650, 1720, 1710, 1650]
    assert codes(propose_rows(row, header=HEADER), "G2") == ["comparator_equals_own"]
    held = {("CON01", "england", Period.financial_year(2021)): Figure(Decimal(1650))}
    register = make_register(history=held)
    assert codes(propose_rows(row, header=HEADER, register=register)) == []


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "found"),
    [
        (RATE, 110, 0.67, ["comparator_out_of_scale"]),
        (RATE, 110, 67, []),
        (RE_REFERRALS, "20%", "0.2%", ["comparator_out_of_scale"]),
        (CONTACTS, 500, 80_850, []),
    ],
)
def test_another_body_s_figure_in_another_unit_is_a_question(
    name: str, ours: object, theirs: object, found: list[str]
) -> None:
    row = [ASSESS, name, ours, None, None, None, theirs]
    assert codes(propose_rows(row, header=HEADER), "G2") == found
