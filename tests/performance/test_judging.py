"""From lines to exceptions: changed targets, newness, and the months a judgement rests on."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from performance.analysis.exceptions import Reason
from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity, Unit
from performance.analysis.targets import Comparison, TargetRule
from performance.judging import is_target_changed, judge, ratings_by_month
from performance.told.board import DatedTarget, Line, Seen

MONTH = Period.month(2022, 12)
SHARE = Measure(
    code="REF02",
    name="Percentage of re-referrals",
    short_name="Re-referrals",
    unit=Unit.PERCENTAGE,
    decimals=0,
    polarity=Polarity.LOWER,
    basis=Basis.IN_PERIOD,
    counted="re-referrals",
    population="referrals",
)


def target(most: int, from_on: date, to_on: date | None = None) -> DatedTarget:
    """Return "at most" so many per cent from one day to another."""
    return DatedTarget(TargetRule(Comparison.AT_MOST, Decimal(most)), from_on, to_on, "Panel", "")


def line(*values: int | None, targets: tuple[DatedTarget, ...] = ()) -> Line:
    """Return a line whose latest figures, up to December 2022, are these percentages."""
    months: dict[Period, Seen] = {}
    period = MONTH
    for value in reversed(values):
        if value is not None:
            figure = Figure(Decimal(value))
            months[period] = Seen(figure, 1, period.start, "K6", period.end + timedelta(9))
        period = period.previous()
    return Line(
        code=SHARE.code,
        area="help",
        area_name="Help",
        indicator_id=1,
        measure=SHARE,
        definition="",
        sentence="",
        terms=(),
        is_statutory=False,
        disclosure_class="",
        owner="",
        target_note="",
        targets=targets,
        months=months,
        comparators=(),
        breaks=(),
    )


YEAR = date(2022, 4, 1)
OLD = target(23, YEAR, date(2022, 11, 30))


@pytest.mark.parametrize(
    ("targets", "is_changed"),
    [
        ((), False),
        ((target(23, YEAR),), False),
        # The first target that the register knows is no change.
        ((target(23, MONTH.start),), False),
        ((OLD, target(20, MONTH.start)), True),
        ((OLD, target(23, MONTH.start)), False),
        # Taken away, and set again after a gap.
        ((OLD,), True),
        ((target(23, YEAR, date(2022, 9, 30)), target(20, MONTH.start)), True),
        # Changed earlier: told then.
        ((target(23, YEAR, date(2022, 10, 31)), target(20, date(2022, 11, 1))), False),
    ],
)
def test_a_target_is_changed_where_another_one_applied_a_month_ago(
    targets: tuple[DatedTarget, ...], is_changed: bool
) -> None:
    found = line(20, 20, targets=targets)
    assert is_target_changed(found, MONTH) is is_changed
    has_reason = Reason.TARGET_CHANGED in judge(found, MONTH).candidate.reasons
    assert has_reason is is_changed


@pytest.mark.parametrize(
    ("values", "is_exception", "is_new"),
    [
        ((20, 20, 40), False, False),
        ((20, 40, 40), True, True),
        ((40, 40, 40), True, False),
        ((40, 40, 20), False, False),
    ],
)
def test_an_exception_is_new_where_it_was_none_a_month_ago(
    values: tuple[int, ...], is_exception: bool, is_new: bool
) -> None:
    found = judge(line(*values, targets=(target(23, YEAR),)), MONTH).candidate
    assert bool(found.reasons) is is_exception
    assert found.is_new is is_new


def test_a_changed_target_is_not_new_again_a_month_later() -> None:
    targets = (target(23, YEAR, date(2022, 10, 31)), target(20, date(2022, 11, 1)))
    found = judge(line(22, 30, 30, targets=targets), MONTH).candidate
    assert found.reasons == (Reason.OFF_TARGET_TWICE,)
    assert not found.is_new


def test_older_months_are_rated_but_change_nothing_that_is_said() -> None:
    recent = line(20, *([25, 20] * 10), targets=(target(23, date(2015, 4, 1)),))
    older = line(*([90] * 30), 20, *([25, 20] * 10), targets=recent.targets)
    assert judge(older, MONTH).clauses == judge(recent, MONTH).clauses
    assert judge(older, MONTH).candidate == judge(recent, MONTH).candidate
    ratings = ratings_by_month(older, MONTH)
    assert set(ratings) == set(older.months)
    assert ratings[min(older.months)].word == "Off target"


def test_each_month_is_rated_by_its_own_target() -> None:
    targets = (OLD, target(10, MONTH.start))
    ratings = ratings_by_month(line(20, 20, targets=targets), MONTH)
    assert [ratings[period].word for period in sorted(ratings)] == ["On target", "Off target"]
    assert ratings_by_month(replace(line(), targets=targets), MONTH) == {}


def retold(found: Line, **then: int) -> Line:
    """Return the line with other figures told of some months of 2022 when the panel last met."""
    told = dict(found.months)
    for name, value in then.items():
        period = Period.month(2022, int(name.removeprefix("month_")))
        told[period] = replace(found.months[period], figure=Figure(Decimal(value)))
    return replace(found, then=told)


def test_a_figure_restated_beyond_the_usual_makes_a_new_exception() -> None:
    steady = line(20, 21, 20, 21, 20, 21, 20, 21)
    assert not judge(replace(steady, then=steady.months), MONTH).candidate.reasons
    found = judge(retold(steady, month_9=26), MONTH)
    assert found.candidate.reasons == (Reason.RESTATED,)
    assert found.candidate.is_new, "the month before was restated only now"
    assert found.clauses[-1].text == "September was 26% when the panel last met; it is 20% now."


def test_a_figure_restated_by_less_is_said_and_no_exception() -> None:
    found = judge(retold(line(20, 24, 20, 24, 20, 24, 20, 24), month_9=21), MONTH)
    assert Reason.RESTATED not in found.candidate.reasons
    assert found.clauses[-1].rule == "restated"


def test_a_month_before_the_window_is_no_news_of_this_one() -> None:
    old = Period.month(2021, 3)
    steady = line(20, 21, 20, 21)
    seen = next(iter(steady.months.values()))
    longer = replace(steady, months=steady.months | {old: seen})
    told = longer.months | {old: replace(seen, figure=Figure(Decimal(60)))}
    assert judge(replace(longer, then=told), MONTH).evidence.restated == ()
