"""What gives a case or a person away in a text: what is certain, and what is to be looked at."""

from datetime import date

import pytest

from audits.naming import GivenAway, Known, given_away_in, part_in, whole_in

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


def test_where_nobody_is_known_nothing_is_found() -> None:
    nobody = Known(frozenset(), frozenset(), frozenset())
    assert given_away_in("Mary Ann Love", nobody, on=TODAY) == GivenAway()
    assert (whole_in("Any words", [" "]), part_in("Any words", ["J"])) == ("", "")
