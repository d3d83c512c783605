"""What is loaded once is there for each test that asks for it, as it was loaded."""

import pytest
from django.db import connection

from performance.models import Return
from scrutiny.panels.models import Panel
from tests.once import once, standing

pytestmark = pytest.mark.django_db

loaded: list[str] = []


@once
def renamed_panel() -> tuple[Panel, str]:
    """Rename the panel, and return it with its name."""
    loaded.append("renamed_panel")
    Panel.objects.update(name="Renamed")
    return Panel.objects.get(slug="children-and-families"), "Renamed"


@once
def other_load() -> int:
    """Load nothing."""
    return 1


def half_done() -> None:
    """Fail after a change."""
    Panel.objects.update(name="Half done")
    raise ZeroDivisionError


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_changes_its_own_copy(renamed_panel: tuple[Panel, str], turn: int) -> None:
    panel, name = renamed_panel
    assert panel.name == name
    assert loaded == ["renamed_panel"]
    panel.name = f"Changed in turn {turn}"
    panel.save()
    Return.objects.all().delete()


def test_who_asks_for_nothing_finds_the_register_alone(panel: Panel) -> None:
    assert panel.name == "Children and Families Scrutiny Panel"
    assert not connection.savepoint_ids, "the transaction of a load is open"


def test_nothing_is_left_of_a_load_that_fails(panel: Panel) -> None:
    with pytest.raises(ZeroDivisionError), standing(half_done):
        pass
    assert Panel.objects.get(pk=panel.pk).name == "Children and Families Scrutiny Panel"
    assert not connection.savepoint_ids


@pytest.mark.usefixtures("renamed_panel")
def test_a_load_is_not_found_by_a_late_question(request: pytest.FixtureRequest) -> None:
    with pytest.raises(LookupError, match="other_load"):
        request.getfixturevalue("other_load")


def test_two_loads_cannot_have_one_name() -> None:
    def renamed_panel() -> None:
        pass

    renamed_panel.__module__ = "elsewhere"
    with pytest.raises(ValueError, match=r"tests\.test_once has a load named renamed_panel"):
        once(renamed_panel)
