"""What holds for the repository as a whole."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.sweeps.layers import ROOT, own_apps, project

CODE = {".py", ".html", ".js", ".css", ".scss", ".sh"}
LINES_MAX = 400
LOCKS = sorted(ROOT.glob("requirements*.lock"))

# A path of somebody's own machine, or the address that a package was fetched from.
PLACES = re.compile(
    r"(?<![\w.])/(?:work|root|home|Users)/[a-z]"
    r"|(?:registry\.npmjs|files\.pythonhosted|test\.pypi|(?<!www\.)pypi\.org/simple)"
    r"|--(?:extra-)?index-url|--find-links\b"
)
PLACES_MEANT = {
    "bin/lock",  # sets a machine's index and folders aside, so has to name them
    "tests/sweeps/test_repository.py",
}

SUPERVISORS = {"bin/serve"}  # what it ends may have ended by itself


def tracked() -> list[Path]:
    """Return every file that is in the repository or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return sorted(path for path in paths if path.is_file())


def name(path: Path) -> str:
    """Return a file's name within the repository."""
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str | None:
    """Return a file's text, or None for one that is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_every_app_says_what_it_is_in_a_readme() -> None:
    missing = [app.name for app in own_apps() if not Path(app.path, "README.md").is_file()]
    assert not missing


def test_no_file_names_a_place_of_one_machine_or_a_registry() -> None:
    wrong = [
        f"{name(path)}: {found[0]}"
        for path in tracked()
        if name(path) not in PLACES_MEANT
        for found in PLACES.finditer(text(path) or "")
    ]
    assert not wrong, "\n".join(wrong)


def test_no_hand_written_file_is_longer_than_one_reason() -> None:
    long = []
    for path in tracked():
        is_code = path.suffix in CODE or path.parent.name == "bin"
        if is_code and "migrations" not in path.parts:
            count = len((text(path) or "").splitlines())
            if count > LINES_MAX:
                long.append(f"{name(path)} has {count} lines; over {LINES_MAX} there are two files")
    assert not long, "\n".join(long)


def test_no_gate_is_unable_to_fail() -> None:
    scripts = [path for path in tracked() if path.parent.name in {"bin", ".ci"}]
    gates = [path for path in scripts if name(path) not in SUPERVISORS]
    assert gates
    wrong = [
        f"{name(path)}:{number}"
        for path in gates
        for number, line in enumerate((text(path) or "").splitlines(), start=1)
        if re.search(r"\|\|\s*(?:true\b|:)", line)
    ]
    assert not wrong, f"Always comes out well: {', '.join(wrong)}"


def test_every_script_stops_at_its_first_fault() -> None:
    for path in [*(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"]:
        words = path.read_text(encoding="utf-8")
        if words.startswith("#!/bin/sh"):
            assert "\nset -eu\n" in words, f"{name(path)} lacks set -eu"
            assert path.stat().st_mode & 0o100, f"{name(path)} cannot be run"


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    groups = project()["project"]
    wanted = [groups["dependencies"], *groups["optional-dependencies"].values()]
    wrong = []
    for requirement in [requirement for group in wanted for requirement in group]:
        (line,) = (line for line in lines if f'"{requirement}"' in line)
        if not re.search(r",\s+# \w+", line):
            wrong.append(requirement)
    assert not wrong


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_of_a_lock_has_its_hashes_and_no_address(lock: Path) -> None:
    words = lock.read_text(encoding="utf-8")
    assert "http" not in words
    pins = [entry for entry in re.split(r"\n(?=[a-z])", words) if not entry.startswith("#")]
    assert pins
    for entry in pins:
        assert re.match(r"[a-z0-9.-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry[:80]


def test_the_locks_hold_every_dependency() -> None:
    groups = project()["project"]
    pinned = {
        pin
        for lock in LOCKS
        for pin in re.findall(r"^([a-z0-9.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    }
    wanted = [groups["dependencies"], *groups["optional-dependencies"].values()]
    for requirement in [requirement for group in wanted for requirement in group]:
        plain = re.split(r"[\[<>=~!]", requirement)[0].lower().replace("_", "-")
        assert plain in pinned, f"{requirement} is in no lock; run bin/lock"


def test_every_variable_that_is_read_is_told_to_the_operator() -> None:
    settings = (ROOT / "scrutiny" / "config" / "settings.py").read_text(encoding="utf-8")
    read = re.findall(r"environment\.\w+\(\s*\"(\w+)\"", settings)
    assert read
    guide = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    untold = [variable for variable in read if f"| `{variable}` |" not in guide]
    assert not untold, f"docs/deploy.md does not say what these are: {', '.join(untold)}"
