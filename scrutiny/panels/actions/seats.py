"""What is done to seats on a panel: members, substitutes, vacancies."""

from datetime import date

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.panels.models import Membership, Panel, Person, Substitute, Vacancy


class SeatRefused(Exception):
    """Raised with a sentence when somebody cannot take a seat, or it cannot end so."""


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
    """Give a person a seat on a panel from a day on.

    Raises SeatRefused where they have one, where the panel has a chair, and for a last day before
    the first.
    """
    _ends_after_start(from_on, to_on)
    if to_on is None:
        _is_free(panel, person, role)
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
    political_group: str | None = None,
) -> Membership:
    """Correct what a seat is, or say when it ended; nothing happens where it is so.

    Without `political_group` it stays as it is. Raises SeatRefused as `seat` does.
    """
    _ends_after_start(membership.from_on, to_on)
    if to_on is None:
        _is_free(membership.panel, membership.person, role, but=membership)
    wanted = {
        "role": role,
        "voting_scope": voting_scope,
        "is_counted_in_quorum": is_counted_in_quorum,
        "body_represented": body_represented,
        "political_group": (
            membership.political_group if political_group is None else political_group
        ),
        "to_on": to_on,
    }
    amend(verb="seat_changed", subject=membership, wanted=wanted, by=by)
    return membership


@transaction.atomic
def name_substitute(
    *,
    panel: Panel,
    person: Person,
    political_group: str,
    from_on: date,
    by: User | None,
    to_on: date | None = None,
) -> Substitute:
    """Name somebody who may sit in for a member. Raises SeatRefused where they are named."""
    _ends_after_start(from_on, to_on)
    named = Substitute.objects.filter(panel=panel, person=person, to_on__isnull=True)
    if to_on is None and named.exists():
        raise SeatRefused(f"{person} is named as a substitute already.")
    substitute = Substitute.objects.create(
        panel=panel, person=person, political_group=political_group, from_on=from_on, to_on=to_on
    )
    record(
        verb="substitute_named",
        subject=substitute,
        by=by,
        new={"person": person.name, "from_on": from_on.isoformat()},
    )
    return substitute


@transaction.atomic
def change_substitute(
    *, substitute: Substitute, political_group: str, to_on: date | None, by: User | None
) -> Substitute:
    """Correct a substitute's group, or say when it ended; nothing happens where it is so."""
    _ends_after_start(substitute.from_on, to_on)
    wanted = {"political_group": political_group, "to_on": to_on}
    amend(verb="substitute_changed", subject=substitute, wanted=wanted, by=by)
    return substitute


@transaction.atomic
def declare_vacancy(
    *, panel: Panel, seat: str, from_on: date, by: User | None, to_on: date | None = None
) -> Vacancy:
    """Say that nobody holds a seat. Raises SeatRefused where that is said already."""
    _ends_after_start(from_on, to_on)
    declared = Vacancy.objects.filter(panel=panel, seat=seat, to_on__isnull=True)
    if to_on is None and declared.exists():
        raise SeatRefused(f"The seat “{seat}” is down as vacant already.")
    vacancy = Vacancy.objects.create(panel=panel, seat=seat, from_on=from_on, to_on=to_on)
    record(
        verb="vacancy_declared",
        subject=vacancy,
        by=by,
        new={"seat": seat, "from_on": from_on.isoformat()},
    )
    return vacancy


@transaction.atomic
def change_vacancy(*, vacancy: Vacancy, to_on: date | None, by: User | None) -> Vacancy:
    """Say on which day a vacancy ended; nothing happens where it is said."""
    _ends_after_start(vacancy.from_on, to_on)
    amend(verb="vacancy_changed", subject=vacancy, wanted={"to_on": to_on}, by=by)
    return vacancy


def _ends_after_start(from_on: date, to_on: date | None) -> None:
    """Refuse a last day before the first."""
    if to_on is not None and to_on < from_on:
        raise SeatRefused(
            f"It begins on {from_on:%-d %B %Y} and cannot end before, on {to_on:%-d %B %Y}."
        )


def _is_free(
    panel: Panel, person: Person, role: Membership.Role, but: Membership | None = None
) -> None:
    """Refuse a second seat of one person, and a second chair."""
    held = Membership.objects.filter(panel=panel, to_on__isnull=True)
    if but is not None:
        held = held.exclude(pk=but.pk)
    if held.filter(person=person).exists():
        raise SeatRefused(f"{person} has a seat on this panel already.")
    chair = held.filter(role=Membership.Role.CHAIR).select_related("person").first()
    if role == Membership.Role.CHAIR and chair is not None:
        raise SeatRefused(f"{chair.person} chairs the panel. End that seat first.")
