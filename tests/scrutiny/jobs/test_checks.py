"""The start-up checks."""

import pytest
from pytest_django import Settings

from scrutiny.jobs.checks import check_kinds, check_times
from tests.scrutiny.jobs import handlers


def test_kinds_that_resolve_are_accepted() -> None:
    assert check_kinds() == []


@pytest.mark.parametrize("table", ["JOB_KINDS", "JOB_FAILED"])
@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("scrutiny.nowhere.at_all", "jobs.E1"),
        (f"{handlers.__name__}.no_such_name", "jobs.E1"),
        (f"{handlers.__name__}.EFFECT", "jobs.E2"),
    ],
)
def test_a_path_that_leads_to_no_function_is_reported(
    settings: Settings, table: str, path: str, problem: str
) -> None:
    setattr(settings, table, {"raise_always": path})
    found = check_kinds()
    assert [error.id for error in found] == [problem]
    assert path in found[0].msg


def test_a_hook_for_an_unknown_kind_is_reported(settings: Settings) -> None:
    settings.JOB_FAILED = {"juggling": f"{handlers.__name__}.hear"}
    assert [error.id for error in check_kinds()] == ["jobs.E3"]


def test_numbers_that_would_stop_all_work_are_reported(settings: Settings) -> None:
    assert check_times() == []
    settings.JOB_ATTEMPTS = 0
    settings.JOB_LEASE_SECONDS = -1
    assert [error.msg.split()[0] for error in check_times()] == [
        "JOB_ATTEMPTS",
        "JOB_LEASE_SECONDS",
    ]
