"""One's own due days as a calendar, by an address that is private and that ends."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertRedirects

from recommendations.actions.answering import notify
from recommendations.actions.reporting import report
from recommendations.addresses import owner_of, token_of
from recommendations.due_days import of_person
from recommendations.models import CalendarAddress, Request
from recommendations.states import Kind
from scrutiny.accounts import actions as accounts
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.models import Meeting
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Post, PostHolder, RoleAssignment
from tests.recommendations.icalendar_file import entries, of, read
from tests.recommendations.scene import a_request

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
PAGE = "/requests/mine/calendar/"
OWN = "/requests/mine/calendar.ics"
ON, PAPERS_OUT_ON = date(2022, 12, 15), date(2023, 1, 18)


def private(user: User) -> str:
    """Return the path of a person's private address."""
    return f"/requests/calendars/{token_of(CalendarAddress.objects.get(user=user))}.ics"


def test_ones_own_has_what_is_due_from_ones_posts_and_nothing_else(
    as_: As, panel: Panel, notified: Request, lead: User, respondent: User, officer: User
) -> None:
    other = a_request(panel, addressee=Post.objects.get(slug="cabinet-member"))
    notify(request=other, on=timezone.localdate(), by=None)
    (one,) = entries(as_(lead), OWN)
    assert one["SUMMARY"] == f"{notified.reference}: answer due"
    assert of(other, entries(as_(respondent), OWN))
    assert entries(as_(officer), OWN) == []
    shown = as_(lead).get(PAGE)
    assertContains(shown, f"{notified.reference}: answer due")
    assertContains(shown, "1 answer or report to a panel is due from you.")
    for reader, count in ((lead, 1), (officer, 0)):
        assertContains(as_(reader).get(f"/requests/{notified.pk}/"), PAGE, count=count)
    assertContains(as_(officer).get(PAGE), "No answer or report to a panel is due from you now.")


def test_a_private_address_is_made_read_made_anew_and_ended(
    client: Client, as_: As, notified: Request, lead: User
) -> None:
    reader = as_(lead)
    assertContains(reader.get(PAGE), "Make a private address")
    assert not CalendarAddress.objects.exists()  # looking makes none
    assertRedirects(reader.post(f"{PAGE}make/"), PAGE)
    first = private(lead)
    assertContains(reader.get(PAGE), f"http://127.0.0.1:8000{first}")
    response = client.get(first)
    assert [one["UID"] for one in read(response.content)[1]] == [f"request-{notified.pk}@127.0.0.1"]
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies
    reader.post(f"{PAGE}make/")
    second = private(lead)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assertRedirects(reader.post(f"{PAGE}end/"), PAGE)
    assertRedirects(reader.post(f"{PAGE}end/"), PAGE)
    assert client.get(second).status_code == 404
    said = Event.objects.filter(verb__startswith="calendar_address").order_by("pk")
    assert [one.verb for one in said] == [
        *["calendar_address_made"] * 2,
        "calendar_address_ended",
    ]
    assert not any(first.split("/")[-1][:43] in f"{one.old}{one.new}" for one in said)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_private_address_only_reads(client: Client, as_: As, lead: User, method: str) -> None:
    as_(lead).post(f"{PAGE}make/")
    assert client.generic(method.upper(), private(lead)).status_code in {403, 405}


def test_a_disabled_account_has_no_calendar_until_it_is_enabled(
    client: Client, as_: As, notified: Request, lead: User
) -> None:
    as_(lead).post(f"{PAGE}make/")
    accounts.disable(user=lead, why="Left.", by=None)
    assert client.get(private(lead)).status_code == 404
    accounts.enable(user=lead, why="Back.", by=None)
    assert len(entries(client, private(lead))) == 1


def test_a_private_address_shows_no_more_than_its_owner_may_see_now(
    client: Client, as_: As, panel: Panel, notified: Request, lead: User
) -> None:
    as_(lead).post(f"{PAGE}make/")
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    assert len(entries(client, private(lead))) == 1
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleAssignment.objects.filter(user=lead).update(to_on=yesterday)
    assert entries(client, private(lead)) == []
    RoleAssignment.objects.filter(user=lead).update(to_on=None)
    PostHolder.objects.filter(person__user=lead).update(to_on=yesterday)
    assert entries(client, private(lead)) == []


def test_no_other_text_opens_a_calendar(
    client: Client, as_: As, lead: User, settings: Settings
) -> None:
    as_(lead).post(f"{PAGE}make/")
    address = CalendarAddress.objects.get(user=lead)
    token = token_of(address)
    assert owner_of(token) == lead
    signature = token.partition(".")[2]
    for wrong in (
        address.key,  # what a copy of the database has
        f"{address.key}.",
        f"{address.key}.{signature[:-1]}",
        f"{address.key[:-1]}.{signature}",
        f".{signature}",
        "x",
        "%00.x",
    ):
        assert client.get(f"/requests/calendars/{wrong}.ics").status_code == 404
    settings.SECRET_KEY = "another installation's"
    assert owner_of(token) is None


def test_what_was_reported_for_the_next_papers_is_due_no_more(
    panel: Panel, meeting: Meeting, lead: User
) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    assert [one.on for one in of_person(lead, on=ON)] == [PAPERS_OUT_ON]
    report(request=request, says="Begun.", on=date(2022, 12, 10), by=None)
    assert of_person(lead, on=ON) == []
