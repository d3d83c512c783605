"""The demonstration council: only where it is wanted, and the same however often it is loaded."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.front import demonstration
from scrutiny.history.models import Event
from scrutiny.panels.models import RoleAssignment

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    """Return how many rows each table has."""
    return {model._meta.label: model._meta.base_manager.count() for model in apps.get_models()}


@pytest.mark.parametrize("arguments", [[], ["--register-only"], ["--build-packs"]])
def test_an_installation_that_is_no_demonstration_refuses_it(
    arguments: list[str], settings: Settings
) -> None:
    settings.IS_DEMONSTRATION = False
    before = counts()
    with pytest.raises(CommandError, match="SCRUTINY_DEMONSTRATION=yes") as caught:
        call_command("load_demo", *arguments)
    assert caught.value.returncode == 1
    assert counts() == before


def test_it_can_be_loaded_again_and_changes_nothing() -> None:
    demonstration.load()
    before = counts()
    last = Event.objects.latest("pk")
    demonstration.load()
    assert counts() == before
    assert Event.objects.latest("pk") == last


def test_there_is_a_sign_in_for_every_role(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo", "--register-only")
    printed = capsys.readouterr().out
    assert demonstration.PASSWORD in printed
    for role in RoleAssignment.Role:
        (assignment, *_) = RoleAssignment.objects.filter(role=role).select_related("user")
        assert f"{assignment.user.email} " in printed
        assert role.label in printed
        assert assignment.user.check_password(demonstration.PASSWORD)


def test_every_demonstration_account_is_made_up() -> None:
    assert User.objects.exists()
    assert not User.objects.exclude(email__endswith="@example.org").exists()
