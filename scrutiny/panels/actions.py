"""What is done to panels, posts, seats and roles."""

from datetime import date

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Membership, Panel, Person, Post, PostHolder, RoleAssignment


@transaction.atomic
def establish(
    *, slug: str, name: str, terms_of_reference: str, quorum: int, by: User | None
) -> Panel:
    """Set a panel up."""
    panel = Panel.objects.create(
        slug=slug, name=name, terms_of_reference=terms_of_reference, quorum=quorum
    )
    record(verb="panel_established", subject=panel, by=by, new={"name": name, "quorum": quorum})
    return panel


@transaction.atomic
def name_person(*, slug: str, name: str, user: User | None, by: User | None) -> Person:
    """Add a person who may sit on panels or hold posts."""
    person = Person.objects.create(slug=slug, name=name, user=user)
    record(verb="person_named", subject=person, by=by, new={"name": name})
    return person


@transaction.atomic
def create_post(*, slug: str, title: str, by: User | None) -> Post:
    """Add an office of the council or a partner."""
    post = Post.objects.create(slug=slug, title=title)
    record(verb="post_created", subject=post, by=by, new={"title": title})
    return post


@transaction.atomic
def appoint(*, post: Post, person: Person, from_on: date, by: User | None) -> PostHolder:
    """Put a person into a post from a day on."""
    holder = PostHolder.objects.create(post=post, person=person, from_on=from_on)
    record(verb="post_filled", subject=holder, by=by, new={"from_on": from_on.isoformat()})
    return holder


@transaction.atomic
def seat(
    *,
    panel: Panel,
    person: Person,
    role: Membership.Role,
    voting_scope: Membership.Voting,
    is_counted_in_quorum: bool,
    body_represented: str,
    political_group: str,
    from_on: date,
    by: User | None,
) -> Membership:
    """Give a person a seat on a panel from a day on."""
    membership = Membership.objects.create(
        panel=panel,
        person=person,
        role=role,
        voting_scope=voting_scope,
        is_counted_in_quorum=is_counted_in_quorum,
        body_represented=body_represented,
        political_group=political_group,
        from_on=from_on,
    )
    record(verb="member_seated", subject=membership, by=by, new={"role": role})
    return membership


@transaction.atomic
def assign_role(
    *,
    user: User,
    role: RoleAssignment.Role,
    panel: Panel | None,
    from_on: date,
    by: User | None,
) -> RoleAssignment:
    """Give an account a role, on one panel or on all (panel None)."""
    assignment = RoleAssignment.objects.create(user=user, role=role, panel=panel, from_on=from_on)
    record(
        verb="role_assigned",
        subject=assignment,
        by=by,
        new={"user": user.email, "role": role, "panel": panel.slug if panel else None},
    )
    return assignment
