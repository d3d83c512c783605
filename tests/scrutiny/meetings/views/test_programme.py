"""The page of the work programme, and what each of its buttons does."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import programme
from scrutiny.meetings.models import Topic
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.planning import SUMMER, coming, placed, suggested
from tests.sweeps.scene import somebody

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
PAGE = "/meetings/programme/children-and-families/"
SUGGEST = f"{PAGE}suggest/"
TOPIC = {"title": "Schools", "reason": "Nobody has looked.", "kind": "topic"}


def page_of(topic: Topic, act: str = "") -> str:
    """Return the address of a topic, or of an act on it."""
    return f"/meetings/topics/{topic.pk}/{act}/" if act else f"/meetings/topics/{topic.pk}/"


def test_an_empty_programme_says_what_to_do(as_: As, member: User, respondent: User) -> None:
    page = as_(member).get(PAGE)
    assertContains(page, "Nothing is on the programme yet")
    assertContains(page, f'href="{SUGGEST}"')
    assertNotContains(as_(respondent).get(PAGE), SUGGEST)


@pytest.mark.parametrize(
    ("person", "origin"),
    [("member", "panel"), ("officer", "officer"), ("auditor", "officer"), ("manager", "public")],
)
def test_a_suggestion_says_where_it_comes_from(
    request: pytest.FixtureRequest, as_: As, panel: Panel, person: str, origin: str
) -> None:
    client = as_(request.getfixturevalue(person))
    has_choice = "Where does it come from?" in client.get(SUGGEST).content.decode()
    assert has_choice is (person == "manager")
    assertRedirects(client.post(SUGGEST, TOPIC | {"origin": "public"}), PAGE)
    topic = Topic.objects.get()
    assert (topic.origin, topic.state, topic.panel) == (origin, "suggested", panel)
    assertContains(client.get(PAGE), "Suggested, to be agreed")


def test_a_suggestion_without_a_reason_is_shown_again(as_: As, member: User) -> None:
    page = as_(member).post(SUGGEST, TOPIC | {"reason": " "})
    assertContains(page, "Say why the panel should look at it.", status_code=422)
    assertContains(page, 'value="Schools"', status_code=422)
    assert not Topic.objects.exists()


def test_a_topic_is_agreed_placed_moved_and_dropped(as_: As, panel: Panel, manager: User) -> None:
    topic, client = suggested(panel), as_(manager)
    first, second = coming(panel), coming(panel, SUMMER)
    assertContains(client.get(page_of(topic)), "Agree to it")
    assertRedirects(client.post(page_of(topic, "agree")), page_of(topic))
    assertContains(client.get(page_of(topic, "place")), "6 March 2098")
    client.post(page_of(topic, "place"), {"meeting": first.pk})
    client.post(page_of(topic, "place"), {"meeting": second.pk})
    words = "First planned for 6 March 2098, now for 5 June 2098."
    assertContains(client.get(page_of(topic)), words)
    assertContains(client.get(PAGE), words)
    client.post(page_of(topic, "place"), {"meeting": ""})
    topic.refresh_from_db()
    assert topic.meeting is None
    assertContains(client.post(page_of(topic, "drop"), {"why": ""}), "Say why", status_code=422)
    client.post(page_of(topic, "drop"), {"why": "Asked elsewhere."})
    page = client.get(page_of(topic))
    assertContains(page, "Asked elsewhere.")
    assertNotContains(page, "Place it")
    assertContains(client.get(PAGE), "Dropped: Asked elsewhere.")


def test_an_agreed_topic_is_not_agreed_again(as_: As, panel: Panel, manager: User) -> None:
    topic = suggested(panel)
    programme.agree(topic=topic, by=manager)
    page = as_(manager).post(page_of(topic, "agree"), follow=True)
    assertContains(page, "The topic is on the programme already.")


def test_a_topic_is_not_placed_at_another_panels_meeting(
    as_: As, panel: Panel, manager: User
) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults")
    topic, there = suggested(panel), coming(adults)
    page = as_(manager).post(page_of(topic, "place"), {"meeting": there.pk})
    assert page.status_code == 422
    topic.refresh_from_db()
    assert topic.meeting is None


def test_a_topic_is_changed(as_: As, panel: Panel, manager: User) -> None:
    topic, client = suggested(panel), as_(manager)
    assertContains(client.get(page_of(topic, "edit")), 'value="Schools"')
    sent = TOPIC | {"title": "Nurseries", "kind": "visit"}
    assertRedirects(client.post(page_of(topic, "edit"), sent), page_of(topic))
    topic.refresh_from_db()
    assert (topic.title, topic.kind) == ("Nurseries", "visit")


def test_members_read_the_programme_and_outsiders_find_nothing(
    as_: As, panel: Panel, member: User, outsider: User
) -> None:
    topic = suggested(panel)
    neighbour = somebody(Panel.objects.create(slug="adults", name="Adults"), "member")
    assertContains(as_(member).get(page_of(topic)), "Nobody has looked.")
    assertNotContains(as_(member).get(page_of(topic)), "Drop it")
    for other in (as_(outsider), as_(neighbour)):
        assert other.get(PAGE).status_code == 404
        assert other.get(page_of(topic)).status_code == 404
        assert other.post(page_of(topic, "agree")).status_code == 404
    for act in ("agree", "place", "edit", "drop"):
        assert as_(member).post(page_of(topic, act)).status_code == 403


def test_the_programme_asks_the_same_number_of_questions_for_any_number_of_topics(
    as_: As, panel: Panel, manager: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, meeting = as_(manager), coming(panel)
    for title in ("Schools", "Homes", "Visits"):
        placed(meeting, manager, title)
        client.get(PAGE)
        with django_assert_num_queries(7):
            client.get(PAGE)
