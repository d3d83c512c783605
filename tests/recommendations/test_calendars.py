"""Due days as calendars: a panel's, for everybody."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from recommendations.actions.answering import answer, notify
from recommendations.due_days import of_panel
from recommendations.models import Request
from recommendations.states import Kind, State
from scrutiny.accounts.models import User
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.models import Meeting
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.recommendations.icalendar_file import entries, of
from tests.recommendations.scene import a_request

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
FILE = "/requests/of/children-and-families/calendar.ics"
PAGE = "/requests/mine/calendar/"
OWN = "/requests/mine/calendar.ics"
ON = date(2022, 12, 15)
JANUARY, PAPERS_OUT_ON = date(2023, 1, 26), date(2023, 1, 18)


def test_everybody_has_a_request_on_the_day_of_the_law(client: Client, notified: Request) -> None:
    entry = of(notified, entries(client, FILE))
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
    Request.objects.filter(pk=off.pk).update(state=State.ACCEPTED, closing_meeting=meeting)
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
