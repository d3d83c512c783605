"""Which roles an account holds, on which panels, on which day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from scrutiny.access.holdings import has_role, held, panels_of, visible_panels
from scrutiny.accounts.models import User
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, RoleAssignment

pytestmark = pytest.mark.django_db

OFFICER, MEMBER = frozenset({"officer"}), frozenset({"member"})
ROLES = RoleAssignment.Role


@pytest.fixture
def elsewhere(db: None) -> Panel:
    return panels.establish(slug="adults", name="Adults", terms_of_reference="", quorum=3, by=None)


def test_a_day_has_its_own_roles(outsider: User, panel: Panel) -> None:
    role = panels.assign_role(
        user=outsider, role=ROLES.OFFICER, panel=panel, from_on=date(2022, 5, 1), by=None
    )
    RoleAssignment.objects.filter(pk=role.pk).update(to_on=date(2022, 5, 31))
    holds = {day: held(outsider, on=date(2022, *day)) for day in ((4, 30), (5, 1), (5, 31), (6, 1))}
    assert [bool(roles) for roles in holds.values()] == [False, True, True, False]
    assert holds[5, 1] == {("officer", panel.pk)}


def test_roles_are_read_once_for_a_request(
    officer: User, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        for _ in range(3):
            assert has_role(officer, OFFICER)


def test_panels_are_those_of_the_role_asked_about(
    outsider: User, panel: Panel, elsewhere: Panel
) -> None:
    panels.assign_role(
        user=outsider, role=ROLES.OFFICER, panel=panel, from_on=date(2022, 5, 1), by=None
    )
    panels.assign_role(
        user=outsider, role=ROLES.MEMBER, panel=elsewhere, from_on=date(2022, 5, 1), by=None
    )
    assert panels_of(outsider, OFFICER) == [panel.pk]
    assert panels_of(outsider, OFFICER | MEMBER) == sorted([panel.pk, elsewhere.pk])
    assert panels_of(outsider, frozenset({"auditor"})) == []
    assert set(visible_panels(outsider)) == {panel, elsewhere}
    assert has_role(outsider, OFFICER, panel_id=panel.pk)
    assert not has_role(outsider, OFFICER, panel_id=elsewhere.pk)


def test_a_role_on_all_panels_is_all_of_them(
    outsider: User, panel: Panel, elsewhere: Panel
) -> None:
    panels.assign_role(
        user=outsider, role=ROLES.OFFICER, panel=None, from_on=date(2022, 5, 1), by=None
    )
    assert panels_of(outsider, OFFICER) is None
    assert set(visible_panels(outsider)) == {panel, elsewhere}
    assert has_role(outsider, OFFICER, panel_id=elsewhere.pk)


@pytest.mark.parametrize("is_known", [True, False])
def test_who_is_not_signed_in_or_disabled_holds_nothing(is_known: bool, officer: User) -> None:
    officer.is_active = False
    visitor = officer if is_known else AnonymousUser()
    assert held(visitor) == frozenset()
    assert panels_of(visitor, OFFICER) == []
    assert list(visible_panels(visitor)) == []
