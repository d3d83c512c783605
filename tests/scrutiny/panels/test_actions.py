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


def given(user: User, from_on: date = ON) -> RoleAssignment:
    return actions.assign_role(
        user=user, role=RoleAssignment.Role.OFFICER, panel=None, from_on=from_on, by=None
    )


def test_a_role_ends_with_its_last_day(outsider: User, administrator: User) -> None:
    role = given(outsider)
    last_on = date(2023, 9, 30)
    actions.end_role(assignment=role, last_on=last_on, why="New job.", by=administrator)
    assert RoleAssignment.objects.on(last_on).filter(pk=role.pk).exists()
    assert not RoleAssignment.objects.on(date(2023, 10, 1)).filter(pk=role.pk).exists()
    event = Event.objects.about(role)[0]
    assert (event.verb, event.why, event.by_name) == ("role_ended", "New job.", administrator.name)
    assert event.new == {"user": outsider.email, "role": "officer", "to_on": "2023-09-30"}


def test_a_role_ends_once_whoever_is_slower(outsider: User) -> None:
    role = given(outsider)
    stale = RoleAssignment.objects.get(pk=role.pk)
    actions.end_role(assignment=role, last_on=ON, why="", by=None)
    count = Event.objects.count()
    with pytest.raises(actions.NotHeld, match="Outsider: Performance officer has ended already"):
        actions.end_role(assignment=stale, last_on=date(2023, 9, 30), why="", by=None)
    role.refresh_from_db()
    assert (role.to_on, Event.objects.count()) == (ON, count)


def test_a_role_still_to_come_ends_on_its_first_day(outsider: User) -> None:
    role = given(outsider, from_on=date(2030, 4, 1))
    actions.end_role(assignment=role, last_on=ON, why="", by=None)
    assert role.to_on == date(2030, 4, 1)


def test_a_role_that_ended_can_be_given_again(outsider: User) -> None:
    actions.end_role(assignment=given(outsider), last_on=ON, why="", by=None)
    assert given(outsider, from_on=date(2024, 4, 1)).to_on is None


def test_what_is_as_it_should_be_is_left_alone_with_its_history(panel: Panel) -> None:
    post, person = Post.objects.all()[0], Person.objects.all()[0]
    count = Event.objects.count()
    actions.redescribe(
        panel=panel,
        name=panel.name,
        terms_of_reference=panel.terms_of_reference,
        quorum=panel.quorum,
        by=None,
    )
    actions.retitle_post(post=post, title=post.title, by=None)
    actions.rename_person(person=person, name=person.name, by=None)
    assert Event.objects.count() == count
    actions.retitle_post(post=post, title="Head of kites", by=None)
    event = Event.objects.about(post)[0]
    assert (event.verb, event.new) == ("post_retitled", {"title": "Head of kites"})
