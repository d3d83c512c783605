"""What points to a person is found wherever it stands, and told without being repeated."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.privacy import Kind, found_in, is_nhs_number

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
NOT_A_DIGIT = st.text(st.characters(exclude_characters="0123456789"), max_size=40)
GROUPINGS = ("{0}{1}{2}", "{0} {1} {2}", "{0}-{1}-{2}")


def check_digit(nine: str) -> int:
    """Return the check digit of nine digits by the published recipe; 10 is no number's."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(nine))
    return 0 if total % 11 == 0 else 11 - total % 11


def written(digits: str, grouping: str) -> str:
    return grouping.format(digits[:3], digits[3:6], digits[6:])


def kinds(text: str, on: date | None = None) -> list[Kind]:
    return [finding.kind for finding in found_in(text, on=on)]


NINE = st.text("0123456789", min_size=9, max_size=9)


@given(NOT_A_DIGIT, NINE.filter(lambda nine: check_digit(nine) < 10), NOT_A_DIGIT, st.data())
def test_a_right_nhs_number_is_found_anywhere(
    before: str, nine: str, after: str, data: st.DataObject
) -> None:
    number = f"{nine}{check_digit(nine)}"
    grouping = data.draw(st.sampled_from(GROUPINGS))
    assert Kind.NHS_NUMBER in kinds(before + written(number, grouping) + after)


@given(NOT_A_DIGIT, NINE, st.integers(0, 9), NOT_A_DIGIT, st.sampled_from(GROUPINGS))
def test_a_wrong_check_digit_is_no_nhs_number(
    before: str, nine: str, last: int, after: str, grouping: str
) -> None:
    if check_digit(nine) == last:
        last = (last + 1) % 10
    number = f"{nine}{last}"
    assert not is_nhs_number(number)
    assert Kind.NHS_NUMBER not in kinds(before + written(number, grouping) + after)


@given(ANY_TEXT)
def test_no_text_is_too_much_for_it(text: str) -> None:
    for finding in found_in(text, on=date(2023, 1, 1)):
        assert finding.words


@pytest.mark.parametrize(
    "text", ["\x00", "\ud800", "\udfff9434765919\x00", "\u202e0123", "١٢٣٤٥٦٧٨٩٠"]
)
def test_broken_characters_are_read_like_any_other(text: str) -> None:
    assert kinds(text) == ([Kind.NHS_NUMBER] if "9434765919" in text else [])


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("NHS 943 476 5919.", Kind.NHS_NUMBER, "an NHS number that ends in 19"),
        ("943\u200b476\u200b5919", Kind.NHS_NUMBER, "an NHS number that ends in 19"),
        ("Lives at SO14 7LY now", Kind.POSTCODE, "a postcode that begins with SO14"),
        ("ec1a1bb", Kind.POSTCODE, "a postcode that begins with EC1A"),
        ("W1A  0AX", Kind.POSTCODE, "a postcode that begins with W1A"),
        ("Born on 12 March 2014", Kind.BIRTH, "a date of birth in 2014"),
        ("dob 12/03/14", Kind.BIRTH, "a date of birth in 2014"),
        ("D.O.B: 12.3.2014", Kind.BIRTH, "a date of birth in 2014"),
        ("2014-03-12 (date of birth)", Kind.BIRTH, "a date of birth in 2014"),
        ("birthday: March 12, 2014", Kind.BIRTH, "a date of birth in 2014"),
        ("born the 12th of March 1998", Kind.BIRTH, "a date of birth in 1998"),
        ("Ring 023 8083 3000", Kind.TELEPHONE, "a telephone number that ends in 00"),
        ("07700 900123", Kind.TELEPHONE, "a telephone number that ends in 23"),
        ("+44 (0)7700 900 123", Kind.TELEPHONE, "a telephone number that ends in 23"),
        ("Ask a.b@example.org.", Kind.EMAIL, "an e-mail address at example.org"),
    ],
)
def test_each_kind_is_told_without_being_repeated(text: str, kind: Kind, words: str) -> None:
    (finding,) = found_in(text)
    assert (finding.kind, finding.words) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C-1042",
        "CD123456",
        "Seen on 12 March 2014.",
        "Reviewed on 30/02/2014, born later",
        "See box a1 2nd line",
        "The 1st of 26 audits, 15:00-17:00",
        "Week 6-10 June; 33 days; £1,234,567.00",
        "94347659190 is eleven figures",
        "me@home",
        "XX1 1AA is no area's",
    ],
)
def test_what_points_to_nobody_is_left_alone(text: str) -> None:
    assert found_in(text) == ()


def test_a_date_counts_only_near_the_word_of_birth() -> None:
    assert kinds("Born" + " " * 30 + "12/03/2014") == [Kind.BIRTH]
    assert kinds("Born" + " " * 31 + "12/03/2014") == []


@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("9 January 2021", True),
        ("10 January 2021", False),
        ("10 January 2004", True),
        ("9 January 2004", False),
    ],
)
def test_a_date_of_two_to_eighteen_years_ago_counts_alone(written: str, is_found: bool) -> None:
    assert (kinds(f"Seen {written}.", on=date(2023, 1, 9)) == [Kind.BIRTH]) is is_found


def test_the_same_thing_twice_is_told_once() -> None:
    assert len(found_in("SO14 7LY and again so14 7ly")) == 1
