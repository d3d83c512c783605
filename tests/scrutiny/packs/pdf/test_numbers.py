"""Printed numbers run over a pack without a gap that nobody asked for."""

import pytest

from scrutiny.packs.pdf.numbers import Span, number


def test_sections_follow_each_other() -> None:
    first, second = number([Span("One", 3), Span("Two", 2)], first_page=5)
    assert (first.first, first.last, second.first, second.last) == (5, 7, 8, 9)


def test_a_section_may_begin_later() -> None:
    _, second, third = number([Span("One", 1), Span("Two", 2, start_page=10), Span("Three", 1)])
    assert (second.first, second.last, third.first) == (10, 11, 12)


def test_blank_pages_have_the_numbers_before_the_section() -> None:
    _, second = number([Span("One", 1), Span("Two", 1, blanks_before=1)])
    assert (list(second.blanks), second.first) == ([2], 3)


def test_a_start_page_is_that_of_the_section_and_not_of_the_blanks() -> None:
    _, second = number([Span("One", 1), Span("Two", 1, start_page=3, blanks_before=1)])
    assert (list(second.blanks), second.first) == ([2], 3)


def test_a_slip_stands_for_a_row_of_pages() -> None:
    slip, after = number([Span("Slip", 1, start_page=60, end_page=74), Span("After", 1)])
    assert (slip.words(0), after.first) == ("Pages 60 - 74", 75)


def test_a_slip_for_one_page_is_a_page() -> None:
    (slip,) = number([Span("Slip", 1, start_page=60, end_page=60)])
    assert slip.words(0) == "Page 60"


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([Span("One", 3), Span("Two", 1, start_page=3)], "“Two” cannot begin on page 3"),
        ([Span("One", 3), Span("Two", 1, start_page=4, blanks_before=1)], "up to 3 are taken"),
        ([Span("One", 2, end_page=9)], "“One” has 2 pages: only a single page"),
        ([Span("One", 1, start_page=9, end_page=8)], "“One” cannot end on page 8"),
        ([Span("One", 1, blanks_before=-1)], "“One” cannot have -1 pages"),
    ],
)
def test_numbers_that_contradict_are_refused(spans: list[Span], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        number(spans)


def test_a_pack_cannot_begin_on_no_page() -> None:
    with pytest.raises(ValueError, match="cannot begin on page 0"):
        number([Span("One", 1)], first_page=0)
