"""The people and things that most tests are about, loaded once for a run's database.

The register (definitions, panel, targets, accounts) comes from the data files by the same actions
as the demonstration; every test starts from it and is rolled back to it.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from performance.actions import checking
from performance.actions.importing import Choices, Imported, import_file
from performance.analysis.figures import Period
from performance.keys import month_from
from performance.models import Return
from performance.returns.reading import read
from scrutiny.accounts import actions as accounts
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests import put_back
from tests.once import once

RETURNS = Path(settings.ROOT) / "fixtures" / "returns"
DECEMBER = RETURNS / "2022-12_return.xlsx"
OCTOBER_2021 = RETURNS / "2021-10_return.xlsx"
MADE_OCTOBER = RETURNS / "2022-10_return_made.xlsx"
# Of these days the real return was, and was told; the made one before it.
OCTOBER_TOLD_ON = date(2022, 11, 24)
DECEMBER_DATA_ON, DECEMBER_TOLD_ON = date(2023, 1, 9), date(2023, 1, 26)

ImportReturn = Callable[..., Imported]

READ_ONCE = lru_cache(maxsize=64)(read)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Load the register into the run's database, once."""
    from scrutiny.front import demonstration

    with django_db_blocker.unblock():
        demonstration.load(is_register_only=True)
        if connection.vendor == "postgresql":
            put_back.keep()


@pytest.fixture
def panel(db: None) -> Panel:
    """Return the children and families panel."""
    return the_panel()


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
def practice_manager(db: None) -> User:
    """Return another auditor, of a team."""
    return _user("practice-manager")


@pytest.fixture
def qa(db: None) -> User:
    """Return who keeps the audit programme."""
    return _user("qa")


@pytest.fixture
def head(db: None) -> User:
    """Return a head of service, who moderates audits."""
    return _user("head")


@pytest.fixture
def partner(db: None) -> User:
    """Return a partner agency's auditor."""
    return _user("partner")


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


def the_panel() -> Panel:
    """Return the children and families panel, as a load asks for it."""
    return Panel.objects.get(slug="children-and-families")


def import_as_officer(path: Path, month: str, **dates: Any) -> Imported:
    """Import a workbook as the officer, warnings accepted."""
    period: Period = month_from(month)
    return import_file(
        data=path.read_bytes(),
        name=path.name,
        panel=the_panel(),
        month=period,
        data_on=dates.get("data_on") or period.end,
        told_on=dates.get("told_on"),
        choices=Choices(has_accepted_warnings=True),
        by=_user("officer"),
    )


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each file by a process of its own the first time, and remember what it said.

    The same bytes say the same each time; a file that cannot be read is tried each time.
    """
    monkeypatch.setattr(checking, "read", READ_ONCE)


@pytest.fixture
def import_return(db: None, read_once: None) -> ImportReturn:
    """Return a function that imports a workbook as the officer, warnings accepted."""
    return import_as_officer


@once
def december_draft() -> Return:
    """Accept December 2022, of which the panel was not told; return its return."""
    return _accepted(import_as_officer(DECEMBER, "2022-12", data_on=DECEMBER_DATA_ON))


@once
def december_told() -> Return:
    """Tell the panel of December 2022; return its return."""
    return _accepted(_december())


@once
def october_and_december_told() -> tuple[Return, Return]:
    """Tell the panel of the made October, and two months later of December; return both returns."""
    october = import_as_officer(MADE_OCTOBER, "2022-10", told_on=OCTOBER_TOLD_ON)
    return _accepted(october), _accepted(_december())


def _december() -> Imported:
    dates = {"data_on": DECEMBER_DATA_ON, "told_on": DECEMBER_TOLD_ON}
    return import_as_officer(DECEMBER, "2022-12", **dates)


def _accepted(imported: Imported) -> Return:
    """Return the return of an import that went through."""
    assert imported.status == "accepted", imported.findings
    assert imported.return_ is not None
    return imported.return_
