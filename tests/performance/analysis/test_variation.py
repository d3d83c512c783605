"""What must hold for any XmR chart, beyond the reference series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.variation import Improvement, mean_moving_range, xmr

VALUES = st.lists(st.one_of(st.none(), st.integers(-500, 500).map(float)), max_size=40)
IMPROVEMENTS: st.SearchStrategy[Improvement] = st.sampled_from(["higher", "lower", "neither"])
MIRROR = {
    "common": "common",
    "improvement": "concern",
    "concern": "improvement",
    "neutral_high": "neutral_high",
    "neutral_low": "neutral_low",
}
STEADY: list[float | None] = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49]


@given(VALUES, IMPROVEMENTS, st.integers(-1000, 1000))
def test_adding_the_same_to_every_value_changes_no_kind(
    values: list[float | None], improvement: Improvement, shift: int
) -> None:
    moved = [None if value is None else value + shift for value in values]
    before, after = xmr(values, improvement=improvement), xmr(moved, improvement=improvement)
    assert [p.kind for p in before.points] == [p.kind for p in after.points]
    assert (before.reason_not_shown is None) is (after.reason_not_shown is None)


@given(VALUES)
def test_the_other_polarity_turns_improvement_into_concern(values: list[float | None]) -> None:
    higher, lower = xmr(values, improvement="higher"), xmr(values, improvement="lower")
    assert [MIRROR[point.kind] for point in higher.points] == [p.kind for p in lower.points]


@given(VALUES, st.integers(0, 39))
def test_a_later_group_never_changes_what_was_said_of_an_earlier_one(
    values: list[float | None], at: int
) -> None:
    if not 0 < at < len(values):
        return
    assert xmr(values, rebase_at=[at]).points[:at] == xmr(values[:at]).points


@given(VALUES)
def test_limits_lie_round_the_mean_and_missing_points_are_common(
    values: list[float | None],
) -> None:
    for point in xmr(values).points:
        if point.lower is not None and point.mean is not None and point.upper is not None:
            assert point.lower < point.mean < point.upper
        if point.value is None:
            assert (point.kind, point.rule) == ("common", None)


def test_a_series_of_nothing_says_so() -> None:
    assert xmr([]).reason_not_shown == "No figures: it takes 12 to say what is usual."
    assert xmr([None, None]).points[0].mean is None


def test_a_steady_year_is_common_cause_and_may_be_shown() -> None:
    found = xmr(STEADY, improvement="higher", target=40)
    assert found.reason_not_shown is None
    assert {point.kind for point in found.points} == {"common"}
    assert found.assurance == "pass"


def test_a_missing_figure_breaks_a_trend() -> None:
    rising: list[float | None] = [46, 47, 48, 49, 50, 51, 52]
    whole, broken = xmr([*STEADY, *rising]), xmr([*STEADY, *rising[:4], None, *rising[4:]])
    assert [point.rule for point in whole.points[-7:]] == ["trend"] * 7
    assert {point.rule for point in broken.points} == {None}


def test_without_screening_a_single_leap_widens_the_limits() -> None:
    leap = [*STEADY, 90.0]
    plain, screened = xmr(leap), xmr(leap, screen_outliers=True)
    assert (plain.points[-1].upper or 0) > (screened.points[-1].upper or 0)


def test_limits_can_only_be_redrawn_within_the_series() -> None:
    with pytest.raises(ValueError, match="within the series"):
        xmr([1.0, 2.0], rebase_at=[2])


def test_a_missing_figure_takes_both_of_its_moving_ranges_with_it() -> None:
    assert mean_moving_range([1, 4, None, 10, 11]) == pytest.approx(2)
    assert mean_moving_range([1, None, 3]) is None
