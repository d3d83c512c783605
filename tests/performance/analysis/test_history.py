"""Runs on and off target, and highest and lowest since when."""

from __future__ import annotations

import pytest

from performance.analysis.examination import rate_series
from performance.analysis.figures import Period
from performance.analysis.history import (
    extreme_sentence,
    missed_in_a_row,
    run_sentence,
)
from performance.analysis.ratings import Rating
from tests.performance.analysis.makers import (
    DECEMBER,
    RE_REFERRALS,
    TO_COME,
    at_most,
    measure,
    series,
)

# Against a target of at most 20 %: green, amber and red.
MET, NEAR, OFF = 20, 24, 30


def ratings(*values: int | None) -> tuple[dict[Period, Rating], Period]:
    """Rate values up to December against at most 20 %; None is still to come."""
    first = Period.month(2022, 13 - len(values)) if len(values) <= 9 else Period.month(2022, 1)
    figures = series([TO_COME if value is None else value for value in values], first)
    return rate_series(measure(), figures, target=at_most(20), earlier_targets={}), max(figures)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([OFF] * 9, "Off target in all 9 months this year."),
        ([*[OFF] * 8, NEAR], "Target missed in all 9 months this year."),
        ([MET] * 9, "On target in all 9 months this year."),
        ([MET, OFF, OFF], "Off target 2 months running."),
        ([MET, NEAR, OFF], "Target missed 2 months running."),
        ([OFF, MET, MET], "On target 2 months running."),
        ([OFF, OFF, MET], "On target after 2 months that missed it."),
        ([MET, OFF], None),
        ([OFF, None, OFF], None),
        ([OFF, OFF, None], None),
    ],
)
def test_a_run_is_said_as_long_as_it_is(values: list[int | None], said: str | None) -> None:
    assert run_sentence(*ratings(*values)) == said


def test_a_missing_month_ends_the_row_of_misses() -> None:
    assert missed_in_a_row(*ratings(OFF, OFF, None, OFF, NEAR)) == 2
    assert missed_in_a_row(*ratings(OFF, OFF, MET)) == 0


def test_a_run_longer_than_the_year_is_counted_whole() -> None:
    assert run_sentence(*ratings(*[OFF] * 12)) == "Off target 12 months running."


def test_the_highest_since_is_as_high_as_shown() -> None:
    said = extreme_sentence(measure(), series(RE_REFERRALS), DECEMBER)
    assert said == "Highest since September."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([5, 1, 2, 3, 4], "Highest since August."),
        ([1, 5, 5, 5, 2], "Lowest since August."),
        ([1, 2, 3, 4, 5], "Highest of the 5 months on record."),
        ([5, 4, 3, 2, 1], "Lowest of the 5 months on record."),
        ([1, 3, 1, 2], None),
        ([1, 2, 3, 3], None),
        ([1, 2, 3], None),
    ],
)
def test_an_extreme_is_news_only_after_three_months(values: list[int], said: str | None) -> None:
    figures = series([*values], Period.month(2022, 13 - len(values)))
    assert extreme_sentence(measure(), figures, DECEMBER) == said
