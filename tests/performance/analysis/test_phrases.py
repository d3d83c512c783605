"""Sentences about counts read as a person would say them."""

from __future__ import annotations

import pytest

from performance.analysis.figures import Basis, Period, Unit
from performance.analysis.phrases import (
    count_sentence,
    more_or_fewer,
    share_sentence,
    singular,
)
from tests.performance.analysis.makers import APRIL, DECEMBER, MARCH, measure, number, share


@pytest.mark.parametrize(
    ("counted", "population", "count", "said"),
    [
        ("re-referrals", "referrals", 89, "89 of 299 referrals (30%) were re-referrals."),
        ("re-referrals", "referrals", 1, "1 of 299 referrals (30%) was a re-referral."),
        (
            "assessments in time",
            "assessments completed",
            254,
            "254 of 299 assessments completed (30%) were in time.",
        ),
        (
            "children visited",
            "children with a plan",
            266,
            "266 of 299 children with a plan (30%) were visited.",
        ),
        (
            "reviews in time",
            "children looked after",
            290,
            "290 of 299 children looked after (30%) had reviews in time.",
        ),
        (
            "children with 3 or more placements",
            "children looked after",
            87,
            "87 of 299 children looked after (30%) had 3 or more placements.",
        ),
        (
            "supervised in time",
            "care leavers",
            174,
            "174 of 299 care leavers (30%) were supervised in time.",
        ),
        (
            "had a visit in time",
            "children looked after",
            2,
            "2 of 299 children looked after (30%) had a visit in time.",
        ),
        ("", "", 5, "Re-referrals: 5 of 299 (30%)."),
    ],
)
def test_the_count_comes_first_and_then_what_is_true_of_it(
    counted: str, population: str, count: int, said: str
) -> None:
    asked = measure(counted=counted, population=population)
    assert share_sentence(asked, share(count, 299), shown="30%") == said


def test_one_of_one_is_singular() -> None:
    asked = measure(counted="children visited", population="children with a plan")
    said = share_sentence(asked, share(1, 1), shown="100%")
    assert said == "1 of 1 child with a plan (100%) was visited."


@pytest.mark.parametrize(
    ("basis", "period", "said"),
    [
        (Basis.IN_PERIOD, DECEMBER, "Contacts: 1,428 in December 2022."),
        (Basis.SNAPSHOT, DECEMBER, "Contacts: 1,428 at the end of December 2022."),
        (Basis.YEAR_TO_DATE, DECEMBER, "Contacts: 1,428 from April to December 2022."),
        (Basis.YEAR_TO_DATE, APRIL, "Contacts: 1,428 in April 2022, the start of the year."),
        (Basis.YEAR_TO_DATE, MARCH, "Contacts: 1,428 in the whole of 2022/23."),
        (
            Basis.YEAR_TO_DATE,
            Period.month(2023, 1),
            "Contacts: 1,428 from April 2022 to January 2023.",
        ),
        (Basis.ROLLING, DECEMBER, "Contacts: 1,428 in the 12 months to December 2022."),
    ],
)
def test_a_count_says_which_time_it_speaks_for(basis: Basis, period: Period, said: str) -> None:
    asked = measure(Unit.NUMBER, basis=basis, short_name="Contacts")
    assert count_sentence(asked, number(1428), period) == said


def test_a_rate_names_its_unit() -> None:
    asked = measure(Unit.RATE, basis=Basis.SNAPSHOT, short_name="Looked after rate")
    said = count_sentence(asked, number(110), DECEMBER)
    assert said == "Looked after rate: 110 per 10,000 at the end of December 2022."


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("children visited", "child visited"),
        ("re-referrals", "re-referral"),
        ("families in need", "family in need"),
        ("looked after children", "looked after child"),
        ("access assessments", "access assessment"),
        ("supervised in time", "supervised in time"),
    ],
)
def test_one_of_many_is_put_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_more_and_fewer_agree_with_their_noun() -> None:
    assert more_or_fewer(-21, "re-referrals") == "21 fewer re-referrals"
    assert more_or_fewer(1, "children visited") == "1 more child visited"
    assert more_or_fewer(-3, "") == "3 fewer"
    assert more_or_fewer(2, "had a visit in time") == "2 more"
