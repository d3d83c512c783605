"""Before and after: what is said, why nothing is, and that no change goes by unseen or made up."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.before_after import AFTER_NEEDED, MONTHS_MOST, before_and_after
from performance.analysis.before_after_words import (
    CUT_WORDS,
    NO_CAUSE,
    RARE_WORDS,
    headline_of,
    sentences_of,
)
from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity, Unit
from performance.analysis.sides import BeforeAfter, Outcome
from performance.analysis.variation import ENOUGH_POINTS
from tests.performance.analysis.makers import measure, series, share

FIRST = Period.month(2021, 4)
# Twelve months that are over in April 2022, round 20 in 100.
USUAL = (20, 22, 19, 21, 20, 18, 21, 22, 19, 20, 21, 19)
ASKED, DONE = date(2022, 4, 12), date(2022, 5, 20)
# Between: April and May 2022; the first month after is June 2022.
BETWEEN = (20, 21)
LEVEL = (20, 21, 19, 20, 22, 19, 21)


def shares(counts: Sequence[int | None], of: int = 1000) -> dict[Period, Figure]:
    """Return a series of shares in per cent, from April 2021 on, of so many."""
    figures = [None if one is None else share(one * of // 100, of) for one in counts]
    return series(figures, FIRST)


def latest(figures: dict[Period, Figure]) -> Period:
    """Return the last month reported."""
    return max(figures)


def look(
    *after: int | None,
    before: Sequence[int | None] = USUAL,
    done_on: date | None = DONE,
    breaks: Sequence[date] = (),
    of: Measure | None = None,
    population: int = 1000,
) -> BeforeAfter:
    """Look at months before, between and after; by default shares of which less is better."""
    figures = shares([*before, *BETWEEN, *after], population)
    return before_and_after(
        of or measure(), figures, latest(figures), asked_on=ASKED, done_on=done_on, breaks=breaks
    )


def test_what_is_not_done_says_what_was_usual_before() -> None:
    found = look(done_on=None)
    assert found.outcome is Outcome.NOT_DONE
    assert headline_of(found) == "Not completed yet, so nothing has come after it."
    assert sentences_of(measure(), found) == (
        "Before it was asked for: 20% in the average month, 12 months from April 2021 to "
        "March 2022; the usual range was 15% to 25%.",
    )


def test_without_a_month_before_nothing_is_said() -> None:
    figures = shares([None] * 12 + [20, 21, *LEVEL])
    found = before_and_after(measure(), figures, latest(figures), asked_on=ASKED, done_on=DONE)
    assert found == BeforeAfter(Outcome.NOTHING_BEFORE)
    assert "no figure that compares is reported" in headline_of(found)
    assert sentences_of(measure(), found) == ()
    assert before_and_after(
        measure(), {}, Period.month(2022, 12), asked_on=ASKED, done_on=None
    ) == BeforeAfter(Outcome.NOT_DONE)


def test_months_before_a_long_silence_say_nothing_of_what_was_usual() -> None:
    assert look(*LEVEL, before=[*USUAL[:9], None, None, None]).outcome is Outcome.NOTHING_BEFORE
    found = look(*LEVEL, before=[*USUAL[:10], None, None])
    assert found.before is not None
    assert len(found.before.periods) == 10
    assert CUT_WORDS not in sentences_of(measure(), found)[0]


@pytest.mark.parametrize(
    ("reported", "says"),
    [
        (0, "None of the 7 months after that it takes are reported."),
        (1, "1 of the 7 months after that it takes is reported."),
        (6, "6 of the 7 months after that it takes are reported."),
    ],
)
def test_fewer_months_than_it_takes_are_too_early(reported: int, says: str) -> None:
    found = look(*LEVEL[:reported])
    assert found.outcome is Outcome.TOO_EARLY
    when = "With the figures for December 2022 there are enough."
    assert headline_of(found) == f"Too early to say. {says} {when}"


def test_a_month_that_was_left_out_puts_off_the_day() -> None:
    found = look(20, None, 21)
    assert found.enough_in == Period.month(2023, 1)


def test_done_after_the_latest_month_is_too_early_too() -> None:
    found = look(done_on=date(2022, 9, 30))
    assert found.outcome is Outcome.TOO_EARLY
    assert found.after is None
    assert found.enough_in == Period.month(2023, 4)
    assert NO_CAUSE not in sentences_of(measure(), found)


def test_the_months_in_between_count_on_neither_side() -> None:
    found = look(*LEVEL)
    assert found.before is not None
    assert found.after is not None
    assert found.before.periods[-1] == Period.month(2022, 3), "April was not over"
    assert found.after.periods[0] == Period.month(2022, 6), "May had begun"


def test_as_usual_is_no_change_more_than_chance() -> None:
    found = look(*LEVEL)
    assert found.outcome is Outcome.SAME
    assert headline_of(found) == (
        "No change that is more than chance: all 7 months after are as usual before."
    )
    assert sentences_of(measure(), found)[-1] == NO_CAUSE


def test_most_months_below_the_range_is_a_lasting_change_for_the_better() -> None:
    found = look(10, 12, 11, 10, 12, 11, 10)
    assert found.outcome is Outcome.LASTING
    assert headline_of(found) == "Lower since it was done, by more than chance, which is better."
    assert "Of the months after, 7 lie below the earlier usual range." in sentences_of(
        measure(), found
    )


def test_seven_in_a_row_on_one_side_are_a_lasting_change_within_the_range() -> None:
    found = look(22, 21, 22, 21, 22, 21, 22)
    assert found.outcome is Outcome.LASTING
    assert headline_of(found) == "Higher since it was done, by more than chance, which is worse."
    assert found.standing.signals == {"shift"}
    assert "seven or more in a row lie above the earlier average" in " ".join(
        sentences_of(measure(), found)
    )


def test_one_month_that_stands_out_is_no_lasting_change() -> None:
    found = look(20, 21, 10, 20, 22, 19, 21, 20)
    assert found.outcome is Outcome.PASSING
    assert headline_of(found) == (
        "No lasting change: 1 of the 8 months after stands out as lower, which is better."
    )
    assert "1 lies below the earlier usual range" in " ".join(sentences_of(measure(), found))


def test_a_change_that_is_over_is_not_lasting() -> None:
    found = look(10, 11, 10, 12, 11, 20, 21)
    assert found.standing.marked_count * 2 > 7
    assert found.outcome is Outcome.PASSING


def test_high_and_low_months_go_no_one_way() -> None:
    found = look(20, 35, 20, 5, 20, 21, 19)
    assert found.outcome is Outcome.MIXED
    assert headline_of(found).startswith("More than chance, but no one way")


def test_months_that_only_fall_are_falling_and_not_lower() -> None:
    found = look(24, 23, 22, 21, 20, 19, 18)
    assert found.standing.signals == {"trend"}
    assert headline_of(found) == "Falling since it was done, by more than chance, which is better."


def test_two_of_three_near_the_end_are_named() -> None:
    found = look(20, 21, 19, 24, 24, 21, 19)
    assert found.outcome is Outcome.PASSING
    assert "two of three lie close to its end" in " ".join(sentences_of(measure(), found))


def test_what_was_changing_before_cannot_be_held_against_the_change() -> None:
    found = look(*LEVEL, before=[*USUAL, 21, 22, 23, 24, 25, 26, 27][-12:])
    assert found.outcome is Outcome.MOVING
    assert "already changing" in headline_of(found)


@pytest.mark.parametrize("broken_on", [date(2022, 4, 1), date(2022, 5, 3), date(2022, 6, 1)])
def test_nothing_is_compared_across_a_break(broken_on: date) -> None:
    found = look(*LEVEL, breaks=[broken_on])
    assert found.outcome is Outcome.BROKEN
    assert headline_of(found) == (
        "The months before and after cannot be compared: the series breaks on "
        f"{broken_on:%-d %B %Y}."
    )


def test_a_break_before_shortens_what_was_usual() -> None:
    found = look(*LEVEL, breaks=[date(2021, 10, 1)])
    assert found.outcome is Outcome.NO_RANGE
    assert found.before is not None
    assert found.before.periods[0] == Period.month(2021, 10)
    assert sentences_of(measure(), found)[0].endswith(
        f"Only 6 figures: it takes 12 to say what is usual. {CUT_WORDS}"
    )


def test_a_break_after_ends_what_came_after() -> None:
    soon, later = date(2022, 9, 1), date(2023, 1, 1)
    assert look(*LEVEL, breaks=[soon]).broken_on == soon, "enough would never come"
    found = look(*LEVEL, 90, 91, breaks=[later])
    assert found.outcome is Outcome.SAME
    assert found.after is not None
    assert found.after.periods[-1] == Period.month(2022, 12)


def test_a_break_to_come_stops_nothing() -> None:
    assert look(*LEVEL, breaks=[date(2030, 1, 1)]).outcome is Outcome.SAME


def test_figures_of_twelve_months_are_not_judged() -> None:
    found = look(*LEVEL, of=measure(basis=Basis.ROLLING))
    assert found.outcome is Outcome.ROLLING
    assert "each figure covers twelve months" in headline_of(found)


def test_snapshots_are_judged_by_the_range_alone() -> None:
    row = (22, 21, 22, 21, 22, 21, 22)
    assert look(*row, of=measure(basis=Basis.SNAPSHOT)).outcome is Outcome.SAME
    assert look(40, *row, of=measure(basis=Basis.SNAPSHOT)).outcome is Outcome.PASSING


def test_figures_that_never_move_have_no_usual_range() -> None:
    found = look(*LEVEL, before=[20] * 12)
    assert found.outcome is Outcome.NO_RANGE
    assert "hardly move" in sentences_of(measure(), found)[0]


def test_what_is_neither_better_nor_worse_is_not_said_to_be() -> None:
    found = look(10, 12, 11, 10, 12, 11, 10, of=measure(polarity=Polarity.NEITHER))
    assert headline_of(found) == "Lower since it was done, by more than chance."


@pytest.mark.parametrize(
    ("population", "is_rare"), [(10, True), (20, True), (30, False), (1000, False)]
)
def test_small_numbers_are_said_to_be_small(population: int, is_rare: bool) -> None:
    found = look(*LEVEL, population=population)
    assert found.is_rare is is_rare
    assert (RARE_WORDS in sentences_of(measure(), found)) is is_rare


def test_a_share_of_nearly_all_is_rare_by_those_left_out() -> None:
    high = [98, 97, 99, 98, 97, 98, 99, 98, 97, 98, 99, 98]
    assert look(*high[:7], before=high, population=100).is_rare


def test_counts_are_rare_by_themselves() -> None:
    of = measure(Unit.NUMBER)
    counts = [3, 4, 3, 2, 3, 4, 3, 2, 3, 4, 3, 2, 3, 3, 4, 3, 2, 3, 4, 3, 2]
    figures = {p: Figure(Decimal(n)) for p, n in zip(_months(21), counts, strict=True)}
    found = before_and_after(of, figures, latest(figures), asked_on=ASKED, done_on=DONE)
    assert found.is_rare


def test_figures_for_the_year_to_date_are_set_beside_each_other_by_month() -> None:
    of = measure(Unit.NUMBER, basis=Basis.YEAR_TO_DATE)
    figures, total = {}, 0
    for period, added in zip(_months(21), [*USUAL, *BETWEEN, *LEVEL], strict=True):
        total = added if period.month_of_year == 1 else total + added
        figures[period] = Figure(Decimal(total))
    found = before_and_after(of, figures, latest(figures), asked_on=ASKED, done_on=DONE)
    assert found.outcome is Outcome.SAME
    assert "20.2 added in the average month" in sentences_of(of, found)[0]


def test_two_averages_that_differ_never_read_the_same() -> None:
    of = measure(decimals=0)
    figures = shares([*USUAL, *BETWEEN, *LEVEL])
    month = Period.month(2022, 6)
    figures[month] = share(201, 1000)
    found = before_and_after(of, figures, latest(figures), asked_on=ASKED, done_on=DONE)
    before, after = sentences_of(of, found)[:2]
    assert before.split(": ")[1].split(" in")[0] != after.split(": ")[1].split(" in")[0]


def test_one_month_is_the_only_one() -> None:
    found = look(20, before=[None] * 11 + [20])
    assert found.outcome is Outcome.NO_RANGE
    assert sentences_of(measure(), found)[:2] == (
        "Before it was asked for: 20% in March 2022, the only month. Only one figure: it takes 12 "
        "to say what is usual.",
        "After it was done: 20% in June 2022, the only month.",
    )


# Anything that can be sent in -----------------------------------------------------------------

numbers = st.none() | st.integers(0, 100)
days = st.dates(date(2021, 1, 1), date(2024, 6, 30))
measures = st.builds(
    measure,
    st.sampled_from([Unit.PERCENTAGE, Unit.NUMBER]),
    st.sampled_from(Polarity),
    st.sampled_from(Basis),
)


def _months(count: int) -> list[Period]:
    found = [FIRST]
    while len(found) < count:
        found.append(found[-1].next())
    return found


@given(
    measures,
    st.lists(numbers, max_size=40),
    days,
    st.none() | days,
    st.lists(days, max_size=3),
    st.sampled_from([10, 100, 1000]),
)
def test_whatever_is_reported_something_true_is_said(
    of: Measure,
    counts: list[int | None],
    asked_on: date,
    done_on: date | None,
    breaks: list[date],
    population: int,
) -> None:
    if done_on is not None and done_on < asked_on:
        asked_on, done_on = done_on, asked_on
    figures = shares(counts, population)
    month = max(figures, default=FIRST)
    found = before_and_after(of, figures, month, asked_on=asked_on, done_on=done_on, breaks=breaks)
    assert headline_of(found).endswith(".")
    assert all(said.endswith(".") for said in sentences_of(of, found))
    assert (found.outcome is Outcome.NOT_DONE) is (done_on is None)
    for side in (found.before, found.after):
        if side is not None:
            assert 1 <= len(side.periods) <= MONTHS_MOST
            assert set(side.periods) <= set(figures)
    if found.before is not None:
        assert found.before.periods[-1].end < asked_on
    if found.after is not None:
        assert done_on is not None
        assert found.after.periods[0].start > done_on
    if found.outcome in (Outcome.SAME, Outcome.PASSING, Outcome.MIXED, Outcome.LASTING):
        assert found.before is not None
        assert len(found.before.periods) >= ENOUGH_POINTS
        assert found.after is not None
        assert len(found.after.periods) >= AFTER_NEEDED
        spoken_of = (*found.before.periods, *found.after.periods)
        assert not any(spoken_of[0].end < day <= spoken_of[-1].end for day in breaks)


@given(st.lists(st.integers(15, 25), min_size=12, max_size=12), st.integers(0, 100))
def test_better_and_worse_change_places_with_the_polarity(before: list[int], level: int) -> None:
    after = [level] * AFTER_NEEDED
    lower = look(*after, before=before)
    higher = look(*after, before=before, of=measure(polarity=Polarity.HIGHER))
    assert lower.outcome is higher.outcome
    if lower.standing.is_better is not None:
        assert higher.standing.is_better is not lower.standing.is_better


@given(st.integers(26, 100))
def test_a_level_outside_the_range_never_goes_by_unseen(level: int) -> None:
    found = look(*[level] * AFTER_NEEDED)
    assert found.outcome is Outcome.LASTING
    assert found.standing.is_high
