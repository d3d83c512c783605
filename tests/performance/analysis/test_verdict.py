"""The verdict in full, as a member reads it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.comparison import Comparator
from performance.analysis.evidence import Restated
from performance.analysis.examination import Background, examine
from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity, Unit
from performance.analysis.targets import Comparison, TargetRule
from performance.analysis.verdict import RULES, headline, verdict
from tests.performance.analysis.makers import (
    ASSESSMENT_RATE,
    CONTACTS,
    DECEMBER,
    MARCH,
    RE_REFERRALS,
    TO_COME,
    YEAR_END,
    at_least,
    at_most,
    measure,
    number,
    rule,
    series,
    share,
)

COUNTS = measure(Unit.NUMBER, counted="contacts", population="", short_name="Contacts")
GROWING = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE, short_name="Assessment rate")
HIGHER = measure(polarity=Polarity.HIGHER, counted="visited", population="children")
STEADY = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49]


def said(
    asked: Measure,
    figures: list[Figure | int | None],
    target: TargetRule | None,
    period: Period = DECEMBER,
    background: Background | None = None,
) -> dict[str, str]:
    """Return the verdict on a series that starts in April 2022, by rule."""
    evidence = examine(asked, period, series(figures), target=target, background=background)
    found: dict[str, str] = {}
    for clause in verdict(evidence):
        found[clause.rule] = f"{found.get(clause.rule, '')} {clause.text}".strip()
    return found


def test_re_referrals_in_december_read_as_a_member_would_say_them() -> None:
    background = Background(
        comparators=(Comparator("England", Period.financial_year(2021), number(21)),),
        restated=(Restated(Period.month(2022, 9), share(88, 314), share(93, 314)),),
    )
    assert said(measure(), [*RE_REFERRALS], at_most(23), background=background) == {
        "figure": "Re-referrals: 89 of 299 (30%).",
        "target": "The target is 23% or lower: missed by 6.8 points.",
        "reach": "21 fewer re-referrals: 68 of 299 would meet it.",
        "direction": "Up from 26% in November.",
        "run": "Target missed 7 months running.",
        "extreme": "Highest since September.",
        "variation": "Only 9 figures: it takes 12 to say what is usual.",
        "comparison": "Worse than England (21%): ours is likely between 25% and 35%. "
        "Theirs is for 2021/22, not the same period.",
        "restated": "September was 28% when the panel last met; it is 30% now.",
    }


def test_a_growing_rate_is_held_against_its_share_of_the_year() -> None:
    found = said(GROWING, [*ASSESSMENT_RATE], at_most(700, applies=YEAR_END))
    assert found["figure"] == "Assessment rate: 591 per 10,000 from April to December 2022."
    assert found["year-end target"] == (
        "The target is 700 or lower by March. By December that allows 525: 591 is 66 over."
    )
    assert found["course"] == "On course for 788 by March, against 700."
    assert found["reach"] == ("To end at 700, no more than 36 a month from here; so far it was 66.")
    assert found["direction"] == "66 added in December, after 71 in November."
    assert "extreme" not in found


def test_a_monthly_count_is_held_against_the_year_by_its_total() -> None:
    found = said(COUNTS, [*CONTACTS], at_most(17000, applies=YEAR_END))
    assert found["figure"] == "Contacts: 1,428 in December 2022."
    assert found["year-end target"] == (
        "The target is 17,000 or lower by March. "
        "By December that allows 12,750: the total of 15,682 is 2,932 over."
    )
    assert found["course"] == "On course for 20,909 by March, against 17,000."


def test_a_year_that_is_over_is_missed_or_met_outright() -> None:
    found = said(GROWING, [*ASSESSMENT_RATE, 650, 680, 720], at_most(700, applies=YEAR_END), MARCH)
    assert found["year-end target"] == "The target is 700 or lower by March: missed by 20."
    assert "course" not in found


def test_a_target_that_can_no_longer_be_kept_says_so() -> None:
    found = said(GROWING, [*ASSESSMENT_RATE[:-1], 720], at_most(700, applies=YEAR_END))
    assert found["reach"] == "The year's 700 has been passed already."


@pytest.mark.parametrize(
    ("figure", "target", "text"),
    [
        (share(90, 100), at_least(90), "The target is 90% or higher: met exactly."),
        (share(93, 100), at_least(90), "The target is 90% or higher: met, with 3 points to spare."),
        (share(445, 543), at_least(100), "The target is 100%: missed by 18 points."),
        (
            share(90, 100),
            rule(Comparison.MORE_THAN, 90),
            "The target is more than 90%: just that does not count, so it is missed.",
        ),
    ],
)
def test_a_target_is_met_or_missed_by_so_much(
    figure: Figure, target: TargetRule, text: str
) -> None:
    assert said(HIGHER, [*[share(1, 2)] * 8, figure], target)["target"] == text


def test_all_of_them_is_said_as_all() -> None:
    found = said(HIGHER, [*[share(1, 2)] * 8, share(445, 543)], at_least(100))
    assert found["reach"] == "98 more visited: all 543 would meet it."


def test_a_near_miss_is_not_rounded_into_a_hit() -> None:
    found = said(HIGHER, [*[share(1, 2)] * 8, share(898, 1000)], at_least(90))
    assert found["figure"] == "Re-referrals: 898 of 1,000 (89.8%)."


def test_a_figure_to_come_says_so_once_and_no_more() -> None:
    found = said(measure(), [*RE_REFERRALS[:-1], TO_COME], at_most(23))
    assert found == {"figure": "The figure for December 2022 is to be confirmed."}


def test_no_target_is_said_and_not_rated() -> None:
    found = said(measure(), [*RE_REFERRALS], None)
    assert found["not rated"] == "There is no target."
    assert "target" not in found
    assert "run" not in found


def test_what_the_return_itself_said_stands_beside_the_fraction() -> None:
    figures: list[Figure | int | None] = [*RE_REFERRALS[:-1], share(52, 218, sheet="25")]
    assert said(measure(), figures, None)["sheet"] == "The return itself said 25%."


def test_twelve_steady_months_have_a_usual_range_and_an_outlook() -> None:
    found = said(HIGHER, [*STEADY], at_least(80), MARCH)
    assert found["variation"] == "Within the usual range of 42% to 58%."
    assert found["assurance"] == "As the service works now, it will not meet the target."


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ([*STEADY, 90], "Above the usual range of 36% to 70%: a change for the better."),
        (
            [*STEADY, 51, 52, 51, 52, 51, 52, 51],
            "Seven or more in a row above average: a change for the better.",
        ),
    ],
)
def test_more_than_chance_is_called_what_it_is(
    figures: list[Figure | int | None], text: str
) -> None:
    last = max(series(figures))
    assert said(HIGHER, figures, None, last)["variation"] == text


def test_nothing_is_said_across_a_series_break() -> None:
    background = Background(breaks=(date(2022, 12, 1),))
    found = said(measure(), [*RE_REFERRALS], at_most(23), background=background)
    assert not {"direction", "run", "extreme"} & set(found)
    assert "since the limits were redrawn" in found["variation"]


def test_a_restatement_too_small_to_see_is_told_in_counts() -> None:
    item = Restated(Period.month(2022, 9), share(93, 315), share(93, 314))
    found = said(measure(), [*RE_REFERRALS], None, background=Background(restated=(item,)))
    assert found["restated"] == (
        "September was 93 of 315 when the panel last met; it is 93 of 314 now."
    )


def test_several_restated_months_are_listed_in_one_sentence() -> None:
    items = tuple(
        Restated(Period.month(2022, month), share(then, 314), share(now, 314))
        for month, then, now in ((8, 74, 79), (9, 88, 93))
    )
    found = said(measure(), [*RE_REFERRALS], None, background=Background(restated=items))
    assert found["restated"] == (
        "2 months read otherwise than when the panel last met: August 24%, now 25%; "
        "September 28%, now 30%."
    )


def test_a_card_gets_the_figure_the_target_and_what_it_would_take() -> None:
    evidence = examine(measure(), DECEMBER, series(RE_REFERRALS), target=at_most(23))
    assert [clause.rule for clause in headline(verdict(evidence))] == ["figure", "target", "reach"]
    growing = examine(
        GROWING, DECEMBER, series([*ASSESSMENT_RATE]), target=at_most(700, applies=YEAR_END)
    )
    assert [clause.rule for clause in headline(verdict(growing))][-1] == "course"


FIGURES = st.lists(
    st.one_of(
        st.none(),
        st.just(TO_COME),
        st.integers(0, 2000),
        st.integers(0, 400).flatmap(lambda n: st.builds(share, st.integers(0, n), st.just(n))),
    ),
    min_size=9,
    max_size=9,
)
TARGETS = st.one_of(
    st.none(),
    st.builds(
        TargetRule,
        st.sampled_from([c for c in Comparison if c is not Comparison.BETWEEN]),
        st.decimals(0, 200, places=1),
        applies=st.sampled_from(["each period", "year end"]).map(type(YEAR_END)),
    ),
)


@given(
    FIGURES,
    TARGETS,
    st.sampled_from(Unit),
    st.sampled_from(Polarity),
    st.sampled_from(Basis),
)
def test_every_verdict_is_made_of_whole_sentences_with_a_rule_that_is_explained(
    figures: list[Figure | int | None],
    target: TargetRule | None,
    unit: Unit,
    polarity: Polarity,
    basis: Basis,
) -> None:
    asked = measure(unit, polarity, basis)
    clauses = verdict(examine(asked, DECEMBER, series(figures), target=target))
    assert clauses[0].rule == "figure"
    for clause in clauses:
        assert clause.rule in RULES
        assert clause.text.endswith(".")
        assert "  " not in clause.text
        assert "None" not in clause.text
        assert "Fraction" not in clause.text
    assert len(headline(clauses)) <= 3
