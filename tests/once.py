"""Data that many tests read: loaded once, and kept while the next tests ask for the same.

    @once
    def october_told() -> ReportingMonth:
        \"\"\"Tell the panel of October 2022.\"\"\"
        import_as_officer(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
        return ReportingMonth.objects.get()

This is a fixture of that name. A test that asks for it starts from the loaded data and is rolled
back to it: the load has a transaction around the tests, as a TestCase's class data has. Tests that
ask for the same load run one after the other, wherever they stand; a test that asks for none finds
the register alone. So a load asks for no fixtures, a test for one load at most, and none of its
tests may commit. Of models, each test gets its own copies, read anew; whatever else a load returns
is shared by all and must not change, such as a key or a number.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from django.db.models import Model
from django.test import TestCase
from pytest_django.plugin import DjangoDbBlocker

Given = TypeVar("Given")
Load = Callable[[], Any]

COMMITS = "commits"

_loads: dict[str, Load] = {}


@dataclass(frozen=True)
class Kept:
    """A load that stands now, and what it returned."""

    load: Load
    returned: Any


def once(load: Callable[[], Given]) -> Callable[..., Given]:
    """Make a fixture of a load; its name is its own in the whole run."""
    name = load.__name__
    known = _loads.setdefault(name, load)
    if known.__module__ != load.__module__:
        raise ValueError(f"{known.__module__} has a load named {name} too. Name one otherwise.")
    _loads[name] = load

    def given(kept_load: Kept | None, db: None) -> Given:
        if kept_load is None or kept_load.load is not load:
            raise LookupError(f"Ask for {name} by an argument or usefixtures: it is loaded before.")
        found: Given = _anew(kept_load.returned)
        return found

    given.__doc__ = load.__doc__
    return pytest.fixture(name=name)(given)


def _anew(value: Any) -> Any:
    """Return a model as the database has it, alone or in a tuple; anything else as it is."""
    if isinstance(value, Model):
        anew = copy(value)
        anew.refresh_from_db()
        return anew
    if type(value) is tuple:
        return tuple(map(_anew, value))
    return value


@pytest.fixture(scope="session", autouse=True)
def kept_load(request: pytest.FixtureRequest) -> Iterator[Kept | None]:
    """Hold the data of one load in an open transaction, until a test asks for another or none."""
    load: Load | str | None = getattr(request, "param", None)
    if not callable(load):
        yield None
        return
    request.getfixturevalue("django_db_setup")
    blocker: DjangoDbBlocker = request.getfixturevalue("django_db_blocker")
    with ExitStack() as stack:
        with blocker.unblock():
            kept = stack.enter_context(standing(load))
        yield kept
        with blocker.unblock():
            stack.close()


@contextmanager
def standing(load: Load) -> Iterator[Kept]:
    """Load into a transaction of its own, and roll it back at the end or if the load fails."""
    returned: list[Any] = []

    class Around(TestCase):
        @classmethod
        def setUpTestData(cls) -> None:
            returned.append(load())

    with ExitStack() as stack:
        stack.callback(Around.doClassCleanups)
        Around.setUpClass()  # rolls back and raises when the load fails
        stack.callback(Around.tearDownClass)
        yield Kept(load, returned[0])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Say of each test which load it asks for; its name stays as it is.

    By this pytest groups them. Tests that commit are a group of their own, so that they stay where
    pytest-django has them: after all that begin from the register.
    """
    asked = [name for name in metafunc.fixturenames if name in _loads]
    commits = _commits(metafunc)
    if len(asked) > 1 or (asked and commits):
        ways = [*asked, *(["to commit"] if commits else [])]
        raise pytest.UsageError(f"{metafunc.definition.nodeid} asks for {' and '.join(ways)}.")
    kept = _loads[asked[0]] if asked else COMMITS if commits else None
    metafunc.parametrize("kept_load", [kept], indirect=True, ids=[pytest.HIDDEN_PARAM])


def _commits(metafunc: pytest.Metafunc) -> bool:
    """Tell whether a test has the database without a transaction around it."""
    mark = metafunc.definition.get_closest_marker("django_db")
    is_marked = mark is not None and mark.kwargs.get("transaction", False)
    return is_marked or bool({"transactional_db", "live_server"} & set(metafunc.fixturenames))
