"""When something was done and who did it are both set or both empty; the database sees to it."""

from collections.abc import Iterator

from django.db.models import CheckConstraint, Model, Q

from tests.sweeps.layers import own_apps


def pairs() -> Iterator[tuple[type[Model], str, str]]:
    """Give every model with an `x_at` beside an `x_by`."""
    for app in own_apps():
        for model in app.get_models():
            names = {field.name for field in model._meta.local_fields}
            for instant in sorted(name for name in names if name.endswith("_at")):
                person = f"{instant.removesuffix('_at')}_by"
                if person in names:
                    yield model, instant, person


def fields_of(condition: Q) -> set[str]:
    """Return the names of the fields that a condition reads."""
    found: set[str] = set()
    for child in condition.children:
        if isinstance(child, Q):
            found |= fields_of(child)
        elif isinstance(child, tuple):
            found.add(str(child[0]).split("__")[0])
    return found


def can_be_empty(model: type[Model], name: str) -> bool:
    """Tell whether a column may be NULL."""
    return any(field.name == name and field.null for field in model._meta.local_fields)


def test_every_pair_of_instant_and_person_has_its_constraint() -> None:
    wrong = []
    for model, instant, person in pairs():
        if not can_be_empty(model, instant) and not can_be_empty(model, person):
            continue
        is_held = any(
            isinstance(constraint, CheckConstraint)
            and isinstance(constraint.condition, Q)
            and {instant, person} <= fields_of(constraint.condition)
            for constraint in model._meta.constraints
        )
        if not is_held:
            wrong.append(
                f"{model._meta.label}: {instant} and {person} need "
                f'set_together("{model._meta.db_table}", "{instant}", "{person}")'
            )
    assert not wrong, "\n".join(wrong)
