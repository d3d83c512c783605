"""What is done to the roles that accounts hold."""

from datetime import date

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Panel, RoleAssignment


class NotHeld(Exception):
    """Raised with a sentence when a role is to end that has ended already."""


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
