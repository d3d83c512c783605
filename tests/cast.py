"""The people and things that most tests are about, loaded once for a run's database.

The register (definitions, panel, targets, accounts) comes from the data files by the same actions
as the demonstration; every test starts from it and is rolled back to it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from performance.actions.importing import Choices, Imported, import_file
from performance.analysis.figures import Period
from performance.keys import month_from
from scrutiny.accounts import actions as accounts
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel

RETURNS = Path(settings.ROOT) / "fixtures" / "returns"
DECEMBER = RETURNS / "2022-12_return.xlsx"
OCTOBER_2021 = RETURNS / "2021-10_return.xlsx"
MADE_OCTOBER = RETURNS / "2022-10_return_made.xlsx"

ImportReturn = Callable[..., Imported]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Load the register into the run's database, once."""
    from scrutiny.front import demonstration

    with django_db_blocker.unblock():
        demonstration.load(is_register_only=True)


@pytest.fixture
def panel(db: None) -> Panel:
    """Return the children and families panel."""
    return Panel.objects.get(slug="children-and-families")


def _user(name: str) -> User:
    user: User = User.objects.get(email=f"{name}@example.org")
    return user


@pytest.fixture
def member(db: None) -> User:
    """Return a panel member."""
    return _user("member")


@pytest.fixture
def officer(db: None) -> User:
    """Return the performance officer."""
    return _user("officer")


@pytest.fixture
def lead(db: None) -> User:
    """Return a service lead."""
    return _user("lead")


@pytest.fixture
def director(db: None) -> User:
    """Return the service director."""
    return _user("director")


@pytest.fixture
def manager(db: None) -> User:
    """Return the scrutiny manager."""
    return _user("manager")


@pytest.fixture
def respondent(db: None) -> User:
    """Return a respondent."""
    return _user("respondent")


@pytest.fixture
def auditor(db: None) -> User:
    """Return an auditor."""
    return _user("auditor")


@pytest.fixture
def administrator(db: None) -> User:
    """Return the administrator."""
    return _user("administrator")


@pytest.fixture
def outsider(db: None) -> User:
    """Return somebody with an account and no role."""
    return accounts.create(email="outsider@example.org", name="Outsider", password=None, by=None)


@pytest.fixture
def as_(db: None) -> Callable[[User], Client]:
    """Return a browser-like client in which a person is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def import_return(panel: Panel, officer: User) -> ImportReturn:
    """Return a function that imports a workbook as the officer, warnings accepted."""

    def imported(path: Path, month: str, **dates: Any) -> Imported:
        period: Period = month_from(month)
        return import_file(
            data=path.read_bytes(),
            name=path.name,
            panel=panel,
            month=period,
            data_on=dates.get("data_on") or period.end,
            told_on=dates.get("told_on"),
            choices=Choices(has_accepted_warnings=True),
            by=officer,
        )

    return imported
