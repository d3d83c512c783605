"""What may not stand in a report is refused under its heading, with what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.meetings.headings import HEADINGS, blank
from scrutiny.meetings.presenters.report import report_shown
from scrutiny.meetings.report_words import (
    LENGTH_MAX,
    changed_headings,
    cleaned,
    faults_of,
    missing_in,
)
from tests.scrutiny.meetings.reported import WORDS


def sentence(text: str, slug: str = "detail") -> str:
    """Return the one sentence that is said about a text."""
    (fault,) = faults_of({slug: text})
    assert fault.slug == slug
    return fault.sentence


@pytest.mark.parametrize(
    "text",
    [
        "![chart](https://example.org/chart.png)",
        "![chart](file:///share/chart.png)",
        "![chart][c]\n\n[c]: https://example.org/chart.png",
    ],
)
def test_a_picture_is_refused_and_the_way_out_is_an_appendix(text: str) -> None:
    said = sentence(text)
    assert said.startswith("Detail (including consultation carried out): the picture “")
    assert said.endswith("or add it as an appendix.")


@pytest.mark.parametrize(
    "address",
    ["javascript:go()", "file:///share/plan.docx", "data:text/html,x", "pack:item-9", "plan.docx"],
)
def test_a_link_that_readers_cannot_follow_is_refused_by_name(address: str) -> None:
    said = sentence(f"See [the plan]({address}).", "risk")
    assert said.startswith(
        f"Risk management implications: the link “the plan” leads to “{address}”"
    )


def test_a_place_on_a_drive_is_refused_where_it_is_no_link() -> None:
    assert "“file://server/share/plan.docx”" in sentence("See file://server/share/plan.docx here.")


def test_html_is_no_fault_since_it_is_shown_as_typed() -> None:
    assert faults_of({"detail": '<img src="https://x.example/y.png"> <script>go()</script>'}) == ()


def test_the_same_fault_twice_is_said_once() -> None:
    assert len(faults_of({"detail": "[a](x) [a](x) [b](x)"})) == 2


def test_an_answer_has_to_be_one_of_those_offered() -> None:
    assert sentence("Maybe", "key-decision") == "Key decision?: answer Yes or No."


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    assert "Take out 5, " in sentence("x" * (LENGTH_MAX + 5))


def test_the_texts_are_kept_whole_without_marks_that_nobody_sees() -> None:
    kept = cleaned({"detail": " One.\r\n\r\nTwo\x00\x1b.\ud800 ", "unknown": "x"})
    assert kept["detail"] == "One.\n\nTwo."
    assert list(kept) == [heading.slug for heading in HEADINGS]


def test_what_is_missing_is_named() -> None:
    assert {heading.slug for heading in missing_in(blank())} == {
        "brief-summary",
        "recommendations",
        "reasons",
        "detail",
        "statutory-power",
        "equality",
        "data-protection",
    }
    assert missing_in(WORDS) == ()


def test_what_changed_is_named_by_heading() -> None:
    assert changed_headings(WORDS, {**WORDS, "risk": "High."}) == ("Risk management implications",)


@given(st.text(max_size=400))
def test_any_text_is_either_refused_or_drawn_without_anything_active(text: str) -> None:
    kept = cleaned({"detail": text})
    faults_of(kept)
    drawn = str(report_shown({}, kept, ()))
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert cleaned(kept) == kept
