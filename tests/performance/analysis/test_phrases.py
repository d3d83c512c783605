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


def test_the_count_comes_first_and_then_the_share_behind_the_population() -> None:
    asked = measure(sentence="{n} of {d} referrals were re-referrals")
    said = share_sentence(asked, share(89, 299), shown="30%", period=DECEMBER)
    assert said == "89 of 299 referrals (30%) were re-referrals."


def test_a_share_without_words_of_its_own_is_told_by_its_short_name() -> None:
    said = share_sentence(measure(), share(89, 299), shown="30%", period=DECEMBER)
    assert said == "Re-referrals: 89 of 299 (30%)."


def test_a_percentage_without_its_fraction_says_of_whom() -> None:
    asked = measure(sentence="{n} of {d} referrals were re-referrals")
    assert count_sentence(asked, number(27), DECEMBER) == "27% of referrals were re-referrals."


def test_the_month_is_named_in_a_count() -> None:
    asked = measure(Unit.NUMBER, sentence="{n} children were looked after at the end of the month")
    said = count_sentence(asked, number(543), DECEMBER)
    assert said == "543 children were looked after at the end of December 2022."


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
