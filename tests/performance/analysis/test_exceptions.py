"""What is looked at first, and in which order."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.comparison import Comparator
from performance.analysis.evidence import Restated
from performance.analysis.examination import Background, examine
from performance.analysis.exceptions import (
    Candidate,
    Reason,
    candidate,
    reasons,
    relative_gap,
    select,
)
from performance.analysis.figures import Figure, Period, Polarity, State
from performance.analysis.ratings import rate
from tests.performance.analysis.makers import (
    DECEMBER,
    MARCH,
    RE_REFERRALS,
    TO_COME,
    at_least,
    at_most,
    measure,
    number,
    series,
    share,
)

STEADY = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49]
HIGHER = measure(polarity=Polarity.HIGHER)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.text("ABC0123", min_size=1, max_size=4),
        st.lists(st.sampled_from(Reason), max_size=2).map(tuple),
        st.booleans(),
        st.integers(0, 12),
        st.one_of(st.none(), st.fractions(0, 3)),
        st.booleans(),
    ),
    unique_by=lambda one: one.code,
    max_size=12,
)


def named(code: str, **more: object) -> Candidate:
    """Make a candidate that is off target; the rest is passed on."""
    return Candidate(code, (Reason.OFF_TARGET_TWICE,), **{"is_statutory": False, **more})  # type: ignore[arg-type]


def test_statutory_comes_first_then_the_longest_miss_the_widest_gap_and_the_newest() -> None:
    ranked = [
        named("E", is_statutory=True, missed_in_a_row=1),
        named("D", missed_in_a_row=9, relative_gap=Fraction(1, 10)),
        named("C", missed_in_a_row=8, relative_gap=Fraction(1, 2)),
        named("B", missed_in_a_row=8, relative_gap=Fraction(1, 3), is_new=True),
        named("A", missed_in_a_row=8, relative_gap=Fraction(1, 3)),
    ]
    full, rest = select(reversed(ranked))
    assert [one.code for one in full] == ["E", "D", "C", "B", "A"]
    assert rest == ()


@given(CANDIDATES, st.randoms())
def test_the_order_never_depends_on_how_they_came(
    candidates: list[Candidate], shuffler: st.DataObject
) -> None:
    shuffled = list(candidates)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    assert select(shuffled) == select(candidates)


@given(CANDIDATES)
def test_five_are_told_in_full_and_none_without_a_reason(candidates: list[Candidate]) -> None:
    full, rest = select(candidates)
    assert len(full) <= 5
    assert not rest or len(full) == 5
    assert {one.code for one in (*full, *rest)} == {c.code for c in candidates if c.reasons}


def test_red_twice_is_an_exception_and_red_after_amber_is_not() -> None:
    twice = examine(measure(), DECEMBER, series([20] * 7 + [30, 30]), target=at_most(20))
    once = examine(measure(), DECEMBER, series([20] * 7 + [24, 30]), target=at_most(20))
    assert reasons(twice) == (Reason.OFF_TARGET_TWICE,)
    assert reasons(once) == ()


def test_a_process_that_cannot_reach_its_target_is_an_exception() -> None:
    evidence = examine(HIGHER, MARCH, series([*STEADY]), target=at_least(62))
    assert Reason.NEVER_MEETS in reasons(evidence)


def test_a_change_for_the_worse_is_one_and_for_the_better_is_not() -> None:
    after = Period.month(2023, 4)
    worse = examine(HIGHER, after, series([*STEADY, 10]), target=None)
    better = examine(HIGHER, after, series([*STEADY, 90]), target=None)
    assert reasons(worse) == (Reason.CONCERN,)
    assert reasons(better) == ()


@pytest.mark.parametrize(
    ("theirs", "is_one"), [([21, 21, 26], True), ([21, 26, 26], False), ([], False)]
)
def test_worse_than_most_of_the_others_is_an_exception(theirs: list[int], is_one: bool) -> None:
    year = Period.financial_year(2021)
    others = tuple(Comparator("England", year, number(value)) for value in theirs)
    own = Comparator("us", year, number(15), is_own=True)
    evidence = examine(
        measure(),
        DECEMBER,
        series(RE_REFERRALS),
        target=None,
        background=Background(comparators=(*others, own)),
    )
    assert (Reason.WORSE in reasons(evidence)) is is_one


@pytest.mark.parametrize(
    ("last_two", "is_one"),
    [
        ([TO_COME, TO_COME], True),
        ([TO_COME, None], True),
        ([30, TO_COME], False),
        ([TO_COME, Figure(None, state=State.NOT_APPLICABLE)], False),
    ],
)
def test_two_periods_without_data_are_an_exception(
    last_two: list[Figure | int | None], is_one: bool
) -> None:
    evidence = examine(measure(), DECEMBER, series([30] * 7 + last_two), target=None)
    assert (Reason.NO_DATA in reasons(evidence)) is is_one


@pytest.mark.parametrize(
    ("told", "is_one"),
    [(share(60, 314), True), (share(92, 314), False), (TO_COME, False)],
)
def test_a_restatement_counts_when_it_is_more_than_the_series_moves(
    told: Figure, is_one: bool
) -> None:
    item = Restated(Period.month(2022, 9), told, share(93, 314))
    evidence = examine(
        measure(),
        DECEMBER,
        series(RE_REFERRALS),
        target=None,
        background=Background(restated=(item,)),
    )
    assert (Reason.RESTATED in reasons(evidence)) is is_one


def test_a_changed_target_is_named_by_whoever_keeps_the_targets() -> None:
    evidence = examine(measure(), DECEMBER, series(RE_REFERRALS), target=at_most(40))
    found = candidate(evidence, is_statutory=False, is_target_changed=True)
    assert found.reasons == (Reason.TARGET_CHANGED,)
    assert found.reasons[0].words == "The target changed"


def test_the_size_of_a_miss_is_relative_to_the_target() -> None:
    missed = rate(measure(), at_most(20), Figure(Decimal(30)), DECEMBER)
    assert relative_gap(missed) == Fraction(1, 2)
    assert relative_gap(rate(measure(), at_most(30), Figure(Decimal(30)), DECEMBER)) is None
    assert relative_gap(rate(measure(), at_most(0), Figure(Decimal(3)), DECEMBER)) == 3
