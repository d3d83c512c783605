"""Pages of requests: made by the scrutiny manager, read by everybody."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.raising import Asked, raise_request
from recommendations.models import Request
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting, Resolution
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Post
from tests.recommendations.scene import a_request
from tests.scrutiny.meetings.held import agenda_of, opened, published, written

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
FORM = {"kind": "information", "addressee_body": "The health trust"}


@pytest.fixture
def resolutions(panel: Panel) -> list[Resolution]:
    """Return two resolutions of published minutes."""
    Panel.objects.filter(pk=panel.pk).update(reference="CF")
    published(agenda_of(panel), "That an overview is given.", "That learning returns.")
    return list(Resolution.objects.order_by("order"))


def raising(resolution: Resolution) -> str:
    """Return the address at which a request is made of a resolution."""
    return f"/requests/resolutions/{resolution.pk}/raise/"


def made(resolution: Resolution) -> Request:
    """Return a request that was made of a resolution."""
    asked = Asked(kind=Request.Kind.ACTION, addressee=Post.objects.get(slug="performance-manager"))
    return raise_request(resolution=resolution, asked=asked, by=None)


def test_a_resolution_becomes_a_request_that_everybody_reads(
    client: Client, as_: As, resolutions: list[Resolution], manager: User
) -> None:
    assertContains(as_(manager).get(raising(resolutions[0])), "That an overview is given.")
    response = as_(manager).post(raising(resolutions[0]), FORM)
    request = Request.objects.get()
    assertRedirects(response, f"/requests/{request.pk}/")
    public = client.get(f"/requests/{request.pk}/")
    for words in ("CF 2022/23 01", "That an overview is given.", "The health trust", "Made"):
        assertContains(public, words)
    meeting = resolutions[0].minute.minutes.meeting_id
    assertContains(public, f'href="/meetings/{meeting}/minutes/#minute-1">Minute 1 of 26 January')
    assertNotContains(public, "What happened")
    assertContains(as_(manager).get(f"/requests/{request.pk}/"), "Request raised by")


def test_the_minutes_then_lead_to_the_request(
    client: Client, resolutions: list[Resolution]
) -> None:
    request = made(resolutions[0])
    page = client.get(f"/meetings/{resolutions[0].minute.minutes.meeting_id}/minutes/")
    assertContains(page, f'<a class="govuk-link" href="/requests/{request.pk}/">Tracked as CF')


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"kind": "action"}, "Say who is asked"),
        ({"kind": "wish", "addressee_body": "The Cabinet"}, "Select a valid choice"),
        ({"kind": "action", "addressee": "999999"}, "Select a valid choice"),
    ],
)
def test_a_form_with_a_fault_says_what_it_is(
    as_: As, resolutions: list[Resolution], manager: User, form: dict[str, str], error: str
) -> None:
    assertContains(as_(manager).post(raising(resolutions[0]), form), error, status_code=422)
    assert not Request.objects.exists()


def test_the_second_of_two_presses_is_told(
    as_: As, resolutions: list[Resolution], manager: User
) -> None:
    as_(manager).post(raising(resolutions[0]), FORM)
    again = as_(manager).post(raising(resolutions[0]), FORM)
    assertContains(again, "tracked already, as CF 2022/23 01", status_code=422)


@pytest.mark.parametrize("person", ["member", "officer", "director", "respondent", "outsider"])
def test_nobody_but_the_manager_makes_a_request(
    request: pytest.FixtureRequest, as_: As, resolutions: list[Resolution], person: str
) -> None:
    client = as_(request.getfixturevalue(person))
    assert client.post(raising(resolutions[0]), FORM).status_code in {403, 404}
    assert not Request.objects.exists()


def test_unpublished_minutes_make_no_request(as_: As, panel: Panel, manager: User) -> None:
    written(opened(agenda_of(panel)), "That it returns.")
    response = as_(manager).post(raising(Resolution.objects.get()), FORM)
    assertContains(response, "Publish them first", status_code=422)


def test_the_list_has_every_request_by_year_or_says_how_one_comes_about(
    client: Client, as_: As, panel: Panel, resolutions: list[Resolution], manager: User
) -> None:
    path = f"/requests/of/{panel.slug}/"
    assertContains(client.get(path), "What the panel resolves to ask for is listed here")
    assertContains(as_(manager).get(path), "has a link that tracks it as a request")
    for resolution in resolutions:
        made(resolution)
    page = client.get(path)
    assertContains(page, "2022/23")
    assertContains(page, "CF 2022/23 02")
    assertContains(page, 'data-label="Of whom">Performance Manager', count=2)


def test_the_requests_of_a_group_that_meets_in_private_are_its_own_peoples(
    client: Client, as_: As, panel: Panel, resolutions: list[Resolution], member: User
) -> None:
    request = made(resolutions[0])
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    for path in (f"/requests/of/{panel.slug}/", f"/requests/{request.pk}/"):
        assert client.get(path).status_code == 404
        assert as_(member).get(path).status_code == 200


def test_a_panel_that_has_no_meeting_yet_has_its_pages(client: Client, panel: Panel) -> None:
    request = a_request(panel)
    Meeting.objects.filter(panel=panel).delete()
    base = f"/requests/of/{panel.slug}/"
    assertContains(client.get(base), request.reference)
    assertContains(client.get(f"/requests/{request.pk}/"), "That help comes sooner.")
    for page in ("tracker/", "summary/", "feed/", "calendar.ics"):
        assert client.get(f"{base}{page}").status_code == 200


def test_the_list_is_read_in_the_same_queries_however_long(
    client: Client,
    panel: Panel,
    resolutions: list[Resolution],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    path = f"/requests/of/{panel.slug}/"
    made(resolutions[0])
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    made(resolutions[1])
    with django_assert_num_queries(len(few)):
        client.get(path)
