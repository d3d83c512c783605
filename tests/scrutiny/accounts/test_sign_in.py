"""Signing in: whose account, how often, and until when."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
PASSWORD = "a password of the tests"
LOGIN = reverse("account_login")


@pytest.fixture(autouse=True)
def _forget_attempts() -> Iterator[None]:
    """Begin without the failed attempts of other tests."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def person(db: None) -> User:
    return create(email="Somebody@Example.org", name="Somebody", password=PASSWORD, by=None)


def sign_in(email: str, password: str = PASSWORD, client: Client | None = None) -> HttpResponse:
    data = {"login": email, "password": password}
    return (client or Client()).post(LOGIN, data)  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    return client.get("/glossary/").status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    "email", ["somebody@example.org", "Somebody@Example.org", "SOMEBODY@EXAMPLE.ORG"]
)
def test_a_person_signs_in_by_their_address_whatever_its_case(email: str, person: User) -> None:
    client = Client()
    response = sign_in(email, client=client)
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert is_in(client)
    assert User.objects.get_by_natural_key(email) == person


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("somebody@example.org", "another password"),
        ("somebody@example.org", ""),
        ("nobody@example.org", PASSWORD),
        ("Somebody", PASSWORD),
    ],
)
def test_anything_else_is_refused_in_words_that_tell_nothing(
    email: str, password: str, person: User
) -> None:
    client = Client()
    response = sign_in(email, password, client)
    assert response.status_code == HTTPStatus.OK
    assert not is_in(client)
    if password and "@" in email:
        assert "The email address and/or password you specified are not correct." in (
            response.content.decode()
        )


def test_a_disabled_account_is_not_let_in(person: User) -> None:
    User.objects.update(is_active=False)
    client = Client()
    response = sign_in("somebody@example.org", client=client)
    assert response.headers["Location"] == reverse("account_inactive")
    assert not is_in(client)
    assert not User.objects.enabled().exists()


def test_disabling_an_account_ends_the_session_it_has(person: User) -> None:
    client = Client()
    sign_in("somebody@example.org", client=client)
    assert is_in(client)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert not is_in(client)


def test_a_new_password_ends_the_sessions_of_the_old_one(person: User) -> None:
    one, other = Client(), Client()
    sign_in("somebody@example.org", client=one)
    sign_in("somebody@example.org", client=other)
    new = "another password of the tests"
    changed = one.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert changed.status_code == HTTPStatus.FOUND
    assert not is_in(other)


def test_signing_out_takes_a_form_and_ends_the_session(person: User) -> None:
    client = Client()
    sign_in("somebody@example.org", client=client)
    assert client.get(reverse("account_logout")).status_code == HTTPStatus.OK
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)
    assert not Session.objects.exists()


def test_a_guesser_is_stopped_and_the_right_password_does_not_help_then(person: User) -> None:
    answers = [sign_in("somebody@example.org", f"guess {n}").content.decode() for n in range(6)]
    assert "not correct" in answers[4]
    assert "Too many failed" in answers[5]
    client = Client()
    assert "Too many failed" in sign_in("somebody@example.org", client=client).content.decode()
    assert not is_in(client)


def test_stopping_a_guesser_of_one_account_leaves_the_others_alone(person: User) -> None:
    for n in range(6):
        sign_in("somebody@example.org", f"guess {n}")
    create(email="other@example.org", name="Other", password=PASSWORD, by=None)
    client = Client()
    sign_in("other@example.org", client=client)
    assert is_in(client)


def test_nobody_makes_an_account_for_themselves() -> None:
    url, count = reverse("account_signup"), User.objects.count()
    new = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    for response in (Client().get(url), Client().post(url, new)):
        assert "Nobody can register here" in response.content.decode()
    assert User.objects.count() == count


def test_nobody_changes_the_address_they_are_known_by(person: User, as_: As) -> None:
    client, url = as_(person), "/accounts/email/"
    assert client.get(url).status_code == HTTPStatus.NOT_FOUND
    added = client.post(url, {"action_add": "", "email": "new@example.org"})
    assert added.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("is_known", [True, False])
def test_asking_for_a_new_password_answers_the_same_for_every_address(
    is_known: bool, person: User
) -> None:
    email = "somebody@example.org" if is_known else "nobody@example.org"
    response = Client().post(reverse("account_reset_password"), {"email": email})
    assert response.headers["Location"] == reverse("account_reset_password_done")
    # A stranger gets no mail either: it would only tell that there is no account.
    assert [message.to for message in mail.outbox] == ([[email]] if is_known else [])
    if is_known:
        assert "/password/reset/key/" in str(mail.outbox[0].body)


def test_one_sign_in_leads_where_the_person_wanted_to_go_and_nowhere_else(person: User) -> None:
    data = {"login": person.email, "password": PASSWORD}
    here = Client().post(LOGIN, data | {"next": "/rules/"})
    away = Client().post(LOGIN, data | {"next": "https://elsewhere.example/"})
    assert here.headers["Location"] == "/rules/"
    assert "elsewhere" not in away.headers.get("Location", "")
