"""Which rules of variation apply depends on what a figure speaks for."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

from performance.analysis.assessment import Settings, assess
from performance.analysis.figures import Basis, Figure, Period, Polarity, Unit
from performance.analysis.timeline import after_gaps
from tests.performance.analysis.makers import YEAR_END, at_least, at_most, measure, series

STEADY = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49]
SHIFTED: list[Figure | int | None] = [*STEADY, *[51, 52, 51, 52, 51, 52, 51]]
FIRST = Period.month(2021, 4)
HIGHER = measure(polarity=Polarity.HIGHER)


def last_of(figures: list[Figure | int | None]) -> Period:
    """Return the period of the last figure."""
    return max(series(figures, FIRST))


def test_figures_of_single_periods_get_every_rule() -> None:
    found = assess(
        HIGHER,
        series(SHIFTED, FIRST),
        last_of(SHIFTED),
        target=at_least(10),
        settings=Settings(baseline_points=12),
    )
    assert found.last_kind == "improvement"
    assert found.last.rule == "shift"
    assert found.assurance == "pass"


def test_snapshots_get_limits_and_points_outside_them_only() -> None:
    snapshot = measure(polarity=Polarity.HIGHER, basis=Basis.SNAPSHOT)
    settings = Settings(baseline_points=12)
    level = assess(
        snapshot,
        series(SHIFTED, FIRST),
        last_of(SHIFTED),
        target=at_least(10),
        settings=settings,
    )
    assert (level.last_kind, level.last.rule, level.assurance) == ("common", None, None)
    assert level.last.upper is not None
    leap = [*STEADY, 90]
    assert assess(snapshot, series(leap, FIRST), last_of([*leap])).last.rule == "outside"


def test_figures_for_the_year_so_far_are_judged_by_what_each_month_added() -> None:
    growing = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)
    totals = list(accumulate(STEADY))
    found = assess(
        growing,
        series(totals, FIRST),
        last_of([*totals]),
        target=at_most(700, applies=YEAR_END),
    )
    assert found.is_of_increments
    assert [point.value for point in found.points] == STEADY
    assert found.last_kind == "common"
    assert found.assurance is None


def test_rolling_figures_are_not_judged() -> None:
    rolling = measure(basis=Basis.ROLLING)
    found = assess(rolling, series(SHIFTED, FIRST), last_of(SHIFTED))
    assert found.last_kind is None
    assert {point.upper for point in found.points} == {None}
    assert "shares eleven" in (found.reason_not_shown or "")


def test_nine_months_get_a_run_chart_and_the_reason() -> None:
    found = assess(HIGHER, series(STEADY[:9]), Period.month(2022, 12))
    assert found.reason_not_shown == "Only 9 figures: it takes 12 to say what is usual."
    assert found.last_kind is None
    assert {point.mean for point in found.points} == {None}


def test_a_month_nobody_reported_keeps_its_place() -> None:
    found = assess(HIGHER, series([50, None, 52]), Period.month(2022, 7))
    assert [point.value for point in found.points] == [50, None, 52, None]


def test_limits_start_anew_at_a_break_and_older_ones_stay() -> None:
    figures: list[Figure | int | None] = [*STEADY, 80, 81, 80]
    found = assess(HIGHER, series(figures, FIRST), last_of(figures), breaks=[date(2022, 4, 1)])
    assert "since the limits were redrawn" in (found.reason_not_shown or "")
    assert found.points[11].upper is not None
    assert found.points[12].upper is None


def test_a_target_against_the_polarity_gives_no_assurance() -> None:
    found = assess(HIGHER, series(SHIFTED, FIRST), last_of(SHIFTED), target=at_most(10))
    assert found.assurance is None


def test_limits_start_anew_after_a_long_silence() -> None:
    assert after_gaps([1, 2, None, None, None, 3, 4]) == (5,)
    assert after_gaps([None, None, None, 1, 2]) == ()
    assert after_gaps([1, None, None, 2]) == ()


def test_what_was_usual_before_a_long_silence_is_not_held_against_what_follows() -> None:
    before, after = [50, 52] * 7, [80, 81, 79]
    found = assess(
        measure(Unit.NUMBER), series([*before, None, None, None, *after]), Period.month(2023, 11)
    )
    assert found.last_kind is None
    assert found.reason_not_shown is not None
    assert found.reason_not_shown.startswith("Only 3 figures since")
