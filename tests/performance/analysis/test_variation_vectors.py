"""The reference series of `vectors/` and what the reference package answers for each."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from performance.analysis.variation import Improvement, Variation, xmr

VECTORS = Path(__file__).parent / "vectors"
IMPROVEMENT: dict[str, Improvement] = {
    "increase": "higher",
    "decrease": "lower",
    "neutral": "neither",
    "": "neither",
}
KINDS = {
    "common_cause": "common",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "neutral_high",
    "special_cause_neutral_low": "neutral_low",
}
RULES = {
    "Common Cause": None,
    "Above UCL": "outside",
    "Below LCL": "outside",
    "7 Points Above CL": "shift",
    "7 Points Below CL": "shift",
    "7 Point Trend (Increasing)": "trend",
    "7 Point Trend (Decreasing)": "trend",
    "2 in 3 Above CL": "two_of_three",
    "2 in 3 Below CL": "two_of_three",
}
ASSURANCE = {
    "": None,
    "consistent_pass": "pass",
    "consistent_fail": "fail",
    "inconsistent": "inconsistent",
}
# The reference flags every point of these; the portal shows a run chart and says why instead.
COLLAPSED = {"constant", "constant_then_step", "percent_at_ceiling"}


def rows(name: str) -> Iterator[dict[str, str]]:
    """Read the rows of one of the files."""
    with (VECTORS / name).open(newline="") as lines:
        yield from csv.DictReader(lines)


CASES = {row["case_id"]: row for row in rows("spc_cases.csv")}
POINTS: dict[str, list[dict[str, str]]] = {case: [] for case in CASES}
for point in rows("spc_points.csv"):
    POINTS[point["case_id"]].append(point)


def answer(case_id: str) -> Variation:
    """Ask the portal about the series of a case."""
    case, points = CASES[case_id], POINTS[case_id]
    dates = [point["date"] for point in points]
    return xmr(
        [float(point["y"]) if point["y"] else None for point in points],
        improvement=IMPROVEMENT[case["improvement_direction"]],
        target=float(case["target"]) if case["target"] else None,
        rebase_at=[dates.index(day) for day in case["rebase"].split(";") if day],
        baseline_points=int(case["fix_after_n_points"]) if case["fix_after_n_points"] else None,
        screen_outliers=case["screen_outliers"] == "TRUE",
    )


@pytest.mark.parametrize("case_id", [c for c in CASES if POINTS[c] and c not in COLLAPSED])
def test_every_point_has_the_limits_and_the_kind_of_the_reference(case_id: str) -> None:
    for said, wanted in zip(answer(case_id).points, POINTS[case_id], strict=True):
        where = f"{case_id}, point {wanted['i']}"
        assert said.kind == KINDS[wanted["point_type"]], where
        assert said.rule == RULES[wanted["special_cause_type"]], where
        for mine, theirs in (
            (said.mean, wanted["mean"]),
            (said.lower, wanted["lpl"]),
            (said.upper, wanted["upl"]),
        ):
            if theirs in ("", "NaN"):
                assert mine is None, where
            else:
                assert mine == pytest.approx(float(theirs), abs=1e-6), where


@pytest.mark.parametrize("case_id", [c for c in CASES if POINTS[c] and c not in COLLAPSED])
def test_the_last_point_and_the_assurance_are_those_of_the_reference(case_id: str) -> None:
    said = answer(case_id)
    assert said.last_kind == KINDS[CASES[case_id]["last_point_type"]]
    assert said.assurance == ASSURANCE[CASES[case_id]["assurance_type"]]


@pytest.mark.parametrize("case_id", sorted(COLLAPSED))
def test_limits_that_collapse_call_nothing_special_and_say_why(case_id: str) -> None:
    said = answer(case_id)
    assert said.reason_not_shown
    assert {point.kind for point in said.points} == {"common"}
    assert {point.lower for point in said.points} == {None}
    assert said.last_kind == "common"
    assert said.assurance is None


def test_a_series_at_its_ceiling_is_not_shown_without_screening_either() -> None:
    assert "same as the one before" in (
        answer("percent_at_ceiling_noscreen").reason_not_shown or ""
    )


@pytest.mark.parametrize("case_id", ["one_point", "two_points", "five_points"])
def test_short_series_say_that_twelve_figures_are_needed(case_id: str) -> None:
    assert "it takes 12" in (answer(case_id).reason_not_shown or "")


@pytest.mark.parametrize("case_id", ["n12_short_group", "n13_not_short", "assure_after_rebase"])
def test_twelve_figures_are_enough(case_id: str) -> None:
    assert answer(case_id).reason_not_shown is None


def test_a_new_group_of_four_points_is_too_short_although_the_first_is_not() -> None:
    said = answer("rebase_short_second")
    assert "since the limits were redrawn" in (said.reason_not_shown or "")
    assert [group.reason_not_shown is None for group in said.groups] == [True, False]


def test_a_baseline_below_twelve_points_is_refused() -> None:
    with pytest.raises(ValueError, match="12 points or more"):
        xmr([1.0] * 20, baseline_points=11)
