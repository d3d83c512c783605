"""Accounts are made by an administrator, once for each address."""

import pytest
from django.db import IntegrityError, transaction

from scrutiny.accounts.actions import create, disable, enable
from scrutiny.accounts.models import User
from scrutiny.history.models import Event

pytestmark = pytest.mark.django_db


def test_an_account_is_made_with_its_row_in_the_history(administrator: User) -> None:
    user = create(
        email="New.Person@Example.org", name="New person", password="pass", by=administrator
    )
    assert (user.email, user.get_full_name(), str(user)) == (
        "new.person@example.org",
        "New person",
        "New person",
    )
    assert user.is_active
    assert user.check_password("pass")
    event = Event.objects.about(user).get()
    assert (event.verb, event.by_name) == ("account_created", administrator.name)
    assert "pass" not in str(event.new)


def test_an_account_without_a_password_cannot_be_entered_with_an_empty_one() -> None:
    user = create(email="new@example.org", name="New", password=None, by=None)
    assert not user.has_usable_password()
    assert not user.check_password("")


@pytest.mark.parametrize("email", ["officer@example.org", "Officer@Example.ORG"])
def test_an_address_has_one_account_whatever_its_case(email: str, officer: User) -> None:
    count = Event.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        create(email=email, name="Another", password=None, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=email, name="Another")
    assert Event.objects.count() == count


def test_an_account_is_disabled_and_enabled_with_who_and_why(
    officer: User, administrator: User
) -> None:
    disable(user=officer, why="Left the council.", by=administrator)
    assert not User.objects.enabled().filter(pk=officer.pk).exists()
    enable(user=officer, why="Came back.", by=administrator)
    assert User.objects.enabled().get(pk=officer.pk) == officer
    back, gone = Event.objects.about(officer)[:2]
    assert (gone.verb, gone.why, gone.by_name) == (
        "account_disabled",
        "Left the council.",
        administrator.name,
    )
    assert (gone.old, gone.new) == ({"is_active": True}, {"is_active": False})
    assert (back.verb, back.why) == ("account_enabled", "Came back.")


def test_disabling_a_disabled_account_is_said_once(officer: User) -> None:
    stale = User.objects.get(pk=officer.pk)
    disable(user=officer, why="Left the council.", by=None)
    count = Event.objects.count()
    disable(user=stale, why="Left the council.", by=None)
    assert (stale.is_active, Event.objects.count()) == (False, count)
