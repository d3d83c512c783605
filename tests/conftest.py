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

    On PostgreSQL only the tests that touch a database are run: the others ran with SQLite, and
    would say the same again.
    """
    if NEEDS["postgres"][1]:
        others = [item for item in items if not _touches_the_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _touches_the_database(item)]
    for item in items:
        for mark, (need, is_here) in NEEDS.items():
            if item.get_closest_marker(mark) and not is_here:
                item.add_marker(pytest.mark.skip(reason=f"needs {need}"))


def _touches_the_database(item: pytest.Item) -> bool:
    """Tell whether a test asks for a database, or starts processes that use one."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return (
        item.get_closest_marker("django_db") is not None
        or bool(fixtures & ASKS_FOR_A_DATABASE)
        or any(item.get_closest_marker(mark) for mark in ("postgres", "redis", "worker"))
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write half characters out, as of a test about broken text: xdist carries only whole ones."""
    report = yield
    report.sections = [
        (title, words.encode("utf-8", "backslashreplace").decode("utf-8"))
        for title, words in report.sections
    ]
    return report
