"""What stops publication, and what only warns."""

from dataclasses import replace

import pytest

from scrutiny.meetings.publication.readiness import (
    ItemStanding,
    Missing,
    Place,
    Standing,
    readiness,
    stopping,
)

READY = ItemStanding(
    7, "Focused visit", "/7/", is_expected=True, has_report=True, is_signed_off=True
)


def standing(*items: ItemStanding, **more: object) -> Standing:
    """Return how far papers are, with nothing missing but what is named."""
    return replace(Standing(items=items or (READY,)), **more)  # type: ignore[arg-type]


def codes(found: tuple[Missing, ...]) -> list[str]:
    """Return what is missing by its codes."""
    return [one.code for one in found]


def test_nothing_missing_is_nothing_said() -> None:
    assert readiness(standing()) == ()


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        (replace(READY, is_signed_off=False), "not_ready"),
        (replace(READY, lacks_reason=True), "no_reason"),
        (replace(READY, lacks_exclusion=True), "no_exclusion"),
    ],
)
def test_an_item_that_is_not_ready_stops_and_is_named(lacking: ItemStanding, code: str) -> None:
    (found,) = readiness(standing(lacking))
    assert (found.code, found.stops, found.places) == (
        code,
        True,
        (Place("7. Focused visit", "/7/"),),
    )


def test_an_unready_report_that_is_to_follow_stops_nothing() -> None:
    following = replace(READY, is_signed_off=False, is_to_follow=True)
    assert readiness(standing(following)) == ()


def test_an_agenda_that_is_too_late_stops_first_and_says_where_to_give_the_reason() -> None:
    where = Place("Say it", "/notice/")
    first, second = stopping(standing(notice=where, not_built=("public edition",)))
    assert (first.code, first.places, first.stops) == ("too_late", (where,), True)
    assert second.code == "not_built"


def test_an_empty_agenda_stops() -> None:
    assert codes(stopping(Standing())) == ["no_items"]


def test_an_edition_that_is_refused_stops_in_its_own_words_and_needs_no_build() -> None:
    found = stopping(standing(refusals=("A count is too small.",), not_built=("public edition",)))
    assert [(one.code, one.says) for one in found] == [("refused", "A count is too small.")]


@pytest.mark.parametrize(
    ("editions", "says"),
    [
        (("public edition",), "The public edition is not built"),
        (("members' edition", "public edition"), "The members' edition and the public edition are"),
    ],
)
def test_an_edition_that_is_not_built_stops(editions: tuple[str, ...], says: str) -> None:
    (found,) = stopping(standing(not_built=editions))
    assert found.says.startswith(says)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (standing(replace(READY, has_report=False, is_signed_off=False)), "no_report"),
        (standing(replace(READY, not_cleared=("legal",))), "not_cleared"),
        (standing(not_put=(Place("Minutes of 24 November 2022"),)), "not_put"),
        (standing(lacks_contact=True, lacks_officer=True), "front"),
    ],
)
def test_what_is_odd_warns_and_stops_nothing(found: Standing, code: str) -> None:
    (one,) = readiness(found)
    assert (one.code, one.stops) == (code, False)


def test_an_unready_report_is_not_also_said_to_lack_a_clearance() -> None:
    unready = replace(READY, is_signed_off=False, not_cleared=("legal",))
    assert codes(readiness(standing(unready))) == ["not_ready"]
