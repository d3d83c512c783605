"""Every address refuses whoever may not have it, and lets in whoever may."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client

from performance.models import Return
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import RoleAssignment
from tests.sweeps.conftest import Cast, read_out
from tests.sweeps.leave import EVERYONE, PANEL, Leave
from tests.sweeps.routes import (
    PUBLIC,
    ROUTES,
    TABLE,
    VALUES,
    WRITES,
    Route,
    address,
)
from tests.sweeps.scene import MONTH, Scene, somebody

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
REFUSED = {403, 404}
OWN = sorted({name for name, _ in TABLE if ":" in name})  # the portal's own, not allauth's
ALL_ROLES = [role.value for role in RoleAssignment.Role]


@contextmanager
def taken_back() -> Iterator[None]:
    """Undo whatever was written inside, so that the next step finds the scene as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked(client: Client, key: tuple[str, str], leave: Leave, scene: Scene) -> tuple[int, str]:
    """Return the status of a request and where it leads."""
    name, method = key
    path = address(name, scene.samples(name))
    with taken_back():
        response = client.post(path, leave.data) if method == "POST" else client.get(path)
        read_out(response)
    return response.status_code, response.headers.get("Location", "")


def test_the_public_list_names_routes_that_there_are() -> None:
    assert {name for name, _ in ROUTES} >= PUBLIC


def test_every_route_stands_in_the_table_and_every_row_is_a_route() -> None:
    assert {name for name, _ in TABLE} == {name for name, _ in ROUTES}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[0])
def test_a_stranger_is_sent_to_sign_in(client: Client, route: Route, method: str) -> None:
    path = address(route[0])
    response = client.generic(method.upper(), path)
    sign_in = resolve_url(settings.LOGIN_URL)
    is_refused = response.status_code in {401, 403} or (
        response.status_code == 302 and re.match(rf"{sign_in}\?next=", response.headers["Location"])
    )
    if route[0] in PUBLIC:
        assert response.status_code < 500
        assert not is_refused or method == "post"
    else:
        assert is_refused, f"{method} {path} answered a stranger with {response.status_code}"


# Telling the panel gives something to its readers alone; of those who work on drafts one shows that
# nothing is taken from them, of the others one that nothing is given.
VISITS = [
    *((person, False) for person in sorted(EVERYONE)),
    *((person, True) for person in ("member", "respondent", "officer", "partner", "outsider")),
]


@pytest.mark.parametrize(
    ("person", "is_told"), VISITS, ids=lambda value: value if isinstance(value, str) else f"{value}"
)
def test_each_role_has_what_the_table_gives_it_and_nothing_else(
    person: str, is_told: bool, cast: Cast, as_: As, scene: Scene
) -> None:
    if is_told:
        scene.publish()
    client = as_(cast(person))
    wrong = []
    for key, leave in TABLE.items():
        if is_told and leave.is_the_councils:
            continue  # what a panel was told changes nothing there
        status, leads_to = asked(client, key, leave, scene)
        is_let_in = person in leave.people or (is_told and person in leave.once_told)
        fits = status in (leave.answers if is_let_in else REFUSED)
        if not fits or "/login/?next=" in leads_to:
            wrong.append(f"{' '.join(key)}: {status} {leads_to}, let in: {is_let_in}")
    assert not wrong, "\n".join(wrong)


def test_a_role_on_all_panels_has_what_the_role_has_on_one(as_: As, scene: Scene) -> None:
    officer = as_(somebody(None, "officer"))
    for key, leave in TABLE.items():
        if key[0] not in OWN:
            continue
        status, _ = asked(officer, key, leave, scene)
        assert status in (leave.answers if "officer" in leave.people else REFUSED), key


def test_what_belongs_to_another_panel_is_not_there(
    cast: Cast, as_: As, scene: Scene, elsewhere: Scene
) -> None:
    neighbour = as_(somebody(elsewhere.panel, *ALL_ROLES))
    locals_ = [as_(cast(person)) for person in sorted(PANEL)]
    for key, leave in TABLE.items():
        if key[0] not in OWN or not (VALUES[key[0]] or leave.data) or leave.is_the_councils:
            continue
        if leave.is_public:
            for client in (neighbour, *locals_):
                assert asked(client, key, leave, scene)[0] in leave.answers, key
                assert asked(client, key, leave, elsewhere)[0] in leave.answers, key
            continue
        assert asked(neighbour, key, leave, scene)[0] == 404, f"{key} shows the first panel's"
        there = replace(leave, data=leave.data | {"key": "adults-and-health:2022-12"})
        for client in locals_:
            assert asked(client, key, there, elsewhere)[0] == 404, f"{key} shows the other panel's"


def test_a_role_that_has_ended_and_an_account_that_is_disabled_open_nothing(
    as_: As, scene: Scene
) -> None:
    former = somebody(scene.panel, *ALL_ROLES, email="former@example.org")
    RoleAssignment.objects.filter(user=former).update(to_on=MONTH)
    disabled = somebody(scene.panel, *ALL_ROLES, email="disabled@example.org")
    client = as_(disabled)
    User.objects.filter(pk=disabled.pk).update(is_active=False)
    for key, leave in TABLE.items():
        if key[0] not in OWN:
            continue
        status, _ = asked(as_(former), key, leave, scene)
        assert status in (leave.answers if "outsider" in leave.people else REFUSED), key
        status, leads_to = asked(client, key, leave, scene)
        assert key[0] in PUBLIC or (status == 302 and "/login/?next=" in leads_to), key


def test_a_method_that_is_not_in_the_table_is_refused_to_everybody(
    cast: Cast, as_: As, scene: Scene
) -> None:
    # Who may do most, between them, and who may do nothing.
    for person in ("manager", "officer", "qa", "outsider"):
        client = as_(cast(person))
        for name in OWN:
            for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - {
                method for other, method in TABLE if other == name
            }:
                response = client.generic(method, address(name, scene.samples(name)))
                assert response.status_code in {403, 405}, f"{person} {method} {name}"


@pytest.mark.parametrize(
    "key", [key for key in WRITES if (key[0], "GET") not in TABLE], ids=lambda key: key[0]
)
def test_an_address_that_writes_changes_nothing_when_it_is_read(
    key: tuple[str, str], cast: Cast, as_: As, scene: Scene
) -> None:
    name, _ = key
    before = Event.objects.count()
    for person in sorted(TABLE[key].people):
        assert as_(cast(person)).get(address(name, scene.samples(name))).status_code == 405
    assert Event.objects.count() == before


@pytest.mark.parametrize("key", WRITES, ids=lambda key: key[0])
def test_an_address_that_writes_wants_the_token_of_its_form(
    key: tuple[str, str], cast: Cast, scene: Scene
) -> None:
    name, _ = key
    before = Event.objects.count()
    for person in sorted(TABLE[key].people):
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast(person))
        response = client.post(address(name, scene.samples(name)), TABLE[key].data)
        assert response.status_code == 403
    assert Event.objects.count() == before
    assert Return.objects.filter(pk=scene.waiting.pk, state="checked").exists()
