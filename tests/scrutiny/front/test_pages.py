"""The way around, health and the gallery."""

import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, RoleAssignment
from tests.sweeps.scene import somebody

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def adults(db: None) -> Panel:
    return panels.establish(
        slug="adults", name="Adults panel", terms_of_reference="", quorum=3, by=None
    )


def test_the_way_to_performance_is_the_panel_of_who_has_one(
    member: User, as_: As, adults: Panel
) -> None:
    response = as_(member).get("/panels/")
    assertRedirects(response, "/panels/children-and-families/", fetch_redirect_response=False)


def test_the_way_to_performance_is_home_for_who_has_several_or_none(
    panel: Panel, outsider: User, as_: As, adults: Panel
) -> None:
    for user in (
        somebody(None, "member", email="all@example.org"),
        _member_of_both(panel, adults),
        outsider,
    ):
        assertRedirects(as_(user).get("/panels/"), "/")


def _member_of_both(panel: Panel, other: Panel) -> User:
    user = somebody(panel, "member", email="both@example.org")
    given = RoleAssignment.objects.get(user=user)
    panels.assign_role(
        user=user,
        role=RoleAssignment.Role.OFFICER,
        panel=other,
        from_on=given.from_on,
        by=None,
    )
    return user


def test_a_stranger_is_sent_to_sign_in_and_back(client: Client, db: None) -> None:
    assertRedirects(client.get("/rules/"), "/accounts/login/?next=/rules/")


@pytest.mark.parametrize(
    ("person", "labels"),
    [
        ("member", ["Home", "Performance", "Meetings", "Audits", "Questions", "Glossary"]),
        ("officer", ["Home", "Performance", "Returns", "Meetings", "Audits", "Glossary"]),
        ("respondent", ["Home", "Performance", "Meetings", "Audits", "Glossary"]),
        ("auditor", ["Home", "Meetings", "Audits", "Glossary"]),
        ("outsider", ["Home", "Meetings", "Glossary"]),
    ],
)
def test_the_navigation_has_what_the_person_may_open(
    request: pytest.FixtureRequest, as_: As, person: str, labels: list[str]
) -> None:
    page = as_(request.getfixturevalue(person)).get("/glossary/").content.decode()
    places = re.findall(r'<a class="header__link" href="([^"]+)"([^>]*)>([^<]+)<', page)
    assert [label for _, _, label in places] == labels
    assert [label for _, current, label in places if current] == ["Glossary"]


@pytest.mark.parametrize(
    ("person", "address"),
    [("member", "/audits/analysis/"), ("director", "/audits/analysis/"), ("auditor", "/audits/")],
)
def test_audits_lead_to_what_they_found_where_one_has_no_audits_of_one_s_own(
    request: pytest.FixtureRequest, as_: As, person: str, address: str
) -> None:
    client = as_(request.getfixturevalue(person))
    page = client.get("/").content.decode()
    assert re.findall(r'<a class="header__link" href="([^"]+)">Audits<', page) == [address]
    assertContains(client.get(address), 'aria-current="true">Audits</a>')


def test_a_visitor_who_is_not_signed_in_finds_the_meetings(client: Client) -> None:
    page = client.get("/meetings/").content.decode()
    assert re.findall(r'<a class="header__link" href="([^"]+)"', page) == ["/meetings/"]
    assert "Sign in" in page


def test_home_is_where_one_is_on_its_own_address_only(member: User, as_: As) -> None:
    current = 'aria-current="true">Home</a>'
    assertContains(as_(member).get("/"), current)
    assertNotContains(as_(member).get("/questions/"), current)


def test_the_process_answers_without_its_database(
    client: Client, django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        response = client.get("/livez")
    assert (response.status_code, response.content) == (HTTPStatus.OK, b"ok")


def test_the_portal_is_ready_when_its_database_answers(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (HTTPStatus.OK, b"ready")


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
def test_the_portal_is_not_ready_without_it_and_gives_no_detail(
    fault: type[Exception], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise fault("could not connect to server at 10.0.0.5 as scrutiny")

    monkeypatch.setattr("scrutiny.front.views.connection.cursor", gone)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (
        HTTPStatus.SERVICE_UNAVAILABLE,
        b"not ready",
    )


def test_the_gallery_is_for_administrators(administrator: User, officer: User, as_: As) -> None:
    assertContains(as_(administrator).get("/components/"), "<h1")
    response = as_(officer).get("/components/")
    assert response.status_code == HTTPStatus.FORBIDDEN
    assertContains(response, "no leave to do this", status_code=HTTPStatus.FORBIDDEN)
