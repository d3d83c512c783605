"""The database refuses rows about panels that cannot be."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from scrutiny.accounts.models import User
from scrutiny.panels.models import Membership, Panel, Person, Post, PostHolder, RoleAssignment

pytestmark = pytest.mark.django_db

APRIL, MAY = date(2022, 4, 1), date(2022, 5, 1)
Make = Callable[..., Any]


@pytest.fixture
def make(outsider: User) -> dict[str, Make]:
    """Return, for each dated table, a function that adds a row about the same people."""
    panel = Panel.objects.create(slug="adults", name="Adults")
    post = Post.objects.create(slug="head", title="Head of service")
    people = [Person.objects.create(slug=name, name=name) for name in ("one", "two")]

    def hold(person: int = 0, **fields: Any) -> PostHolder:
        return PostHolder.objects.create(post=post, person=people[person], **fields)

    def sit(person: int = 0, **fields: Any) -> Membership:
        return Membership.objects.create(panel=panel, person=people[person], **fields)

    def act(is_everywhere: bool = False, **fields: Any) -> RoleAssignment:
        place = None if is_everywhere else panel
        return RoleAssignment.objects.create(
            user=outsider, panel=place, **({"role": "officer"} | fields)
        )

    return {"hold": hold, "sit": sit, "act": act}


def refuses(name: str, make: Make, **fields: Any) -> None:
    """Expect the database to refuse a row, by the constraint of this name where it tells."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make(**fields)
    message = str(caught.value)
    assert name in message or message.startswith("UNIQUE constraint failed"), message


@pytest.mark.parametrize(
    ("row", "table"), [("hold", "postholder"), ("sit", "membership"), ("act", "roleassignment")]
)
def test_a_dated_row_does_not_end_before_it_begins(
    row: str, table: str, make: dict[str, Make]
) -> None:
    name = f"panels_{table}_ends_after_start"
    refuses(name, make[row], from_on=MAY, to_on=APRIL)
    assert make[row](from_on=MAY, to_on=MAY).pk  # one day is a term too


def test_a_post_has_one_holder_at_a_time(make: dict[str, Make]) -> None:
    first = make["hold"](0, from_on=APRIL)
    refuses("panels_postholder_one_at_a_time", make["hold"], person=1, from_on=MAY)
    PostHolder.objects.filter(pk=first.pk).update(to_on=MAY)
    assert make["hold"](1, from_on=MAY).pk


def test_a_person_has_one_seat_on_a_panel(make: dict[str, Make]) -> None:
    first = make["sit"](from_on=APRIL)
    refuses("panels_membership_one_seat_each", make["sit"], from_on=MAY, role="vice chair")
    Membership.objects.filter(pk=first.pk).update(to_on=APRIL)
    assert make["sit"](from_on=MAY).pk


def test_a_panel_has_one_chair(make: dict[str, Make]) -> None:
    make["sit"](0, from_on=APRIL, role="chair")
    refuses("panels_membership_one_chair", make["sit"], person=1, from_on=MAY, role="chair")
    assert make["sit"](1, from_on=MAY, role="vice chair").pk


def test_a_role_is_given_once_for_a_panel_and_once_for_all(make: dict[str, Make]) -> None:
    make["act"](from_on=APRIL)
    refuses("panels_roleassignment_once_per_panel", make["act"], from_on=MAY)
    make["act"](from_on=APRIL, is_everywhere=True)
    refuses("panels_roleassignment_once_everywhere", make["act"], from_on=MAY, is_everywhere=True)
    assert make["act"](from_on=MAY, role="member").pk


def test_a_person_has_one_account_and_an_account_one_person(officer: User) -> None:
    Person.objects.filter(user=officer).update(user=None)
    Person.objects.create(slug="one", name="One", user=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(slug="two", name="Two", user=officer)


def test_rows_apply_on_their_first_and_last_day(make: dict[str, Make]) -> None:
    make["hold"](from_on=APRIL, to_on=MAY)
    rows = PostHolder.objects.filter(post__slug="head")
    days = (date(2022, 3, 31), APRIL, MAY, date(2022, 5, 2))
    assert [rows.on(day).count() for day in days] == [0, 1, 1, 0]
