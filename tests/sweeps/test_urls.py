"""Every address refuses whoever may not have it."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Answered without signing in. Everything else sends a stranger to the sign-in page.
PUBLIC = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "front:livez",
    "front:readyz",
}

# A value for every name that addresses carry.
SAMPLES = {
    "build_id": 1,
    "code": "REF02",
    "key": "none",
    "month": "2022-12",
    "return_id": 1,
    "slug": "children-and-families",
    "uidb36": "1",
}

Route = tuple[str, tuple[str, ...]]


def walk(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[Route]:
    """Give each route below a resolver: its full name and the names of its values."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            below = (entry.namespace,) if entry.namespace else ()
            yield from walk(entry, namespaces + below)
        elif isinstance(entry, URLPattern):
            values = tuple(entry.pattern.regex.groupindex)
            yield ":".join((*namespaces, entry.name or "")), values


ROUTES = sorted(set(walk(get_resolver())))


def address(route: Route) -> str:
    """Return an address of a route, with a sample for each value."""
    name, values = route
    assert not name.endswith(":"), f"A route of {name} has no name"
    assert name, "A route has no name"
    lacking = [value for value in values if value not in SAMPLES]
    assert not lacking, f"{name}: give SAMPLES in this file a value for {', '.join(lacking)}"
    return reverse(name, kwargs={value: SAMPLES[value] for value in values})


def test_the_public_list_names_routes_that_there_are() -> None:
    assert {name for name, _ in ROUTES} >= PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[0])
def test_a_stranger_is_sent_to_sign_in(client: Client, route: Route, method: str) -> None:
    path = address(route)
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
