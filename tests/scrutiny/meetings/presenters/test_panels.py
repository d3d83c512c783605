"""The page of a panel says who sits on it and what it takes to meet."""

import pytest

from scrutiny.meetings.presenters.panels import panel_shown, quorum_words
from scrutiny.panels.models import Membership, Panel, Person, Substitute, Vacancy


def seat(name: str, role: str = "member", **fields: object) -> Membership:
    return Membership(person=Person(name=name), role=role, **fields)


def appointed(name: str, **fields: object) -> Membership:
    return seat(
        name,
        "appointed member",
        is_counted_in_quorum=False,
        voting_scope="education matters only",
        **fields,
    )


PANEL = Panel(name="Adults", quorum=3, seat_count=7, terms_of_reference="First.\n\nSecond.\n\n")


def test_the_chair_comes_first_and_appointed_members_last() -> None:
    shown = panel_shown(
        PANEL,
        [
            appointed("Anna", body_represented="Church diocese"),
            seat("Ben", political_group="Group B"),
            seat("Vera", "vice chair"),
            seat("Zoe", "chair"),
        ],
        [Substitute(person=Person(name="Sam"), political_group="Group A")],
        [Vacancy(seat="Of the diocese")],
    )
    assert [member.name for member in shown.members] == ["Zoe", "Vera", "Ben", "Anna"]
    assert (shown.members[2].stands_for, shown.members[2].votes) == ("Group B", "On everything")
    assert shown.members[3].stands_for == "Church diocese"
    assert shown.members[3].votes == "On education only"
    assert (shown.substitutes, shown.vacancies) == (("Sam (Group A)",), ("Of the diocese",))
    assert shown.terms == ("First.", "Second.")


@pytest.mark.parametrize(
    ("panel", "seats", "words"),
    [
        (PANEL, [seat("Ben")], "3 of 7 councillors must be there."),
        (
            PANEL,
            [appointed("Anna")],
            "3 of 7 councillors must be there. Appointed members do not count towards it.",
        ),
        (
            Panel(quorum=3),
            [seat("Ben", is_counted_in_quorum=False)],
            "3 members must be there. Ben does not count towards it.",
        ),
        (
            Panel(quorum=1),
            [seat("Ben", is_counted_in_quorum=False), appointed("Anna")],
            "1 member must be there. Ben and Anna do not count towards it.",
        ),
    ],
)
def test_the_quorum_is_a_sentence(panel: Panel, seats: list[Membership], words: str) -> None:
    assert quorum_words(panel, seats) == words
