"""Steps are kept one a line and read back; a dated sentence is noticed as a promise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.promises import Step, promised, steps_of

POST = "Deputy Director, Children's Social Care"
POSTS = {POST, "Head of Quality Assurance"}
DAY = date(2023, 3, 31)


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (Step("Bring it to the panel.", POST, DAY), f"({POST}, by 31 March 2023)"),
        (Step("Bring it to the panel.", POST), f"({POST})"),
        (Step("Bring it to the panel.", due_on=DAY), "(by 31 March 2023)"),
        (Step("Bring it to the panel."), "panel."),
        (Step("Look again (with partners)", POST, DAY), f"({POST}, by 31 March 2023)"),
    ],
)
def test_a_step_is_read_back_as_it_was_written(step: Step, line: str) -> None:
    assert step.line.endswith(line)
    assert steps_of(f"{step.line}\n\n", POSTS) == (step,)


@given(
    st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1),
    st.sampled_from(["", *sorted(POSTS)]),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_any_dated_step_is_read_back(what: str, post: str, day: date) -> None:
    step = Step(" ".join(what.split()) or "It", post, day)
    assert steps_of(step.line, POSTS) == (step,)


def test_brackets_that_name_no_post_and_no_day_are_the_steps_own() -> None:
    lines = "Meet partners (all of them)\nAsk (Somebody, by 31 March 2023)\nGo (by 31 Juny 2023)"
    assert [step.what for step in steps_of(lines, POSTS)] == lines.splitlines()


def test_a_sentence_with_a_day_is_a_promise() -> None:
    text = (
        "It fell. We will be back above the target by 31 March 2023. "
        "By the end of June 2023 all of it will be done."
    )
    assert [(step.what.split()[0], step.due_on) for step in promised(text)] == [
        ("We", DAY),
        ("By", date(2023, 6, 30)),
    ]


def test_a_day_that_is_past_or_none_is_no_promise() -> None:
    assert promised("The letter came on 13 January 2023. By March we shall see.") == ()
