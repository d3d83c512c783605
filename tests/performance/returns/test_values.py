"""The text of a cell taken apart."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.figures import State
from performance.analysis.targets import Comparison
from performance.returns.values import Parsed, parse

counts = st.integers(min_value=0, max_value=99_999_999)


def read(text: str) -> Parsed:
    parsed = parse(text)
    assert parsed is not None, text
    return parsed


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    parse(text)


@given(st.text(alphabet="0123456789.,%()/<>-+*KMkm£ nacr\u00a0\u2013\u00b2", max_size=20))
def test_no_text_of_figure_characters_makes_it_fail(text: str) -> None:
    parsed = parse(text)
    if parsed is not None:
        has_figure = parsed.number is not None or parsed.has_fraction
        assert has_figure or parsed.state is not None


@given(counts, counts, st.integers(0, 100))
def test_a_rendered_percentage_with_its_fraction_comes_back(
    top: int, bottom: int, percentage: int
) -> None:
    parsed = read(f"{percentage}% ({top}/{bottom})")
    assert parsed.number == percentage
    assert (parsed.numerator, parsed.denominator) == (top, bottom)
    assert parsed.has_percent_sign
    assert not parsed.is_bracket_lost


@given(counts)
def test_thousands_separators_do_not_change_a_number(number: int) -> None:
    assert read(f"{number:,}").number == read(str(number)).number == number


@given(st.decimals(min_value=0, max_value=10_000, places=2), st.booleans())
def test_a_rendered_decimal_comes_back(number: Decimal, has_sign: bool) -> None:
    parsed = read(f"{number}%" if has_sign else f"{number}")
    assert (parsed.number, parsed.decimals, parsed.has_percent_sign) == (number, 2, has_sign)


@given(counts, st.sampled_from(["\u00a0", "\u2009", " ", "\t"]))
def test_no_kind_of_space_around_a_figure_matters(number: int, space: str) -> None:
    assert read(f"{space}{number}{space}%{space}").number == number


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("TBC", State.TO_BE_CONFIRMED),
        ("tbc ", State.TO_BE_CONFIRMED),
        ("awaiting data", State.TO_BE_CONFIRMED),
        ("due Jan", State.TO_BE_CONFIRMED),
        ("N/A", State.NOT_APPLICABLE),
        ("n/a", State.NOT_APPLICABLE),
        ("-", State.NOT_AVAILABLE),
        ("\u2013", State.NOT_AVAILABLE),
        ("..", State.NOT_AVAILABLE),
        ("", State.NOT_AVAILABLE),
        ("*", State.SUPPRESSED),
        ("c", State.SUPPRESSED),
        ("[c]", State.SUPPRESSED),
        ("<5", State.SUPPRESSED),
        ("5 or fewer", State.SUPPRESSED),
    ],
)
def test_words_and_signs_for_no_figure_are_told_apart(text: str, state: State) -> None:
    assert read(text).state is state


@pytest.mark.parametrize("text", ["98% (414/421", "98% 414/421)"])
def test_a_lost_bracket_is_noticed(text: str) -> None:
    parsed = read(text)
    assert (parsed.numerator, parsed.denominator, parsed.is_bracket_lost) == (414, 421, True)


@pytest.mark.parametrize(
    ("text", "comparison", "number"),
    [
        ("<17K", Comparison.LESS_THAN, "17000"),
        ("<10%", Comparison.LESS_THAN, "10"),
        ("\u226590%", Comparison.AT_LEAST, "90"),
        ("<= 500", Comparison.AT_MOST, "500"),
        (">95%", Comparison.MORE_THAN, "95"),
        ("95+", Comparison.AT_LEAST, "95"),
        ("12-15", Comparison.BETWEEN, "12"),
        ("12\u201315%", Comparison.BETWEEN, "12"),
    ],
)
def test_bounds_and_ranges_keep_their_side(text: str, comparison: Comparison, number: str) -> None:
    parsed = read(text)
    assert (parsed.comparison, parsed.number) == (comparison, Decimal(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("£1.2m", "1200000"),
        ("£16,500", "16500"),
        ("(1,200)", "-1200"),
        ("\u22125", "-5"),
        ("nil", "0"),
        ("17K", "17000"),
    ],
)
def test_money_suffixes_and_negatives_are_read(text: str, number: str) -> None:
    assert read(text).number == Decimal(number)


@pytest.mark.parametrize(
    ("text", "mark"), [("512*", "*"), ("21%\u00b2", "\u00b2"), ("22% (r)", "(r)"), ("22 p", "p")]
)
def test_a_footnote_mark_is_taken_off_and_kept(text: str, mark: str) -> None:
    assert read(text).mark == mark


@pytest.mark.parametrize(
    "text",
    ["ccq", "\u00a2", ".,", "%", "21% / 19%", "45 (43)", "1.200,50", "0.21.", "1 in 4", "1,4,28",
     "25% \\/ccq)", "None", "8 0", "5-3", "\u00bd", "\u00b2", "1e5", "=1+1"],
)  # fmt: skip
def test_what_is_not_one_figure_is_not_read(text: str) -> None:
    assert parse(text) is None
