"""What is said about other bodies' figures."""

from decimal import Decimal

from performance.analysis.figures import Figure, Period
from tests.performance.returns.proposals import CONTACTS, RE_REFERRALS, codes, propose_rows
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
    renewed = [*row[:-1], "23%"]
    assert codes(propose_rows(renewed, header=HEADER, register=register)) == []
