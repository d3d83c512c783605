"""Accounts of a live installation: made with a role and no password, and safe to make again."""

from http import HTTPStatus

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scrutiny.accounts.actions import disable
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel, RoleAssignment
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

NEW = "New.Person@Example.org"
PANEL = "children-and-families"


def make(email: str = NEW, *, role: str = "officer", panel: str | None = PANEL) -> None:
    where = [f"--panel={panel}"] if panel else []
    call_command("create_account", email, "--name=New person", f"--role={role}", *where)


def test_an_account_is_made_with_its_role_and_no_password(
    panel: Panel, capsys: pytest.CaptureFixture[str]
) -> None:
    make()
    user = User.objects.get(email=NEW.lower())
    assert (user.name, user.has_usable_password()) == ("New person", False)
    role = RoleAssignment.objects.get(user=user)
    assert (role.role, role.panel, role.from_on) == ("officer", panel, timezone.localdate())
    printed = capsys.readouterr().out
    assert f"now has the role performance officer on {panel.name}" in printed
    assert "New person sets one with 'Forgot your password?' on the sign-in page" in printed
    assert "Forgot your password?" in Client().get(reverse("account_login")).content.decode()


def test_without_a_panel_the_role_is_on_every_one(capsys: pytest.CaptureFixture[str]) -> None:
    make(role="administrator", panel=None)
    assert RoleAssignment.objects.get(user__email=NEW.lower()).panel is None
    assert "on every panel" in capsys.readouterr().out


def test_making_it_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    make()
    before = everything()
    make()
    assert added(before) == {}
    assert f"{NEW.lower()} has the role" in capsys.readouterr().out


def test_an_account_that_is_there_keeps_its_name_and_password(
    member: User, capsys: pytest.CaptureFixture[str]
) -> None:
    password = member.password
    before = everything()
    make(member.email.upper(), role="auditor")
    assert added(before) == {"panels.RoleAssignment": 1, "history.Event": 1}
    member.refresh_from_db()
    assert (member.password, member.name) == (password, User.objects.get(pk=member.pk).name)
    assert member.name != "New person"
    assert "The account was there already" in capsys.readouterr().out


def test_a_disabled_account_stays_so_and_it_is_said(
    member: User, capsys: pytest.CaptureFixture[str]
) -> None:
    disable(user=member, why="", by=None)
    make(member.email)
    member.refresh_from_db()
    assert not member.is_active
    assert "The account is disabled" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "words", "code"),
    [
        ({"email": "nobody"}, "'nobody' is no e-mail address", 2),
        ({"panel": "kites"}, "There is no panel 'kites'", 1),
        ({"role": "king"}, "invalid choice: 'king'", None),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_saved(
    wrong: dict[str, str], words: str, code: int | None
) -> None:
    before = everything()
    with pytest.raises(CommandError, match=words) as caught:
        make(**wrong)
    if code is not None:
        assert caught.value.returncode == code
    assert added(before) == {}


def test_the_person_sets_a_password_by_the_link_and_signs_in() -> None:
    make()
    client = Client()
    client.post(reverse("account_reset_password"), {"email": NEW})
    (message,) = mail.outbox
    (link,) = [word for word in str(message.body).split() if "/password/reset/key/" in word]
    page = client.get(link, follow=True)
    new = "a password of the tests"
    done = client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert done.status_code == HTTPStatus.FOUND
    signed_in = client.post(reverse("account_login"), {"login": NEW, "password": new})
    assert signed_in.headers["Location"] == reverse("front:home")
