"""Accounts are made by an administrator, once for each address."""

import pytest
from django.db import IntegrityError, transaction

from scrutiny.accounts.actions import create
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
