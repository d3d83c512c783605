"""What gives a case or a person away in a text: what is certain, and what is to be looked at."""

from datetime import date

import pytest

from audits.naming import GivenAway, Known, given_away_in, names_in, parts_in, references_in

TODAY = date(2023, 2, 9)
KNOWN = Known(
    references=frozenset({"C-1", "C-1.2"}),
    practitioners=frozenset({"Jo May"}),
    auditors=frozenset({"Mary Ann Love"}),
)


@pytest.mark.parametrize(
    ("text", "certain", "possible"),
    [
        ("Plans are clear, and children may love them.", [], []),
        ("See c-1.2 again.", ["the case reference “c-1.2”"], []),
        ("C-12 is another's.", [], []),
        ("JO  MAY visits.", ["“JO  MAY”, the name of a practitioner"], []),
        ("In May.", [], ["“May”, which is part of the name of a practitioner"]),
        ("As Love says.", [], ["“Love”, which is part of the name of an auditor"]),
        ("It is 943 476 5919.", ["an NHS number that ends in 19"], []),
        ("At SO14 7LY.", [], ["a postcode that begins with SO14"]),
        (
            "C-1: Mary Ann Love met May.",
            ["the case reference “C-1”", "“Mary Ann Love”, the name of an auditor"],
            ["“May”, which is part of the name of a practitioner"],
        ),
    ],
)
def test_a_whole_name_is_certain_and_a_part_of_one_is_not(
    text: str, certain: list[str], possible: list[str]
) -> None:
    found = given_away_in(text, KNOWN, on=TODAY)
    assert found == GivenAway(tuple(certain), tuple(possible))


def test_all_that_is_found_is_said_each_once() -> None:
    text = "May met Love in May, then LOVE met Ann; see C-1.2, C-1 and c-1. Jo May and JO MAY."
    found = given_away_in(text, KNOWN, on=TODAY)
    assert found.certain == (
        "the case reference “C-1.2”",
        "the case reference “C-1”",
        "“Jo May”, the name of a practitioner",
    )
    assert found.possible == (
        "“May”, which is part of the name of a practitioner",
        "“Love”, which is part of the name of an auditor",
        "“Ann”, which is part of the name of an auditor",
    )


@pytest.mark.parametrize(
    ("name", "text", "whole", "parts"),
    [
        ("Ann O’Hara", "Ann O'Hara says.", ("Ann O'Hara",), ("Ann", "O'Hara")),
        ("Ann O'Hara", "As O’Hara says.", (), ("O'Hara",)),
        ("Jo Smith-Lane", "Jo Smith‑Lane.", ("Jo Smith-Lane",), ("Smith", "Lane")),
        ("Jo Smith-Lane", "As Lane says; smith and lane.", (), ("Lane",)),
        ("jo may", "JO MAY or May.", ("JO MAY",), ("MAY",)),
        ("jo may", "They may go.", (), ()),
        ("Zoë Lane", "Zoë goes.", (), ("Zoë",)),
        ("Lane", "By LANE, in the lane.", (), ("LANE",)),
        ("Ng", "As Ng says.", (), ("Ng",)),
        ("Ng Lane", "As Ng says.", (), ()),
    ],
)
def test_names_are_found_however_they_are_written(
    name: str, text: str, whole: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert (names_in(text, [name]), parts_in(text, [name])) == (whole, parts)


def test_one_word_or_figures_alone_are_only_possible() -> None:
    known = Known(frozenset({"2023", "A 7"}), frozenset({"May"}), frozenset())
    found = given_away_in("In May 2023, as in a  7.", known, on=TODAY)
    assert found.certain == ("the case reference “a  7”",)
    assert found.possible == (
        "the case reference “2023”",
        "“May”, which is part of the name of a practitioner",
    )


def test_where_nobody_is_known_nothing_is_found() -> None:
    nobody = Known(frozenset(), frozenset(), frozenset())
    assert given_away_in("Mary Ann Love", nobody, on=TODAY) == GivenAway()
    nothing = (references_in("Any words", [" "]), names_in("J", ["", " "]), parts_in("J", [""]))
    assert nothing == ((), (), ())
