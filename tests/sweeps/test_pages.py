"""Every page comes with its security headers and keeps to its own security policy."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from scrutiny.accounts.models import User
from tests.sweeps.conftest import Cast, Response, read_out
from tests.sweeps.leave import EVERYONE
from tests.sweeps.markup import forbidden
from tests.sweeps.routes import TABLE, address
from tests.sweeps.scene import Scene

As = Callable[[User], Client]

HEADERS = {
    "Content-Security-Policy": (
        "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "img-src 'self' data:; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def policy(response: Response) -> str:
    """Return a page's policy with its directives in order."""
    given = response.headers["Content-Security-Policy"].split(";")
    return "; ".join(sorted(directive.strip() for directive in given))


def faults(response: Response, where: str) -> list[str]:
    """Return what a page's headers and markup have wrong."""
    headers = {name: response.headers.get(name) for name in HEADERS}
    headers["Content-Security-Policy"] = policy(response)
    wrong = [
        f"{where}: {name}: {headers[name]}" for name in HEADERS if headers[name] != HEADERS[name]
    ]
    is_page = response.headers["Content-Type"].startswith("text/html")  # and no workbook
    html = response.content.decode() if is_page else ""
    if html:
        assert html.lstrip().startswith("<!DOCTYPE html>"), where
        wrong += [f"{where}: {found}" for found in forbidden(html)]
    return wrong


def pages(client: Client, scene: Scene) -> Iterator[tuple[str, Response]]:
    """Give every page that there is to see or to be refused, and the answers to empty forms."""
    for name, method in TABLE:
        path = address(name, scene.samples(name))
        response = client.get(path) if method == "GET" else client.post(path)
        read_out(response)
        if not response.streaming:
            yield f"{method} {name}", response
    for path in ("/nowhere/", "/packs/build/", "/returns/0/"):
        yield path, client.get(path)


# Between them they see every page; the others' refusals say the same with any database.
SEE_MOST = {"administrator", "auditor", "head", "lead", "manager", "qa"}
# Pages that none of them is shown: they are an officer's or whose question it is, or they lead on
# at once, such as the list of the panels where there is one and the way in for who is in.
OF_OTHERS = {
    "account_confirm_login_code",
    "account_email",
    "account_login",
    "account_set_password",
    "account_signup",
    "front:panels",
    "meetings:page",
    "meetings:publish-progress",
    "meetings:question-delete",
    "meetings:question-edit",
    "performance:month-lock",
    "performance:month-publish",
    "performance:question-note",
    "performance:return-template",
    "performance:return-upload",
    "performance:return-withdraw",
}
PEOPLE = [
    pytest.param(one, marks=() if one in SEE_MOST else pytest.mark.any_database)
    for one in (*sorted(EVERYONE), None)
]


@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_has_an_inline_style_or_script_and_each_has_its_headers(
    person: str | None, cast: Cast, as_: As, client: Client, scene: Scene
) -> None:
    visitor = as_(cast(person)) if person else client
    wrong: list[str] = []
    statuses = set()
    for where, response in pages(visitor, scene):
        statuses.add(response.status_code)
        wrong += faults(response, where)
    assert not wrong, "\n".join(wrong)
    assert {200, 404} <= statuses


def test_each_page_is_shown_to_one_of_those_who_see_most(cast: Cast, as_: As, scene: Scene) -> None:
    clients = {one: as_(cast(one)) for one in sorted(SEE_MOST)}
    pages = [name for name, method in TABLE if method == "GET"]
    unseen = set()
    for name in pages:
        path = address(name, scene.samples(name))
        # Those who may have it first.
        people = sorted(clients, key=lambda one: one not in TABLE[name, "GET"].people)
        if not any(_is_shown(clients[one], path) for one in people):
            unseen.add(name)
    assert unseen == OF_OTHERS


def _is_shown(client: Client, path: str) -> bool:
    response = client.get(path)
    read_out(response)
    return bool(response.status_code == 200)


def test_a_form_without_its_token_is_answered_with_a_page_that_keeps_to_the_policy(
    officer: User,
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    response = client.post("/returns/upload/")
    assert response.status_code == 403
    assert not faults(response, "no token")


def test_a_fault_is_answered_with_a_page_that_says_nothing_of_it(
    member: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(user: User) -> None:
        raise RuntimeError("a detail that no visitor is to read")

    monkeypatch.setattr("scrutiny.front.views.visible_panels", broken)
    client = Client(raise_request_exception=False)
    client.force_login(member)
    response = client.get("/")
    assert response.status_code == 500
    assert "a detail" not in response.content.decode()
    assert not faults(response, "a fault")


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        "<svg><script>go()</script></svg>",
        '<img src="x" onerror="go()">',
        '<a href=" JavaScript:go()">',
        '<p hx-on:click="go()">',
        '<script src="https://elsewhere.example/x.js"></script>',
    ],
)
def test_the_reader_of_markup_finds_what_it_looks_for(html: str) -> None:
    assert forbidden(f"<html>{html}</html>")
    assert not forbidden('<script src="/static/x.js"></script><p class="style">style=</p>')
