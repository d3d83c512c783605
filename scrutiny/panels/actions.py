"""What is done to panels, posts, seats and roles."""

from datetime import date

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.panels.models import Membership, Panel, Person, Post, PostHolder, RoleAssignment


class NotHeld(Exception):
    """Raised with a sentence when a role is to end that has ended already."""


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
def redescribe(
    *, panel: Panel, name: str, terms_of_reference: str, quorum: int, by: User | None
) -> Panel:
    """Give a panel its name, terms and quorum; nothing happens where it has them."""
    wanted = {"name": name, "terms_of_reference": terms_of_reference, "quorum": quorum}
    amend(verb="panel_redescribed", subject=panel, wanted=wanted, by=by)
    return panel


@transaction.atomic
def name_person(*, slug: str, name: str, user: User | None, by: User | None) -> Person:
    """Add a person who may sit on panels or hold posts."""
    person = Person.objects.create(slug=slug, name=name, user=user)
    record(verb="person_named", subject=person, by=by, new={"name": name})
    return person


@transaction.atomic
def rename_person(*, person: Person, name: str, by: User | None) -> Person:
    """Write a person's name otherwise; nothing happens where it is so."""
    amend(verb="person_renamed", subject=person, wanted={"name": name}, by=by)
    return person


@transaction.atomic
def link_account(*, person: Person, user: User, by: User | None) -> Person:
    """Say which account is a person's; nothing happens where it is so."""
    amend(verb="person_linked", subject=person, wanted={"user": user}, by=by)
    return person


@transaction.atomic
def create_post(*, slug: str, title: str, by: User | None) -> Post:
    """Add an office of the council or a partner."""
    post = Post.objects.create(slug=slug, title=title)
    record(verb="post_created", subject=post, by=by, new={"title": title})
    return post


@transaction.atomic
def retitle_post(*, post: Post, title: str, by: User | None) -> Post:
    """Write a post's title otherwise; nothing happens where it is so."""
    amend(verb="post_retitled", subject=post, wanted={"title": title}, by=by)
    return post


@transaction.atomic
def appoint(
    *, post: Post, person: Person, from_on: date, by: User | None, to_on: date | None = None
) -> PostHolder:
    """Put a person into a post from a day on."""
    holder = PostHolder.objects.create(post=post, person=person, from_on=from_on, to_on=to_on)
    record(verb="post_filled", subject=holder, by=by, new={"from_on": from_on.isoformat()})
    return holder


@transaction.atomic
def change_term(*, holder: PostHolder, to_on: date | None, by: User | None) -> PostHolder:
    """Say on which day a person left a post; nothing happens where it is said."""
    amend(verb="post_term_changed", subject=holder, wanted={"to_on": to_on}, by=by)
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
    to_on: date | None = None,
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
        to_on=to_on,
    )
    record(verb="member_seated", subject=membership, by=by, new={"role": role})
    return membership


@transaction.atomic
def change_seat(
    *,
    membership: Membership,
    role: Membership.Role,
    voting_scope: Membership.Voting,
    is_counted_in_quorum: bool,
    body_represented: str,
    to_on: date | None,
    by: User | None,
) -> Membership:
    """Correct what a seat is, or say when it ended; nothing happens where it is so."""
    wanted = {
        "role": role,
        "voting_scope": voting_scope,
        "is_counted_in_quorum": is_counted_in_quorum,
        "body_represented": body_represented,
        "to_on": to_on,
    }
    amend(verb="seat_changed", subject=membership, wanted=wanted, by=by)
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


@transaction.atomic
def end_role(
    *, assignment: RoleAssignment, last_on: date, why: str, by: User | None
) -> RoleAssignment:
    """Take a role from an account: it is held up to `last_on`, that day included.

    A role that only begins later ends on its first day, which the table cannot do without. Raises
    NotHeld where it has ended already, or somebody else was faster.
    """
    to_on = max(last_on, assignment.from_on)
    still_open = RoleAssignment.objects.filter(pk=assignment.pk, to_on__isnull=True)
    if still_open.update(to_on=to_on) != 1:
        raise NotHeld(f"{assignment} has ended already.")
    assignment.to_on = to_on
    record(
        verb="role_ended",
        subject=assignment,
        by=by,
        new={"user": assignment.user.email, "role": assignment.role, "to_on": to_on.isoformat()},
        why=why,
    )
    return assignment
