"""Marks beside the figures: each in its month, in words or, where there are many, by number."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.figures import Period
from performance.analysis.timeline import periods_between
from performance.cards import Mark
from performance.presenters.marks import (
    NUMBERED,
    PINNED,
    WORDS_MAX,
    marks_caption,
    marks_sentence,
    pins_of,
    said_in_months,
)

MONTHS = periods_between(Period.month(2022, 4), Period.month(2022, 12))
ASKED = Mark(date(2022, 9, 29), "asked for")
DONE = Mark(date(2022, 11, 14), "reported complete")


def test_a_mark_stands_in_its_month_in_its_own_words() -> None:
    first, second = pins_of([DONE, ASKED], MONTHS)
    assert (first.index, first.label) == (5, "asked for")
    assert first.note == "29 September 2022, asked for"
    assert second.index == 7


def test_the_description_says_every_mark_that_is_drawn() -> None:
    assert marks_sentence([ASKED, DONE], MONTHS) == (
        "Marked: 29 September 2022, asked for; 14 November 2022, reported complete."
    )
    assert marks_sentence([ASKED], MONTHS[:3]) == ""


def test_a_month_that_is_not_drawn_still_says_what_happened_in_it() -> None:
    assert pins_of([ASKED], MONTHS[:3]) == ()
    said = said_in_months([ASKED], MONTHS[:3])
    assert said == {Period.month(2022, 9): ("29 September 2022, asked for",)}


def test_many_marks_are_numbered_in_chart_and_table_alike() -> None:
    marks = [Mark(date(2022, 4 + place, 1), f"step {place}") for place in range(WORDS_MAX + 1)]
    assert [pin.label for pin in pins_of(marks, MONTHS)] == list("1234")
    said = said_in_months(marks, MONTHS)
    assert said[Period.month(2022, 6)] == ("3: 1 June 2022, step 2",)
    assert marks_caption(marks, MONTHS) == f"{PINNED} {NUMBERED}"
    assert pins_of(marks[:WORDS_MAX], MONTHS)[0].label == "step 0"
    assert marks_caption(marks[:WORDS_MAX], MONTHS) == PINNED
    assert marks_caption([], MONTHS) == ""


@given(
    st.lists(
        st.builds(Mark, st.dates(date(2022, 1, 1), date(2023, 3, 31)), st.sampled_from("abc")),
        max_size=12,
    )
)
def test_no_mark_is_lost_and_none_is_said_twice(marks: list[Mark]) -> None:
    said = said_in_months(marks, MONTHS)
    assert sum(map(len, said.values())) == len(set(marks))
    inside = [mark for mark in set(marks) if Period.month_of(mark.on) in MONTHS]
    assert len(pins_of(marks, MONTHS)) == len(inside)
