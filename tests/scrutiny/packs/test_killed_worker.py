"""A real installation builds the December 2022 pack, also when its worker is killed meanwhile."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installation import ROOT, Installation

pytestmark = pytest.mark.worker

TRIES = 8
SECONDS = 60
PACK = ("--panel", "children-and-families", "--month", "2022-12")
NO_MONTH = ("performance", "--panel", "children-and-families")


@pytest.fixture
def loaded(installation: Installation) -> Installation:
    """Give an installation with the demonstration council; loading it again changes nothing."""
    installation.manage("load_demo")
    return installation


def errand(installation: Installation, *arguments: str) -> str:
    return installation.run("-m", "tests.scrutiny.packs.errands", *arguments).stdout


def ask(installation: Installation) -> int:
    """Ask for the pack from a process of its own, as a page would, and return the build's id."""
    return int(errand(installation, "ask"))


def record(installation: Installation, build: int) -> tuple[str, int]:
    """Return a build's state and how many of its steps are done."""
    query = f"SELECT state, steps_done_count FROM packs_build WHERE id = {build}"  # noqa: S608
    [(state, steps)] = installation.rows(query)
    return state, steps


def is_begun(installation: Installation, build: int) -> bool:
    state, steps = record(installation, build)
    return state != "queued" and steps > 0


def is_laying_out(installation: Installation) -> bool:
    query = "SELECT count(*) FROM jobs_job WHERE kind = 'render_section' AND state = 'running'"
    return bool(installation.rows(query)[0][0])


def attempts(installation: Installation, kind: str) -> list[int]:
    """Return how often each finished job of a kind was tried, since the sections were forgotten."""
    query = (
        "SELECT attempt_count FROM jobs_job WHERE state = 'done'"  # noqa: S608
        f" AND kind = '{kind}' AND (kind <> 'render_section' OR subject_id IN"
        " (SELECT CAST(id AS varchar(40)) FROM packs_renderedsection))"
    )
    return [count for (count,) in installation.rows(query)]


def build_cut_off(installation: Installation, name: str) -> int:
    """Return a build whose worker was killed after some of its sections, before the others."""
    for number in range(TRIES):
        errand(installation, "reword", f"{name} {number}")
        build = ask(installation)
        worker = installation.start_worker()
        installation.wait_for(lambda: is_begun(installation, build), SECONDS)  # noqa: B023
        worker.kill()
        # Killed between two sections it would have lost nothing.
        if record(installation, build)[0] == "running" and is_laying_out(installation):
            return build
    pytest.fail(f"In {TRIES} tries no kill met a build.")


def expect_built_once(installation: Installation, build: int) -> None:
    """Expect one file, one finished record and one row of the history of a build."""
    [(file_id, name, sha256, size)] = installation.rows(
        "SELECT files_storedfile.id, name, sha256, size FROM files_storedfile"  # noqa: S608
        f" JOIN packs_build ON files_storedfile.id = file_id WHERE packs_build.id = {build}"
    )
    assert name == "children-and-families-performance-2022-12-members.pdf"
    key = str(file_id).replace("-", "")
    data = (installation.folder / "files" / key[:2] / key).read_bytes()
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (sha256, size)
    verbs = installation.rows(
        "SELECT verb FROM history_event WHERE subject_kind = 'packs.build'"  # noqa: S608
        f" AND subject_id = '{build}' ORDER BY id"
    )
    assert verbs == [("pack_requested",), ("pack_built",)]
    assert record(installation, build)[0] == "done"


def pdf_count(installation: Installation) -> int:
    query = "SELECT count(*) FROM files_storedfile WHERE media_type = 'application/pdf'"
    return int(installation.rows(f"{query} AND audience <> 'staff'")[0][0])


def expect_sections_kept_once(installation: Installation) -> None:
    """Expect every section rendered, each with bytes of its own and no others lying about."""
    states = installation.rows("SELECT DISTINCT state FROM packs_renderedsection")
    assert states == [("done",)]
    query = "SELECT count(*) FROM files_storedfile WHERE name LIKE 'section-%'"
    [(kept,)] = installation.rows(query)
    assert installation.rows("SELECT count(*) FROM packs_renderedsection") == [(kept,)]


def done_count(installation: Installation) -> int:
    return int(installation.rows("SELECT count(*) FROM packs_build WHERE state = 'done'")[0][0])


def test_a_pack_whose_worker_was_killed_is_built_by_the_next_and_once(
    loaded: Installation,
) -> None:
    build = build_cut_off(loaded, "killed")
    before = pdf_count(loaded)
    assert ask(loaded) == build
    loaded.start_worker()
    loaded.wait_for(lambda: record(loaded, build)[0] == "done", SECONDS)
    expect_built_once(loaded, build)
    assert pdf_count(loaded) == before + 1 == done_count(loaded)
    # What was laid out before the kill was not laid out again.
    tries = attempts(loaded, "render_section")
    assert len(tries) > 5
    assert 1 in tries
    assert max(tries) == 2
    assert attempts(loaded, "join_pack") == [1]
    expect_sections_kept_once(loaded)


def test_the_command_takes_over_from_a_killed_worker(loaded: Installation, tmp_path: Path) -> None:
    build = build_cut_off(loaded, "taken over")
    out = tmp_path / "december.pdf"
    loaded.manage("build_pack", "performance", *PACK, "--out", str(out))
    expect_built_once(loaded, build)
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_command_and_a_worker_at_once_build_one_pack(
    loaded: Installation, tmp_path: Path
) -> None:
    errand(loaded, "reword", "together")
    loaded.start_worker()
    out = tmp_path / "december.pdf"
    command = ["manage.py", "build_pack", "performance", *PACK, "--out", str(out)]
    together = [
        subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=loaded.env, stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for process in together:
        printed, _ = process.communicate(timeout=SECONDS)
        assert process.returncode == 0
        assert b"december.pdf: " in printed
    expect_built_once(loaded, ask(loaded))
    assert pdf_count(loaded) == done_count(loaded)


@pytest.mark.parametrize(
    ("status", "arguments", "says"),
    [
        (2, ["poem", *PACK, "--out", "x.pdf"], "invalid choice: 'poem'"),
        (2, [*NO_MONTH, "--out", "x.pdf"], "An option is missing: --month for performance."),
        (
            1,
            ["performance", *PACK[:2], "--month", "2022-11", "--out", "x.pdf"],
            "No return for November 2022 has been accepted",
        ),
    ],
)
def test_the_command_says_by_its_exit_what_came_of_it(
    status: int, arguments: list[str], says: str, loaded: Installation, tmp_path: Path
) -> None:
    counted = "SELECT (SELECT count(*) FROM packs_build), (SELECT count(*) FROM history_event)"
    before = loaded.rows(counted)
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "build_pack", *arguments],
        cwd=tmp_path,
        env=loaded.env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
    assert loaded.rows(counted) == before
