"""Home, health and the gallery."""

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


def test_home_is_the_panel_of_who_has_one(member: User, as_: As, adults: Panel) -> None:
    response = as_(member).get("/")
    assertRedirects(response, "/panels/children-and-families/", fetch_redirect_response=False)


def test_home_is_a_choice_for_who_has_several(panel: Panel, as_: As, adults: Panel) -> None:
    for user in (
        somebody(None, "member", email="all@example.org"),
        _member_of_both(panel, adults),
    ):
        response = as_(user).get("/")
        assertContains(response, 'href="/panels/adults/"')
        assertContains(response, 'href="/panels/children-and-families/"')


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


def test_home_says_what_comes_next_to_who_has_none(outsider: User, as_: As) -> None:
    response = as_(outsider).get("/")
    assertContains(response, "Your account takes part in no panel.")
    assertNotContains(response, "/panels/")


def test_a_stranger_is_sent_to_sign_in_and_back(client: Client, db: None) -> None:
    assertRedirects(client.get("/rules/"), "/accounts/login/?next=/rules/")


def test_the_navigation_has_what_the_person_may_open(
    officer: User, member: User, outsider: User, as_: As
) -> None:
    for user, may_open_returns in ((officer, True), (member, False), (outsider, False)):
        page = as_(user).get("/glossary/").content.decode()
        assert ('href="/returns/"' in page) is may_open_returns
        assert 'href="/glossary/" aria-current="true"' in page


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
