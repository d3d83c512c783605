"""What makes the test run strict: nothing left to chance, no service assumed."""

import os
import shutil
from collections.abc import Generator

import pytest
from hypothesis import settings as hypothesis_settings

pytest_plugins = ["tests.once", "tests.put_back", "tests.cast"]

# The same examples each time: a run that fails can be run again.
hypothesis_settings.register_profile("strict", derandomize=True, deadline=None, database=None)
hypothesis_settings.load_profile("strict")

CHROMIUM = os.environ.get("SCRUTINY_CHROMIUM") or shutil.which("chromium")

# What each mark needs, and whether it is here. bin/test picks tests by mark and so skips none of
# them; a skip is only seen when pytest is started by hand.
NEEDS = {
    "postgres": ("DATABASE_URL", os.environ.get("DATABASE_URL", "").startswith("postgres")),
    "redis": ("REDIS_URL", bool(os.environ.get("REDIS_URL"))),
    "browser": ("Chromium", CHROMIUM is not None),
}


# What a test asks for when it touches the database.
ASKS_FOR_A_DATABASE = {"db", "transactional_db", "live_server", "installation"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip a test whose service is not there, saying which one.

    On PostgreSQL only the tests that touch a database are run, and of those not the tests of
    pages: they ran with SQLite, and would say the same again. What a page asks of PostgreSQL is
    seen by the sweep of all pages.
    """
    if NEEDS["postgres"][1]:
        others = [item for item in items if not _may_say_something_else(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _may_say_something_else(item)]
    for item in items:
        for mark, (need, is_here) in NEEDS.items():
            if item.get_closest_marker(mark) and not is_here:
                item.add_marker(pytest.mark.skip(reason=f"needs {need}"))


def _may_say_something_else(item: pytest.Item) -> bool:
    """Tell whether a test asks for a database, or starts processes that use one, and is no page's.

    Whoever commits in a test of a page means it about the database.
    """
    if any(item.get_closest_marker(mark) for mark in ("postgres", "redis", "worker")):
        return True
    fixtures = set(getattr(item, "fixturenames", ()))
    if "views" in item.path.parent.parts:
        return "transactional_db" in fixtures
    return item.get_closest_marker("django_db") is not None or bool(fixtures & ASKS_FOR_A_DATABASE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write half characters out, as of a test about broken text: xdist carries only whole ones."""
    report = yield
    report.sections = [
        (title, words.encode("utf-8", "backslashreplace").decode("utf-8"))
        for title, words in report.sections
    ]
    return report
