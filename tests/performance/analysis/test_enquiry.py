"""A drafted question: the figure and its target, then what the rating leaves open."""

from __future__ import annotations

import pytest

from performance.analysis.enquiry import draft_question
from performance.analysis.examination import examine
from performance.analysis.figures import Figure, Measure, Period, Polarity, Unit
from performance.analysis.targets import TargetRule
from performance.analysis.verdict import verdict
from tests.performance.analysis.makers import (
    DECEMBER,
    RE_REFERRALS,
    TO_COME,
    at_most,
    measure,
    series,
    share,
)

NEITHER = measure(
    Unit.NUMBER,
    polarity=Polarity.NEITHER,
    counted="contacts",
    population="",
    short_name="Contacts",
)


def draft(
    figures: list[Figure | int | None],
    target: TargetRule | None = None,
    *,
    asked: Measure | None = None,
    period: Period = DECEMBER,
) -> str:
    """Return the question drafted from a series that starts in April 2022."""
    evidence = examine(asked or measure(), period, series(figures), target=target)
    return draft_question(verdict(evidence), evidence)


def test_a_target_missed_for_months_asks_what_was_tried_in_them() -> None:
    question = draft([*RE_REFERRALS], at_most(23))
    assert question.startswith("December 2022. Re-referrals: 89 of 299 (30%).")
    assert "The target is 23% or lower: missed by 6.8 points." in question
    assert question.endswith(
        "It has been missed 7 months running: what was tried in that time, and what changed?"
    )


@pytest.mark.parametrize(
    ("count", "ask"),
    [
        (40, "What explains it, and what is being done?"),
        (20, "What is behind it, and is it expected to last?"),
    ],
)
def test_a_first_miss_and_a_target_met_ask_something_else(count: int, ask: str) -> None:
    question = draft([share(20, 100), share(count, 100)], at_most(23), period=Period.month(2022, 5))
    assert question.endswith(ask)
    assert "running" not in question


def test_what_is_not_rated_asks_what_it_means() -> None:
    question = draft([50, 52], asked=NEITHER, period=Period.month(2022, 5))
    assert question.endswith("What explains it, and what does it mean for children and families?")
    assert question.count("May 2022") == 1


@pytest.mark.parametrize("missing", [None, TO_COME])
def test_a_missing_figure_asks_when_there_will_be_one_and_names_the_indicator(
    missing: Figure | None,
) -> None:
    question = draft([share(20, 100), missing], at_most(23), period=Period.month(2022, 5))
    assert question.startswith(f"{measure().short_name}. ")
    assert question.endswith("When will there be one, and what does the service go by until then?")
    assert "target" not in question
