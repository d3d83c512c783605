"""The open cases of a month, as files and people give them."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from audits.drawing.population import (
    CASES_MAX,
    REFERENCE_MAX,
    OpenCase,
    Population,
    Problem,
    read_file,
    read_typed,
)
from audits.models.cycle import REFERENCE_MAX as KEPT_MAX

TODAY = date(2023, 1, 3)
TEAMS = {"north": "North team", "south": "South team"}
HEAD = "Case reference,Team,Opened on\n"
FIRST = OpenCase("C-1", "north", date(2022, 4, 3))


def faults(reference: str) -> Iterable[str]:
    """Refuse one reference, as the check for names would."""
    return ("This looks like a name.",) if reference == "Jo Bloggs" else ()


def read(data: str | bytes) -> Population:
    """Read a file of January 2023."""
    sent = data.encode() if isinstance(data, str) else data
    return read_file(sent, teams=TEAMS, on=TODAY, faults_of=faults)


def typed(text: str) -> Population:
    """Read typed rows of January 2023."""
    return read_typed(text, teams=TEAMS, on=TODAY, faults_of=faults)


def said(found: Population) -> list[str]:
    """Return the problems as the page prints them, and see that none leaves cases to save."""
    assert not found.cases
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "C-1,North team,03/04/2022",
        "opened on;TEAM;Case  Reference\n2022-04-03;north;C-1\n",
        "Date opened\tTeam name\tcase_ref\tNotes\n3/4/2022\tNORTH TEAM\tC-1\tnone\n",
        "\n" + HEAD + "\nC-1,north,03/04/2022\n,,\n",
    ],
)
def test_a_file_is_read_by_its_headings(text: str) -> None:
    assert read(text) == Population((FIRST,), ())


def test_a_file_in_utf_16_and_one_in_cp1252_read_alike() -> None:
    text = HEAD + "C–1,North team,03/04/2022"
    assert read(text.encode("utf-16")) == read(text.encode("cp1252")) != Population((), ())


def test_one_bad_row_hides_no_other_and_nothing_is_left_to_save() -> None:
    rows = [
        "C-1,North team,03/04/2022",
        "C-2,West team,31/02/2022",
        ",south,2022-05-01",
        "C-4,south",
        "c-1,south,2022-05-01",
        "Jo Bloggs,south,04/01/2023",
    ]
    assert said(read(HEAD + "\n".join(rows))) == [
        "Row 3, Team: No team is called “West team”. The teams are: North team, South team.",
        "Row 3, Opened on: There is no day 31/02/2022. Write it like 25/03/2023 or 2023-03-25. "
        "The day comes before the month.",
        "Row 4, Case reference: It is empty. Fill it in, or take the row out.",
        "Row 5, Opened on: It is empty. Fill it in, or take the row out.",
        "Row 6, Case reference: “c-1” is in row 2 already. Keep one of the two rows.",
        "Row 7, Case reference: This looks like a name.",
        "Row 7, Opened on: 04/01/2023 is still to come. Give the day on which the case was opened.",
    ]


def test_a_reference_that_is_too_long_or_has_hidden_characters_is_refused() -> None:
    found = read(HEAD + f"{'C' * 41},north,03/04/2022\nC-\u202e1,north,03/04/2022")
    long, hidden = said(found)
    assert long.startswith("Row 2, Case reference: It has 41 characters, at most 40")
    assert hidden.startswith("Row 3, Case reference: It has characters in it that do not show")


def test_what_can_be_kept_is_what_the_table_takes() -> None:
    assert REFERENCE_MAX == KEPT_MAX


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Case reference,Team,Team name,Opened on", "Row 1, Team: Columns 2 and 3 both name it"),
        ("Case reference,Opened on", "Row 1, Team: No column has this name"),
        ("C-1,North team,03/04/2022", "Row 1, Case reference: No column has this name"),
        ("x" * 2_000_000, "Row 1: The line has 2,000,000 characters"),
    ],
)
def test_a_first_row_that_does_not_name_each_column_once_is_refused(
    heading: str, says: str
) -> None:
    assert said(read(f"{heading}\nC-1,North team,x,03/04/2022"))[0].startswith(says)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf , \n", "The file is empty"),
        (HEAD.encode(), "There is no case in it"),
        (b"PK\x03\x04", "This is a workbook (.xlsx)"),
        ((HEAD + "C-1,north,03/04/2022\n" * (CASES_MAX + 1)).encode(), "at most 50,000"),
    ],
)
def test_a_file_without_cases_says_what_to_do(data: bytes, says: str) -> None:
    (only,) = said(read(data))
    assert says in only
    assert not only.startswith("Row")


def test_of_two_teams_with_one_name_the_slug_tells_which() -> None:
    teams = {"duty-east": "Duty team", "duty-west": "Duty team"}

    def of(team: str) -> Population:
        data = f"{HEAD}C-1,{team},03/04/2022".encode()
        return read_file(data, teams=teams, on=TODAY, faults_of=faults)

    assert of("duty-west").cases[0].team == "duty-west"
    assert "Write one of: duty-east, duty-west." in said(of("Duty team"))[0]


def test_before_there_are_teams_that_is_what_is_missing() -> None:
    data = f"{HEAD}C-1,north,03/04/2022".encode()
    found = read_file(data, teams={}, on=TODAY, faults_of=faults)
    assert said(found) == ["Row 2, Team: There are no teams yet. Add the teams first."]


@pytest.mark.parametrize(
    "text", ["C-1, North team, 03/04/2022", "C-1\tnorth\t2022-04-03", HEAD + "C-1,north,2022-04-03"]
)
def test_typed_and_pasted_rows_need_no_headings(text: str) -> None:
    assert typed(text) == Population((FIRST,), ())


def test_typed_rows_are_checked_like_a_file() -> None:
    assert said(typed("C-1, West team, 03/04/2022"))[0].startswith("Row 1, Team: No team is called")
    assert said(typed("Case reference, Team")) == [
        "Row 1, Opened on: No column has this name. Call one of the columns “Opened on” in the "
        "first row."
    ]
    assert said(typed(" \n")) == ["There is no case in it. Give each open case a row of its own."]


@given(some.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    found = read(data)
    assert bool(found.cases) != bool(found.problems)


@given(some.text(max_size=200))
def test_no_words_break_the_reader_and_every_problem_is_a_sentence(text: str) -> None:
    for problem in typed(HEAD + text).problems:
        assert isinstance(problem, Problem)
        assert problem.says.endswith(".")
