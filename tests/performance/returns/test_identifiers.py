"""Signs of one child are found, and what only looks like one is let be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.returns.cells import SheetCell, blank_cell
from performance.returns.identifiers import sign_in, signs
from tests.performance.returns.proposals import RETURNS, read_return

SAVED_ON = date(2023, 1, 9)


def cells(*lines: Sequence[object]) -> list[SheetCell]:
    made = []
    for row, line in enumerate(lines, start=1):
        for column, content in enumerate(line, start=1):
            if content is None:
                continue
            kind = "date" if isinstance(content, datetime) else "text"
            blank = blank_cell("Other", row, column)
            made.append(replace(blank, raw=f"{content}", kind=kind, value=content))  # type: ignore[arg-type]
    return made


def found(*lines: Sequence[object]) -> list[tuple[str, str]]:
    return [(one.what, one.cell.address) for one in signs(cells(*lines), saved_on=SAVED_ON)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("943 476 5919", "an NHS number"),
        ("9434765919", "an NHS number"),
        ("see 943-476-5919, please", "an NHS number"),
        ("A123456789012", "a unique pupil number"),
        ("lives at SO14 7LY", "a postcode"),
        ("so14 7ly", "a postcode"),
        ("DOB: 12/03/2014", "a date of birth"),
        ("born 1 March 2014", "a date of birth"),
    ],
)
def test_a_number_a_postcode_and_a_birthday_are_signs(text: str, what: str) -> None:
    assert sign_in(text) == what


@pytest.mark.parametrize(
    "text",
    ["21% (57/270)", "80,850", "943 476 5918", "1111111111", "Tel: 943 476 5919", "S20 2nd review",
     "0.2111111111", "94347659190", "Apr-22", "Q1 22/23", "512 530 1234", "within 10 working days",
     "rates per 10,000", "+44 943 476 5919"],
)  # fmt: skip
def test_figures_telephones_and_headings_are_no_signs(text: str) -> None:
    assert sign_in(text) is None


@given(st.text(max_size=80))
def test_any_text_is_looked_at_to_its_end(text: str) -> None:
    sign_in(text)


@given(st.integers(0, 9_999_999))
def test_a_count_is_never_a_sign(count: int) -> None:
    assert sign_in(str(count)) is sign_in(f"{count:,}") is None


@pytest.mark.parametrize(
    "heading", ["Surname", "Child's name", "Name of child", "Forename", "DOB", "NHS number", "UPN"]
)
def test_a_column_about_children_is_a_sign_by_its_heading(heading: str) -> None:
    assert [address for _, address in found([heading, "Team"], ["x", "A"])] == ["A2"]
    assert found([heading, "Team"]) == []


def test_a_column_called_name_is_a_sign_where_it_lists_persons_who_are_no_staff() -> None:
    people = [["Jane Example", "x"], ["Sam Sample", "y"], ["Ada Instance", "z"]]
    assert found(["Name", "Reason"], *people) == [("names of people", "A2")]
    assert found(["Name", "Job title"], *people) == []
    assert found(["Name", "Value"], ["Contacts", 3], ["Referrals", 4], ["Plans", 5]) == []


def test_an_earlier_day_beside_a_person_may_be_a_birthday() -> None:
    assert found(["Jane Example", "12/03/2014"]) == [("a name with a date of birth", "A1")]
    assert found(["EXAMPLE, Jane", datetime(2020, 3, 12)]) != []  # noqa: DTZ001
    assert found(["Jane Example", "08/01/2023"]) == []
    assert found(["Jane Example", "12/03/1974"]) == []


def test_who_wrote_a_sheet_and_when_is_about_no_child() -> None:
    assert found(["Author", "Date"], ["Jane Example", "12/03/2020"]) == []
    assert found(["Prepared by", "Jane Example", "12/03/2020"]) == []
    assert found(["Performance Team", "12/03/2020"]) == []


@pytest.mark.parametrize("stem", [path.stem for path in sorted(RETURNS.glob("*.xlsx"))])
def test_the_council_s_own_returns_have_no_sign(stem: str) -> None:
    workbook = read_return(stem)
    assert list(signs(workbook.cells, saved_on=date.max)) == []
