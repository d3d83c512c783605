"""Constraints that many models share, written once."""

from django.db.models import CheckConstraint, Q


def set_together(model: str, *fields: str) -> CheckConstraint:
    """Return the constraint that these fields are all set or all empty.

    `model` is the table's name, used in the constraint's. Each arm says IS (NOT) NULL, since a
    check that comes out NULL passes.
    """
    all_set, all_empty = Q(), Q()
    for field in fields:
        all_set &= Q(**{f"{field}__isnull": False})
        all_empty &= Q(**{f"{field}__isnull": True})
    return CheckConstraint(
        condition=all_set | all_empty, name=f"{model}_{'_with_'.join(fields)}"[:63]
    )
