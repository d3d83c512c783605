"""Due days as calendars: a panel's for everybody, and one's own by an address that ends."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.answering import answer, notify
from recommendations.actions.reporting import report
from recommendations.addresses import owner_of, token_of
from recommendations.due_days import of_panel, of_person
from recommendations.models import CalendarAddress, Request
from recommendations.states import Kind, State
from scrutiny.accounts import actions as accounts
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.models import Meeting
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Post, PostHolder, RoleAssignment
from tests.recommendations.icalendar_file import Event as Entry
from tests.recommendations.icalendar_file import read
from tests.recommendations.scene import a_request

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
FILE = "/requests/of/children-and-families/calendar.ics"
PAGE = "/requests/mine/calendar/"
OWN = "/requests/mine/calendar.ics"
ON = date(2022, 12, 15)
JANUARY, PAPERS_OUT_ON = date(2023, 1, 26), date(2023, 1, 18)


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the meeting of January, still to come."""
    found = Meeting.objects.get(panel=panel, meets_on=JANUARY)
    Meeting.objects.filter(pk=found.pk).update(state=Meeting.State.PLANNED)
    return found


@pytest.fixture
def notified(panel: Panel) -> Request:
    """Return a recommendation to the service lead's post, with its notice of today."""
    Panel.objects.filter(pk=panel.pk).update(reference="CF")
    panel.refresh_from_db()
    request = a_request(panel, wording="That help comes sooner, for “all”; and lasts.")
    notify(request=request, on=timezone.localdate(), by=None)
    return request


def entries(client: Client, address: str = FILE) -> list[Entry]:
    """Return what a calendar program reads at an address."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return read(response.content)[1]


def of(request: Request, found: list[Entry]) -> Entry:
    """Return the entry of a request."""
    name = f"request-{request.pk}@"
    return next(one for one in found if one["UID"].startswith(name))


def private(user: User) -> str:
    """Return the path of a person's private address."""
    return f"/requests/calendars/{token_of(CalendarAddress.objects.get(user=user))}.ics"


def test_everybody_has_a_request_on_the_day_of_the_law(client: Client, notified: Request) -> None:
    entry = of(notified, entries(client))
    assert notified.due_on is not None
    assert entry["SUMMARY"] == (f"{notified.reference}: answer due – Head of Service, Safeguarding")
    assert entry["DTSTART;VALUE=DATE"] == f"{notified.due_on:%Y%m%d}"
    assert entry["DTEND;VALUE=DATE"] == f"{notified.due_on + timedelta(days=1):%Y%m%d}"
    assert entry["URL"] == f"http://127.0.0.1:8000/requests/{notified.pk}/"
    assert "That help comes sooner, for “all”; and lasts." in entry["DESCRIPTION"]
    assert "Status: Not started." in entry["DESCRIPTION"]


def test_a_day_that_changes_moves_under_the_same_name(panel: Panel, meeting: Meeting) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    (before,) = (one for one in of_panel(panel, on=ON) if one.uid.startswith("request"))
    assert (before.on, before.title.split(" – ")[0]) == (
        PAPERS_OUT_ON,
        f"{request.reference}: report due",
    )
    Meeting.objects.filter(pk=meeting.pk).update(meets_on=JANUARY + timedelta(days=7))
    meeting.refresh_from_db()
    (after,) = (one for one in of_panel(panel, on=ON) if one.uid.startswith("request"))
    assert after.uid == before.uid
    assert after.on == last_day(meeting) != before.on


def test_an_answer_that_is_late_says_so_on_its_own_day(panel: Panel) -> None:
    request = a_request(panel)
    notify(request=request, on=date(2022, 12, 1), by=None)
    (one,) = (one for one in of_panel(panel, on=date(2023, 2, 2)) if "request" in one.uid)
    assert one.on == date(2023, 1, 31)
    assert "answer overdue" in one.title
    assert "Overdue by 2 days." in one.says


def test_what_nothing_is_due_of_is_in_no_calendar(panel: Panel, meeting: Meeting) -> None:
    a_request(panel)  # no notice yet
    refused = a_request(panel)
    notify(request=refused, on=date(2022, 12, 1), by=None)
    answer(request=refused, to=State.NOT_AGREED, says="No.", on=date(2022, 12, 2), by=None)
    off = a_request(panel, kind=Kind.ACTION)
    Request.objects.filter(pk=off.pk).update(state=State.ACCEPTED)
    assert not [one for one in of_panel(panel, on=ON) if one.uid.startswith("request")]


def test_a_panels_meetings_are_in_it_and_one_that_is_cancelled_says_so(
    panel: Panel, meeting: Meeting
) -> None:
    name = f"meeting-{meeting.pk}@127.0.0.1"
    found = {one.uid: one for one in of_panel(panel, on=ON)}
    assert found[name].on == JANUARY
    assert found[name].title == "Children and Families Scrutiny Panel meets at 5.30 pm"
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", cancelled_because="Snow.")
    found = {one.uid: one for one in of_panel(panel, on=ON)}
    assert found[name].title == "Cancelled: Children and Families Scrutiny Panel"
    assert "Snow." in found[name].says


def test_what_meets_in_private_has_no_public_file_not_even_for_its_own_people(
    client: Client, as_: As, panel: Panel, notified: Request, member: User
) -> None:
    # Each file says when it was written, to the second.
    own, everybodys = (
        [line for line in one.get(FILE).content.splitlines() if not line.startswith(b"DTSTAMP")]
        for one in (as_(member), client)
    )
    assert own == everybodys
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    for visitor in (client, as_(member)):
        assert visitor.get(FILE).status_code == 404
    assert client.get("/requests/of/no-such-panel/calendar.ics").status_code == 404
    assertNotContains(as_(member).get("/requests/of/children-and-families/"), FILE)


def test_the_list_leads_to_the_calendars(client: Client, as_: As, panel: Panel, lead: User) -> None:
    address = "/requests/of/children-and-families/"
    assertContains(client.get(address), FILE)
    assertNotContains(client.get(address), PAGE)
    assertContains(as_(lead).get(address), PAGE)


def test_many_requests_take_no_more_queries(
    client: Client,
    as_: As,
    panel: Panel,
    lead: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_request(panel, kind=Kind.ACTION)
    reader = as_(lead)
    reader.get(PAGE)
    counted = []
    for visitor, address in ((client, FILE), (reader, OWN), (reader, PAGE)):
        with CaptureQueriesContext(connection) as few:
            assert visitor.get(address).status_code == 200
        counted.append((visitor, address, len(few)))
    for number in range(12):
        made = a_request(panel, kind=Kind.RECOMMENDATION if number % 2 else Kind.ACTION)
        if number % 2:
            notify(request=made, on=date(2023, 1, 2), by=None)
    for visitor, address, count in counted:
        assert count <= 15
        with django_assert_num_queries(count):
            found = visitor.get(address)
        assert found.content.decode().count("overdue") >= 6


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
