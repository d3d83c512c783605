"""Better or worse is said of other bodies only where chance is ruled out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.comparison import Comparator, compare
from performance.analysis.comparison_clauses import comparison_sentences
from performance.analysis.figures import Basis, Figure, Period, Polarity, State, Unit
from tests.performance.analysis.makers import DECEMBER, MARCH, measure, number, share

LAST_YEAR = Period.financial_year(2021)


def england(value: int | str, period: Period = LAST_YEAR) -> Comparator:
    """Make England's figure."""
    return Comparator("England", period, number(value))


@pytest.mark.parametrize(
    ("polarity", "theirs", "word"),
    [
        (Polarity.LOWER, 21, "worse"),
        (Polarity.HIGHER, 21, "better"),
        (Polarity.NEITHER, 21, "higher"),
        (Polarity.LOWER, 26, "similar"),
        (Polarity.LOWER, 40, "better"),
        (Polarity.BAND, 40, "lower"),
    ],
)
def test_the_interval_has_to_leave_the_comparator_out(
    polarity: Polarity, theirs: int, word: str
) -> None:
    found = compare(measure(polarity=polarity), share(89, 299), DECEMBER, england(theirs))
    assert found.word == word


def test_the_short_form_names_the_body_and_its_figure() -> None:
    found = compare(measure(), share(89, 299), DECEMBER, england(21))
    assert found.heading == "Worse than England (21%)"
    assert found.likely == "between 25% and 35%"


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_body_with_the_same_share_is_always_similar(pair: tuple[int, int]) -> None:
    theirs = Comparator("England", LAST_YEAR, share(*pair))
    assert compare(measure(), share(*pair), DECEMBER, theirs).word == "similar"


@pytest.mark.parametrize(
    ("unit", "figure", "comparator", "why"),
    [
        (Unit.PERCENTAGE, number(30), england(21), "counts behind the figure are not known"),
        (Unit.RATE, number(110), england(67), "counts behind the figure are not known"),
        (Unit.NUMBER, number(543), england(80850), "not compared between bodies"),
        (Unit.PERCENTAGE, None, england(21), "no figure for December"),
        (Unit.DAYS, number(12), england(14), "counts behind the figure are not known"),
        (
            Unit.PERCENTAGE,
            share(1, 2),
            Comparator("England", LAST_YEAR, Figure(None, state=State.NOT_AVAILABLE)),
            "not available",
        ),
    ],
)
def test_no_comparison_without_counts_and_the_reason_is_given(
    unit: Unit, figure: Figure | None, comparator: Comparator, why: str
) -> None:
    found = compare(measure(unit, basis=Basis.SNAPSHOT), figure, DECEMBER, comparator)
    assert found.word is None
    assert why in (found.reason or "")


def test_a_rate_with_its_count_is_compared_by_byars_interval() -> None:
    rate = measure(Unit.RATE, basis=Basis.SNAPSHOT)
    ours = Figure(Decimal(110), numerator=543)
    assert compare(rate, ours, DECEMBER, england(67)).word == "worse"
    assert compare(rate, ours, DECEMBER, england(112)).word == "similar"


def test_a_whole_year_is_only_a_line_beside_a_growing_one_until_march() -> None:
    growing = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)
    ours = Figure(Decimal(591), numerator=2900)
    december = compare(growing, ours, DECEMBER, england(518))
    assert december.is_reference_line
    assert december.word is None
    assert compare(growing, ours, MARCH, england(518)).word == "worse"


def test_a_month_is_not_held_against_a_year() -> None:
    found = compare(measure(Unit.RATE), Figure(Decimal(50), 250), DECEMBER, england(518))
    assert "different lengths of time" in (found.reason or "")


def test_our_own_earlier_year_is_not_compared_across_a_break() -> None:
    ours = Comparator("us", LAST_YEAR, number(27), is_own=True)
    within, across = date(2021, 4, 1), date(2022, 4, 1)
    found = compare(measure(), share(89, 299), DECEMBER, ours, breaks=(across,))
    assert (found.word, found.reason) == (None, "It was counted differently in 2021/22.")
    assert compare(measure(), share(89, 299), DECEMBER, ours, breaks=(within,)).word == "similar"
    other = compare(measure(), share(89, 299), DECEMBER, england(21), breaks=(across,))
    assert other.word == "worse", "the break is in our series"


def test_several_bodies_are_told_in_one_breath() -> None:
    others = [
        Comparator("us", LAST_YEAR, number(27), is_own=True),
        Comparator("statistical neighbours", LAST_YEAR, number(21)),
        Comparator("the South East", LAST_YEAR, number(26)),
        england(21),
    ]
    found = [compare(measure(), share(89, 299), DECEMBER, other) for other in others]
    assert comparison_sentences(found) == [
        "Worse than statistical neighbours (21%) and England (21%), similar to our own 2021/22 "
        "(27%) and the South East (26%): ours is likely between 25% and 35%. "
        "Theirs are for 2021/22, not the same period."
    ]


def test_the_same_period_needs_no_note() -> None:
    found = [compare(measure(), share(89, 299), DECEMBER, england(21, DECEMBER))]
    assert comparison_sentences(found) == [
        "Worse than England (21%): ours is likely between 25% and 35%."
    ]


def test_each_reason_is_given_once() -> None:
    counts = measure(Unit.NUMBER)
    others = [england(1), Comparator("the South East", LAST_YEAR, number(2))]
    found = [compare(counts, number(3), DECEMBER, other) for other in others]
    assert comparison_sentences(found) == [
        "No comparison with England and the South East. "
        "Counts are not compared between bodies of different size."
    ]


def test_lines_beside_a_growing_year_are_named_together() -> None:
    growing = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)
    others = [Comparator("us", LAST_YEAR, number(672), is_own=True), england(518)]
    found = [compare(growing, number(591), DECEMBER, other) for other in others]
    assert comparison_sentences(found) == [
        "For all of 2021/22: ours 672 and England 518. "
        "This year is still growing, so they are compared in March."
    ]
