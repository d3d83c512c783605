"""Direction of travel compares like with like, and says so where it cannot."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from performance.analysis.direction import Arrow, Judgement, travel
from performance.analysis.figures import Basis, Period, Polarity, Unit
from tests.performance.analysis.makers import (
    ASSESSMENT_RATE,
    DECEMBER,
    RE_REFERRALS,
    TO_COME,
    measure,
    series,
)

GROWING = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)


def test_more_re_referrals_than_in_november_is_worse() -> None:
    since_november, since_last_year = travel(measure(), series(RE_REFERRALS), DECEMBER)
    assert since_november.text == "up 4 points, worse"
    assert since_november.change == Fraction(8900, 299) - Fraction(10400, 399)
    assert since_november.compared_with == Period.month(2022, 11)
    assert since_last_year.reason == "There is no figure for December 2021."


@pytest.mark.parametrize(
    ("polarity", "figures", "text", "judgement"),
    [
        (Polarity.NEITHER, [399, 299], "down 100", Judgement.NONE),
        (Polarity.LOWER, [399, 299], "down 100, better", Judgement.BETTER),
        (Polarity.HIGHER, [399, 299], "down 100, worse", Judgement.WORSE),
        (Polarity.HIGHER, [299, 299], "no change", Judgement.UNCHANGED),
    ],
)
def test_polarity_decides_what_a_change_means(
    polarity: Polarity, figures: list[int], text: str, judgement: Judgement
) -> None:
    counted = measure(Unit.NUMBER, polarity)
    found, _ = travel(counted, series([*figures]), Period.month(2022, 5))
    assert (found.text, found.judgement) == (text, judgement)


def test_accumulating_figures_compare_what_was_added() -> None:
    found, _ = travel(GROWING, series([*ASSESSMENT_RATE]), DECEMBER)
    assert (found.now, found.then) == (Fraction(66), Fraction(71))
    assert found.is_of_increments
    assert found.arrow is Arrow.DOWN
    assert found.text == "down 5, better"


def test_accumulating_figures_after_a_gap_have_no_direction() -> None:
    found, _ = travel(GROWING, series([TO_COME, 129, 197]), Period.month(2022, 6))
    assert found.arrow is None
    assert "what was added is not known" in (found.reason or "")


def test_the_same_month_a_year_earlier_is_compared_too() -> None:
    figures = series([20, *[30] * 11, 25], first=Period.month(2021, 12))
    _, found = travel(measure(), figures, DECEMBER)
    assert found.text == "up 5 points, worse"


def test_nothing_is_compared_across_a_series_break() -> None:
    found, _ = travel(measure(), series(RE_REFERRALS), DECEMBER, breaks=[date(2022, 12, 1)])
    assert found.arrow is None
    assert found.reason == "It has been counted differently since November 2022."
    earlier, _ = travel(measure(), series(RE_REFERRALS), DECEMBER, breaks=[date(2022, 11, 1)])
    assert earlier.arrow is Arrow.UP


def test_a_missing_figure_is_named() -> None:
    found, _ = travel(measure(), series([TO_COME, 30]), Period.month(2022, 5))
    assert found.reason == "The figure for April 2022 is to be confirmed."


def test_a_usual_change_says_that_it_is() -> None:
    found, a_year_ago = travel(measure(), series(RE_REFERRALS), DECEMBER, is_usual=True)
    assert found.text == "up 4 points, worse, within normal variation"
    assert not a_year_ago.is_usual
