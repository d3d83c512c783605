"""The calendar and a panel's page are open to everybody, and a private group to its own only."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.planning import coming
from tests.sweeps.scene import somebody

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
CALENDAR = "/meetings/"


@pytest.fixture
def review(db: None) -> Panel:
    """Return a task and finish group with a meeting to come."""
    group = Panel.objects.create(
        slug="review", name="Review of transport", body_type=BodyType.TASK_AND_FINISH
    )
    coming(group)
    return group


def test_a_visitor_finds_the_year_of_the_last_meetings(client: Client, panel: Panel) -> None:
    page = client.get(CALENDAR)
    assertContains(page, "Municipal year 2022/23")
    assertContains(page, "Thursday 26 January 2023")
    assertContains(page, "No meeting to come is in the calendar yet.")
    assertContains(page, 'href="/meetings/?year=2021"')
    assertNotContains(page, "Arrange a meeting")


def test_what_comes_first_is_the_next_meeting(client: Client, panel: Panel) -> None:
    coming(panel)
    coming(panel, date(2098, 5, 1))
    page = client.get(CALENDAR).content.decode()
    day, year = page.index("Thursday 6 March 2098"), page.index("Municipal year 2097/98")
    assert page.index("Next meeting") < day < year


@pytest.mark.parametrize("year", ["1999", "x", "", "99999999999999999999"])
def test_a_year_without_meetings_is_answered_with_one_that_has_some(
    client: Client, year: str
) -> None:
    assertContains(client.get(CALENDAR, {"year": year}), "Municipal year 2022/23")


def test_a_year_is_chosen_by_its_first_half(client: Client) -> None:
    page = client.get(CALENDAR, {"year": "2021"})
    assertContains(page, "Thursday 25 November 2021")
    assertNotContains(page, "January 2023")


def test_several_panels_stand_in_one_calendar(client: Client, panel: Panel) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults Scrutiny Panel")
    coming(panel)
    coming(adults)
    page = client.get(CALENDAR)
    for one in (panel, adults):
        assertContains(page, f'href="/meetings/panels/{one.slug}/">{one.name}')


def test_a_private_group_is_known_to_its_own_people_only(
    client: Client, as_: As, member: User, review: Panel
) -> None:
    own = as_(somebody(review, "member", email="own@example.org"))
    assertContains(own.get(CALENDAR), "Review of transport")
    assertContains(own.get("/meetings/panels/review/"), "It meets in private")
    for other in (client, as_(member)):
        assertNotContains(other.get(CALENDAR), "Review of transport")
        assert other.get("/meetings/panels/review/").status_code == 404


def test_what_is_in_draft_and_where_it_is_worked_on_is_not_for_visitors(
    client: Client, as_: As, panel: Panel, member: User, manager: User
) -> None:
    meeting = coming(panel)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.AGENDA_DRAFT)
    for other in (client, as_(member)):
        assertNotContains(other.get(CALENDAR), "in draft")
        assertNotContains(other.get(CALENDAR), f"/meetings/{meeting.pk}/agenda/")
    assertContains(as_(manager).get(CALENDAR), "Agenda in draft")
    assertContains(as_(manager).get(CALENDAR), f"/meetings/{meeting.pk}/agenda/")


def test_a_cancelled_meeting_stays_with_its_reason(client: Client, panel: Panel) -> None:
    meeting = coming(panel)
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", cancelled_because="Snow.")
    page = client.get(CALENDAR, {"year": "2097"})
    assertContains(page, "Cancelled")
    assertContains(page, "Snow.")
    assertContains(page, "No meeting to come")


def test_the_calendar_asks_the_same_number_of_questions_for_any_number_of_meetings(
    as_: As, panel: Panel, manager: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_(manager)
    coming(panel)
    for day in (date(2098, 4, 1), date(2098, 4, 2), date(2098, 4, 3)):
        client.get(CALENDAR)
        with django_assert_num_queries(9):
            client.get(CALENDAR)
        coming(panel, day)


def test_the_page_of_a_panel_says_what_it_is(client: Client, panel: Panel) -> None:
    page = client.get(f"/meetings/panels/{panel.slug}/")
    for words in (
        "3 of 7 councillors must be there.",
        "Director HR and Governance",
        "Democratic Support Officer",
        "Conference Room 3, Civic Centre, 5.30 pm",
        "Appointed member (second church diocese)",
        "Substitute 1 (Group A)",
        "On education only",
        "Terms of reference",
        "Meetings in 2022/23",
        "Thursday 30 March 2023",
    ):
        assertContains(page, words)
    for act in ("edit/", "standing-items/", "people/", "arrange/"):
        assertNotContains(page, f'/meetings/panels/{panel.slug}/{act}"')


def test_who_keeps_a_panel_finds_what_may_be_changed(
    as_: As, panel: Panel, manager: User, member: User
) -> None:
    address = f"/meetings/panels/{panel.slug}/"
    for act in ("edit/", "standing-items/", "people/", "arrange/"):
        assertContains(as_(manager).get(address), f'href="{address}{act}"')
    page = as_(member).get(address)
    assertContains(page, f"/meetings/programme/{panel.slug}/")
    assertNotContains(page, f"{address}edit/")


def test_the_page_of_a_panel_without_anything_says_so(client: Client) -> None:
    Panel.objects.create(slug="new", name="New panel")
    page = client.get("/meetings/panels/new/")
    assertContains(page, "None is arranged yet.")
    assertContains(page, "Nobody has a seat yet.")
