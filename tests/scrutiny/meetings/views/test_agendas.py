"""The page on which an agenda is built, and what each of its buttons does."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import agendas
from scrutiny.meetings.models import AgendaItem, Meeting, Topic
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.planning import (
    SUMMER,
    added,
    coming,
    placed,
    published,
    titles,
)

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
STAYS = "The agenda is published and stays as it is. You can withdraw an item, defer it, or add"


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return a planned meeting."""
    return coming(panel)


def page_of(meeting: Meeting, act: str = "") -> str:
    """Return the address of an agenda, or of an act on it."""
    return f"/meetings/{meeting.pk}/agenda/{act}"


def act_on(item: AgendaItem, act: str) -> str:
    """Return the address of an act on an item."""
    return f"/meetings/items/{item.pk}/{act}/"


def test_an_empty_agenda_is_drafted_in_one_step(as_: As, meeting: Meeting, manager: User) -> None:
    placed(meeting, manager, "Schools")
    client = as_(manager)
    assertContains(client.get(page_of(meeting)), "and the 1 topic placed at this meeting")
    page = client.post(page_of(meeting, "draft/"), follow=True)
    assertContains(page, "The agenda is drafted.")
    assertContains(page, "Schools</h3>")
    assertContains(page, "Agenda in draft")
    page = client.post(page_of(meeting, "draft/"), follow=True)
    assertContains(page, "Nothing is missing")


def test_a_topic_placed_later_is_offered(as_: As, meeting: Meeting, manager: User) -> None:
    added(meeting, manager, "Visits")
    topic, client = placed(meeting, manager, "Schools"), as_(manager)
    address = f"{page_of(meeting, 'add/')}?topic={topic.pk}"
    assertContains(client.get(page_of(meeting)), f'href="{address}"')
    assertContains(client.get(address), 'value="Schools"')
    assertRedirects(client.post(address, {"title": "Schools"}), page_of(meeting))
    assert topic.items.get().meeting == meeting
    assertNotContains(client.get(page_of(meeting)), "not on the agenda")


def test_items_are_added_changed_and_removed(as_: As, meeting: Meeting, manager: User) -> None:
    client = as_(manager)
    client.post(page_of(meeting, "add/"), {"title": "Schools", "is_to_follow": "on"})
    item = AgendaItem.objects.get(meeting=meeting)
    assertContains(client.get(page_of(meeting)), "To follow")
    assertContains(client.get(act_on(item, "edit")), 'value="Schools"')
    page = client.post(act_on(item, "edit"), {"title": " "})
    assertContains(page, "Give the item a title.", status_code=422)
    assertRedirects(client.post(act_on(item, "edit"), {"title": "Homes"}), page_of(meeting))
    assert titles(meeting) == ["Homes"]
    assertContains(client.post(act_on(item, "remove"), follow=True), "“Homes” is removed.")
    assert titles(meeting) == []


@pytest.mark.parametrize("position", ["", "0", "first"])
def test_a_position_that_is_none_is_told(
    as_: As, meeting: Meeting, manager: User, position: str
) -> None:
    item, _ = added(meeting, manager, "A", "B")
    page = as_(manager).post(act_on(item, "move"), {"position": position}, follow=True)
    assertContains(page, "Say to which position the item moves.")
    assert titles(meeting) == ["A", "B"]


def test_the_arrows_move_business_and_stand_only_where_it_can_go(
    as_: As, meeting: Meeting, manager: User
) -> None:
    agendas.draft(meeting=meeting, by=manager)
    first, last = added(meeting, manager, "A", "B")
    client = as_(manager)
    page = client.get(page_of(meeting))
    assertContains(page, "Move down: A")
    assertContains(page, "Move up: B")
    for words in ("Move up: A", "Move down: B", "Move up: Statement"):
        assertNotContains(page, words)
    response = client.post(act_on(last, "move"), {"position": "1"})
    assert response.headers["Location"] == f"{page_of(meeting)}#item-{last.pk}"
    assert titles(meeting)[6:8] == ["B", "A"]
    assert first.pk


def test_an_item_is_withdrawn_with_a_reason(as_: As, meeting: Meeting, manager: User) -> None:
    item, _ = added(meeting, manager, "A", "B")
    client = as_(manager)
    assertContains(client.get(act_on(item, "withdraw")), "Its report is kept.")
    assertContains(client.post(act_on(item, "withdraw")), "Say why", status_code=422)
    page = client.post(act_on(item, "withdraw"), {"why": "The letter is late."}, follow=True)
    assertContains(page, "Left before publication (1)")
    assertContains(page, "Withdrawn: The letter is late.")


def test_an_item_is_deferred_to_a_meeting_or_to_the_programme(
    as_: As, meeting: Meeting, manager: User
) -> None:
    first, second = added(meeting, manager, "A", "B")
    later, client = coming(meeting.panel, SUMMER), as_(manager)
    page = client.get(act_on(first, "defer"))
    assertContains(page, "5 June 2098")
    assertNotContains(page, ">6 March 2098")
    why = {"why": "The letter is late."}
    assertRedirects(
        client.post(act_on(first, "defer"), why | {"meeting": later.pk}), page_of(meeting)
    )
    assertRedirects(client.post(act_on(second, "defer"), why | {"meeting": ""}), page_of(meeting))
    places = dict(Topic.objects.values_list("title", "meeting"))
    assert places == {"A": later.pk, "B": None}


def test_a_published_agenda_offers_what_is_still_possible_and_refuses_the_rest_in_words(
    as_: As, meeting: Meeting, manager: User
) -> None:
    item, _ = added(meeting, manager, "A", "B")
    published(meeting)
    client = as_(manager)
    page = client.get(page_of(meeting))
    assertContains(page, STAYS)
    assertContains(page, act_on(item, "withdraw"))
    assertContains(page, act_on(item, "defer"))
    for gone in (act_on(item, "edit"), act_on(item, "remove"), act_on(item, "move"), "Add an item"):
        assertNotContains(page, gone)
    page = client.post(act_on(item, "move"), {"position": "2"}, follow=True)
    assertContains(page, STAYS)
    page = client.post(page_of(meeting, "add/"), {"title": "C"})
    assertContains(page, STAYS, status_code=422)
    client.post(act_on(item, "withdraw"), {"why": "The letter is late."})
    assertContains(client.get(page_of(meeting)), "Withdrawn: The letter is late.")
    assert titles(meeting) == ["B"]


def test_others_who_work_on_the_panel_read_the_draft_and_change_nothing(
    as_: As, meeting: Meeting, manager: User, officer: User
) -> None:
    (item,) = added(meeting, manager, "Schools")
    client = as_(officer)
    page = client.get(page_of(meeting))
    assertContains(page, "Schools</h3>")
    for gone in ("Withdraw", "Remove", "Add an item", "Cancel the meeting"):
        assertNotContains(page, gone)
    for act in ("edit", "remove", "move", "withdraw", "defer"):
        assert client.post(act_on(item, act), {"why": "So."}).status_code == 403
    assert titles(meeting) == ["Schools"]


@pytest.mark.parametrize("person", ["member", "respondent", "outsider"])
def test_a_draft_is_not_there_for_anybody_else(
    request: pytest.FixtureRequest, as_: As, meeting: Meeting, manager: User, person: str
) -> None:
    (item,) = added(meeting, manager, "Schools")
    client = as_(request.getfixturevalue(person))
    assert client.get(page_of(meeting)).status_code == 404
    assert client.post(page_of(meeting, "draft/")).status_code == 404
    assert client.post(act_on(item, "remove")).status_code == 404


def test_an_empty_agenda_tells_who_only_reads_it_who_drafts_it(
    as_: As, meeting: Meeting, officer: User
) -> None:
    assertContains(as_(officer).get(page_of(meeting)), "The scrutiny manager drafts it")


def test_a_topic_of_another_panel_is_not_added(as_: As, meeting: Meeting, manager: User) -> None:
    there = coming(Panel.objects.create(slug="adults", name="Adults"))
    topic = placed(there, manager)
    assert as_(manager).get(f"{page_of(meeting, 'add/')}?topic={topic.pk}").status_code == 404


def test_the_agenda_asks_the_same_number_of_questions_for_any_number_of_items(
    as_: As, meeting: Meeting, manager: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_(manager)
    agendas.draft(meeting=meeting, by=manager)
    for title in ("A", "B", "C"):
        added(meeting, manager, title)
        client.get(page_of(meeting))
        with django_assert_num_queries(6):
            client.get(page_of(meeting))
