"""What waits on somebody, gathered from the apps."""

from datetime import date

import pytest
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.notices.checks import check_tables
from scrutiny.notices.waiting import waiting_on
from tests.scrutiny.notices import posts
from tests.scrutiny.notices.posts import one

pytestmark = pytest.mark.django_db
TODAY = date(2023, 2, 10)


def test_the_soonest_comes_first_and_what_has_no_day_last(
    settings: Settings, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WAITING = [f"{posts.__name__}.waits", f"{posts.__name__}.always"]
    found = [one("b", None), one("late", date(2023, 2, 1)), one("soon", date(2023, 2, 11))]
    monkeypatch.setitem(posts.WAITS, lead.email, found)
    keys = [waiting.key for waiting in waiting_on(lead, on=TODAY)]
    assert keys == ["late", "soon", "return:2023-01", "b"]


def test_nothing_waits_on_a_disabled_account(settings: Settings, lead: User) -> None:
    settings.WAITING = [f"{posts.__name__}.always"]
    assert len(waiting_on(lead, on=TODAY)) == 1
    lead.is_active = False
    assert waiting_on(lead, on=TODAY) == []


def test_the_portals_own_paths_resolve() -> None:
    assert check_tables() == []


@pytest.mark.parametrize("table", ["WAITING", "NEWS"])
@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("scrutiny.nowhere.at_all", "notices.E1"),
        (f"{posts.__name__}.no_such_name", "notices.E1"),
        (f"{posts.__name__}.NO_FUNCTION", "notices.E2"),
    ],
)
def test_a_path_that_leads_to_no_function_is_reported(
    settings: Settings, table: str, path: str, problem: str
) -> None:
    setattr(settings, table, [path])
    (found,) = check_tables()
    assert found.msg.startswith(f"{table}: ")
    assert found.id == problem
    assert path in found.msg
