"""What the last lines of bin/test say, and when they are no good news."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SCRIPT = Path(settings.ROOT) / "bin" / "_totals.py"
REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="0" skipped="{}"/></testsuites>'


def totals(
    folder: Path, *suites: tuple[str, str, tuple[int, int, int]], required: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the script over suites: name, how it ended, and tests, failures and skips."""
    folder.joinpath("suites").write_text(
        "".join(f"{name} {how}\n" for name, how, _ in suites), encoding="utf-8"
    )
    for name, _, counted in suites:
        folder.joinpath(f"{name}.xml").write_text(REPORT.format(*counted), encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), required],
        capture_output=True,
        text=True,
        check=False,
    )


SQLITE = ("sqlite", "exit 0", (10, 0, 0))


def test_all_well_is_exit_nought(tmp_path: Path) -> None:
    done = totals(tmp_path, SQLITE, ("redis", "skipped no Redis answers", (0, 0, 0)))
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines() == [
        "Suites: sqlite 10 passed, redis not run (no Redis answers)",
        "10 passed, 0 failed",
    ]


@pytest.mark.parametrize(
    ("how", "counted"), [("exit 5", (0, 0, 0)), ("exit 0", (4, 0, 4)), ("exit 0", (0, 0, 0))]
)
def test_a_suite_that_ran_no_tests_failed(
    tmp_path: Path, how: str, counted: tuple[int, int, int]
) -> None:
    done = totals(tmp_path, SQLITE, ("worker", how, counted))
    assert done.returncode == 1
    assert "worker RAN NO TESTS" in done.stdout
    assert done.stdout.endswith("10 passed, 1 failed\n")


@pytest.mark.parametrize(
    ("how", "counted", "words"),
    [
        ("exit 1", (10, 2, 0), "worker 8 passed 2 FAILED"),
        ("exit 2", (3, 0, 0), "worker BROKE OFF (exit 2)"),
        ("exit 1", (3, 0, 0), "worker BROKE OFF (exit 1)"),
    ],
)
def test_a_suite_that_failed_or_broke_off_is_no_success(
    tmp_path: Path, how: str, counted: tuple[int, int, int], words: str
) -> None:
    done = totals(tmp_path, SQLITE, ("worker", how, counted))
    assert done.returncode == 1
    assert words in done.stdout


def test_a_required_suite_that_did_not_run_failed(tmp_path: Path) -> None:
    skipped = ("redis", "skipped no Redis answers", (0, 0, 0))
    done = totals(tmp_path, SQLITE, skipped, required="redis")
    assert done.returncode == 1
    assert "Required, and did not run: redis" in done.stdout
