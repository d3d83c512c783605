"""What is done to panels leaves its row in the history, or nothing at all."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels import actions
from scrutiny.panels.models import Membership, Panel, Person, Post, RoleAssignment

pytestmark = pytest.mark.django_db

ON = date(2023, 5, 17)


def establish(by: User) -> Panel:
    return actions.establish(
        slug="adults", name="Adults", terms_of_reference="All of it.", quorum=4, by=by
    )


def test_a_panel_is_established(manager: User) -> None:
    panel = establish(manager)
    assert (panel.name, panel.quorum, panel.terms_of_reference) == ("Adults", 4, "All of it.")
    (event,) = Event.objects.about(panel)
    assert (event.verb, event.by_name) == ("panel_established", manager.name)
    assert event.new == {"name": "Adults", "quorum": 4}


def test_people_take_posts_and_seats(manager: User) -> None:
    panel = establish(manager)
    post = actions.create_post(slug="head", title="Head of service", by=manager)
    person = actions.name_person(slug="one", name="One", user=None, by=manager)
    holder = actions.appoint(post=post, person=person, from_on=ON, by=manager)
    seat = actions.seat(
        panel=panel,
        person=person,
        role=Membership.Role.APPOINTED,
        voting_scope=Membership.Voting.EDUCATION,
        is_counted_in_quorum=False,
        body_represented="A diocese",
        political_group="",
        from_on=ON,
        by=manager,
    )
    verbs = [Event.objects.about(thing).get().verb for thing in (post, person, holder, seat)]
    assert verbs == ["post_created", "person_named", "post_filled", "member_seated"]
    assert list(panel.memberships.all()) == [seat]
    assert str(seat) == "One, Appointed member"


@pytest.mark.parametrize("is_everywhere", [True, False])
def test_a_role_is_given_on_a_panel_or_on_all(
    is_everywhere: bool, outsider: User, administrator: User
) -> None:
    panel = None if is_everywhere else establish(administrator)
    given = actions.assign_role(
        user=outsider,
        role=RoleAssignment.Role.OFFICER,
        panel=panel,
        from_on=ON,
        by=administrator,
    )
    event = Event.objects.about(given).get()
    assert event.new == {
        "user": outsider.email,
        "role": "officer",
        "panel": None if is_everywhere else "adults",
    }


AGAIN: dict[str, Callable[[User], object]] = {
    "panel": establish,
    "post": lambda by: actions.create_post(slug="head", title="Head", by=by),
    "person": lambda by: actions.name_person(slug="one", name="One", user=None, by=by),
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN.keys())
def test_what_the_database_refuses_is_not_in_the_history(
    again: Callable[[User], object], manager: User
) -> None:
    again(manager)
    count = Event.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        again(manager)
    assert Event.objects.count() == count
    assert Post.objects.count() + Person.objects.count() + Panel.objects.count() > 0
