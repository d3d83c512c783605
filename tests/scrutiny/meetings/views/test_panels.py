"""Changing a panel, its standing items and who sits on it."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.models import StandingItem
from scrutiny.panels.models import Membership, Panel, Person, Substitute, Vacancy

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
PANEL = "/meetings/panels/children-and-families/"
PEOPLE = f"{PANEL}people/"
FACTS = {
    "name": "Children Panel",
    "body_type": "sub-committee",
    "terms_of_reference": "First.\r\n\r\nSecond.",
    "quorum": "4",
    "seat_count": "8",
    "reference": "CP",
    "usual_place": "Library",
    "usual_start_time": "5.30 pm",
}
SEAT = {"role": "member", "voting_scope": "all", "is_counted_in_quorum": "on"}


def test_a_panel_is_changed_on_its_page(as_: As, panel: Panel, manager: User) -> None:
    client = as_(manager)
    assertContains(client.get(f"{PANEL}edit/"), "Conference Room 3, Civic Centre")
    assertRedirects(client.post(f"{PANEL}edit/", FACTS), PANEL)
    panel.refresh_from_db()
    assert (panel.name, panel.quorum, panel.usual_start_time) == ("Children Panel", 4, time(17, 30))
    assert panel.terms_of_reference == "First.\n\nSecond."
    assert (panel.proper_officer, panel.meets_in_public) == (None, True)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"quorum": "9"}, "A quorum of 9 cannot be had with 8 seats."),
        ({"quorum": "three"}, "Write the quorum as a number."),
        ({"usual_start_time": "tea time"}, "Write the time like 17:30."),
        ({"name": ""}, "Give the panel its name."),
    ],
)
def test_a_panel_that_cannot_be_is_refused_with_what_was_written(
    as_: As, panel: Panel, manager: User, facts: dict[str, str], why: str
) -> None:
    page = as_(manager).post(f"{PANEL}edit/", FACTS | facts)
    assertContains(page, why, status_code=422)
    assertContains(page, "There is a problem", status_code=422)
    assertContains(page, "Library", status_code=422)
    panel.refresh_from_db()
    assert panel.quorum == 3


def rows(*items: tuple[str, str, str], removed: int = -1) -> dict[str, str]:
    """Return the form of these standing items: place, kind, title."""
    found = {"items-TOTAL_FORMS": str(len(items)), "items-INITIAL_FORMS": "0"}
    for index, (order, kind, title) in enumerate(items):
        found |= {
            f"items-{index}-order": order,
            f"items-{index}-kind": kind,
            f"items-{index}-title": title,
        }
        if index == removed:
            found[f"items-{index}-is_removed"] = "on"
    return found


def test_standing_items_are_put_in_order_and_removed(as_: As, panel: Panel, manager: User) -> None:
    client, address = as_(manager), f"{PANEL}standing-items/"
    assertContains(client.get(address), "Declaration of party political whip")
    sent = rows(
        ("2", "apologies", "Apologies"),
        ("1", "whip", "Whip"),
        ("3", "statement", "Gone"),
        ("4", "monitoring", "Monitoring"),
        removed=2,
    )
    assertRedirects(client.post(address, sent), PANEL)
    titles = [one.title for one in StandingItem.objects.of(panel)]
    assert titles == ["Whip", "Apologies", "Monitoring"]


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ([("1", "whip", "Whip"), ("2", "whip", "Whip")], "have the same title"),
        ([("1", "whip", "")], "Give the item a title."),
        ([("first", "whip", "Whip")], "Write the place as a number."),
    ],
)
def test_standing_items_that_cannot_be_are_shown_again(
    as_: As, panel: Panel, manager: User, items: list[tuple[str, str, str]], why: str
) -> None:
    page = as_(manager).post(f"{PANEL}standing-items/", rows(*items))
    assertContains(page, why, status_code=422)
    assert StandingItem.objects.of(panel).count() == 7


def test_a_member_is_seated_by_name_and_changed(as_: As, panel: Panel, manager: User) -> None:
    client = as_(manager)
    sent = SEAT | {"name": "New member", "from_on": "1 May 2023", "political_group": "Group A"}
    assertRedirects(client.post(f"{PEOPLE}seat/", sent), PEOPLE)
    seat = Membership.objects.get(person__name="New member")
    assert (seat.political_group, seat.from_on) == ("Group A", date(2023, 5, 1))
    address = f"/meetings/seats/{seat.pk}/"
    assertContains(client.get(address), "Group A")
    assertRedirects(client.post(address, SEAT | {"political_group": "Group B"}), PEOPLE)
    seat.refresh_from_db()
    assert seat.political_group == "Group B"
    page = client.post(address, SEAT | {"to_on": "1 April 2023"})
    assertContains(page, "cannot end before", status_code=422)


def test_who_is_known_by_the_name_is_not_added_again(as_: As, panel: Panel, manager: User) -> None:
    count = Person.objects.count()
    sent = SEAT | {"name": " panel  MEMBER 1 ", "from_on": "1 May 2023"}
    page = as_(manager).post(f"{PEOPLE}seat/", sent)
    assertContains(page, "Panel member 1 has a seat on this panel already.", status_code=422)
    assert Person.objects.count() == count


def test_nobody_new_is_left_behind_by_a_seat_that_is_refused(
    as_: As, panel: Panel, manager: User
) -> None:
    sent = SEAT | {"role": "chair", "name": "New chair", "from_on": "1 May 2023"}
    page = as_(manager).post(f"{PEOPLE}seat/", sent)
    assertContains(page, "Panel chair chairs the panel. End that seat first.", status_code=422)
    assert not Person.objects.filter(name="New chair").exists()


def test_substitutes_and_vacancies_are_kept(as_: As, panel: Panel, manager: User) -> None:
    client, from_on = as_(manager), {"from_on": "1 May 2023"}
    assertRedirects(client.post(f"{PEOPLE}substitute/", from_on | {"name": "Substitute 3"}), PEOPLE)
    assertRedirects(client.post(f"{PEOPLE}vacancy/", from_on | {"seat": "Of the city"}), PEOPLE)
    named = Substitute.objects.get(person__name="Substitute 3")
    vacancy = Vacancy.objects.get(seat="Of the city")
    assertContains(client.get(PEOPLE), "Of the city")
    ends = {"to_on": "2 May 2023"}
    client.post(f"/meetings/substitutes/{named.pk}/", ends)
    client.post(f"/meetings/vacancies/{vacancy.pk}/", ends)
    for row in (named, vacancy):
        row.refresh_from_db()
        assert row.to_on == date(2023, 5, 2)
    page = client.post(f"{PEOPLE}substitute/", from_on | {"name": "Substitute 1"})
    assertContains(page, "named as a substitute already", status_code=422)


def test_a_panel_is_changed_by_who_keeps_it_and_nobody_else(
    as_: As, panel: Panel, member: User, administrator: User, outsider: User
) -> None:
    assert as_(administrator).get(PEOPLE).status_code == 200
    assert as_(member).get(PEOPLE).status_code == 403
    assert as_(outsider).get(PEOPLE).status_code == 404
    assert as_(member).post(f"{PANEL}edit/", FACTS).status_code == 403
