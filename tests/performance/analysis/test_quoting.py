"""Figures in a text: inserted ones print what the data says, typed ones are found and matched."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.quoting import (
    Fact,
    Kind,
    codes_in,
    numbers_said,
    render,
    tokens,
    typed_figures,
    unmatched,
)
from tests.performance.analysis.makers import DECEMBER

NOVEMBER = DECEMBER.previous()
SAID = {
    "REF02": "30% (89 of 299)",
    "REF02 2022-11": "26% (104 of 399)",
    "REF02 england": "21% (2020/21)",
}
FACTS = (
    Fact(Kind.SHARE, Fraction(8900, 299)),
    Fact(Kind.PAIR, Fraction(89), Fraction(299)),
    Fact(Kind.NUMBER, Fraction(1665)),
    Fact(Kind.POINTS, Fraction(8900, 299) - 23),
    Fact(Kind.SHARE, Fraction(88), month=NOVEMBER),
)


def words(text: str) -> list[str]:
    return [one.words for one in typed_figures(text)]


def test_a_token_prints_what_the_data_says() -> None:
    text = "It was {REF02}, after {ref02 2022-11}; England {REF02  England}."
    assert render(text, SAID.get) == (
        "It was 30% (89 of 299), after 26% (104 of 399); England 21% (2020/21)."
    )
    assert tokens(text) == ("REF02", "REF02 2022-11", "REF02 england")
    assert codes_in(text) == {"REF02"}


def test_a_token_that_stands_for_nothing_stays_as_it_was_written() -> None:
    assert render("See {XYZ99} and {}.", SAID.get) == "See {XYZ99} and {}."


@given(st.lists(st.one_of(st.text(), st.sampled_from(["{REF02}", "{REF02 2022-11}", "{NO}"]))))
def test_rendering_loses_no_character_outside_tokens(parts: list[str]) -> None:
    text = "".join(parts)
    pieces = re.split(r"\{[^{}\n]{1,60}\}", text)
    shown = render(text, lambda _: "\x00")
    assert shown.split("\x00") == pieces if "\x00" not in text else True
    assert render(text, lambda _: None) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was 88% in all.", ["88%"]),
        ("That is 29.8 per cent.", ["29.8 per cent"]),
        ("Of these, 89 of 299 came back.", ["89 of 299"]),
        ("1,752 out of the 2,255 children", ["1,752 out of the 2,255"]),
        ("There were 1,665 contacts.", ["1,665"]),
        ("Missed by 6.8 points, or 7 percentage points.", ["6.8 points", "7 percentage points"]),
        ("Between 24% and 78%, or 24 to 78%", ["24%", "78%", "24"]),
        ("110 in every 10,000 children", ["110"]),
        ("That is 1 in 4, or 3 in every 10.", ["1 in 4", "3 in every 10"]),
        (
            "30\u00a0%, 31\u202f%, 32\uff05 and \uff13\uff13\uff05",
            ["30 %", "31 %", "32%", "\uff13\uff13%"],
        ),
        ("89\u00a0of\u00a0299, missed by 7\u2009points", ["89 of 299", "7 points"]),
        ("It rose to 82 may be more.", ["82"]),
        ("15 may be right.", ["15"]),
    ],
)
def test_what_is_typed_is_found(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "On 13 January 2023, on 26 January, on 2023-01-26 and on 26/01/2023.",
        "In December 2022, in 2022/23 and from 2019 to 2023.",
        "In the last 10 working days, in 12 months, every 6 weeks, 45-day and 1,000 hours.",
        "The 1st, 2nd and 23rd of them.",
        "1. First this.\n2) Then that.",
        "Those aged 16 and 17, 19 to 21 year olds, the under 5s, the over-18s, age 4.",
        "It cost £1,200 or £1.5 million.",
        "At 9.30am, at 14:00, at 7 pm.",
        "Per 10,000 children; section 47; page 12; quarter 3; Q3; REF02; {REF02 2022-11}.",
        "Three of four, six weeks, one in five.",
    ],
)
def test_what_no_return_holds_is_passed_over(text: str) -> None:
    assert words(text) == []


def test_a_typed_figure_is_matched_as_it_is_rounded() -> None:
    text = "30% (29.8%, 29.77%), or 89 of 299; 1,665 in all, 1665; 7 points and 6.8 points off."
    assert unmatched(text, FACTS, DECEMBER) == ()
    assert unmatched("29% or 88 of 299, 1,664; 6 points", FACTS, DECEMBER) == (
        "29%",
        "88 of 299",
        "1,664",
        "6 points",
    )


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("It was 88%.", True),
        ("It fell from 88% in November.", False),
        ("It fell from 88% in November 2022.", False),
        ("It fell from 88% in November 2021.", True),
        ("It was 88% last month.", False),
        ("It was 88% at one time this year.", False),
        ("It was 88% in October.", True),
    ],
)
def test_a_figure_of_an_earlier_month_counts_where_the_text_speaks_of_it(
    text: str, is_asked: bool
) -> None:
    assert unmatched(text, FACTS, DECEMBER) == (("88%",) if is_asked else ())


@given(
    st.integers(0, 5000),
    st.integers(1, 5000),
    st.integers(0, 3),
    st.sampled_from(["{n} of {d}", "{n:,} of {d:,}", "{n:,}", "{p}%", "{p} per cent"]),
)
def test_a_figure_that_is_on_the_board_is_never_questioned(
    count: int, population: int, decimals: int, form: str
) -> None:
    exact = Fraction(100 * count, population)
    facts = (
        Fact(Kind.PAIR, Fraction(count), Fraction(population)),
        Fact(Kind.NUMBER, Fraction(count)),
        Fact(Kind.SHARE, exact),
    )
    half_up = Fraction(int(exact * 10**decimals + Fraction(1, 2)), 10**decimals)
    percentage = f"{float(half_up):.{decimals}f}"
    typed = form.format(n=count, d=population, p=percentage)
    assert unmatched(f"There were {typed} of them.", facts, DECEMBER) == ()


def test_the_numbers_of_the_portals_own_sentences_are_facts() -> None:
    said = numbers_said("21 fewer re-referrals: 68 of 299 would meet it.")
    assert said == (
        Fact(Kind.NUMBER, Fraction(21)),
        Fact(Kind.PAIR, Fraction(68), Fraction(299)),
    )
