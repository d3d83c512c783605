"""Relations of the tables run down the layers, as imports do; import-linter cannot see them."""

from collections.abc import Iterator

from django.db.models import Field, Model

from tests.sweeps.layers import own_apps, rank


def relations() -> Iterator[tuple[type[Model], "Field[object, object]", type[Model]]]:
    """Give every relation between models of different own apps: model, field, target."""
    own = {app.label for app in own_apps()}
    for app in own_apps():
        for model in app.get_models():
            for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
                target = field.related_model
                if not isinstance(target, type) or not issubclass(target, Model):
                    continue
                if target._meta.app_label in own - {app.label}:
                    yield model, field, target


def test_every_own_app_has_its_layer() -> None:
    for app in own_apps():
        assert rank(app.name) >= 0


def test_relations_between_apps_point_down() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} points up or sideways to {target._meta.label}"
        for model, field, target in relations()
        if rank(model._meta.app_label) <= rank(target._meta.app_label)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_lower_app_is_not_given_the_names_of_those_above() -> None:
    wrong = [
        f'{model._meta.label}.{field.name} needs related_name="+"'
        for model, field, _ in relations()
        if not field.remote_field or not field.remote_field.hidden
    ]
    assert not wrong, "\n".join(wrong)
