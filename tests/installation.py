"""A real installation in a world of its own: its own folder, database, broker and processes.

`installation` gives one on SQLite and the folder broker and, where DATABASE_URL and REDIS_URL are
set, one on PostgreSQL and Redis.
"""

import atexit
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import redis

ROOT = Path(__file__).resolve().parent.parent

# Short times, so that what is lost is found while the test watches.
TIMES = {
    "SCRUTINY_JOB_LEASE_SECONDS": "2",
    "SCRUTINY_JOB_STALE_SECONDS": "1",
    "SCRUTINY_JOB_SWEEP_SECONDS": "1",
    "SCRUTINY_JOB_BACKOFF_SECONDS": "1",
    "SCRUTINY_JOB_ATTEMPTS": "3",
}


class Worker:
    """A Celery worker of two processes with beat inside, in a process group of its own."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        self.log = log
        command = [sys.executable, "-m", "celery", "-A", "scrutiny.config", "worker"]
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [*command, "--beat", "--concurrency=2", "--loglevel=INFO", "--without-gossip"],
                cwd=ROOT,
                env=env,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill(self) -> None:
        """Kill the worker and its children without warning."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Installation:
    """One installation: its environment, its commands, its workers and its rows."""

    folder: Path
    env: dict[str, str]
    workers: list[Worker] = field(default_factory=list)

    def run(self, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a program of this installation's Python: `run("-m", "module", "argument")`."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.env | env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done

    def manage(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a management command; a test that expects it to fail catches AssertionError."""
        return self.run("manage.py", *arguments, **env)

    def start_worker(self, **env: str) -> Worker:
        """Start a worker; the fixture ends it if the test does not."""
        worker = Worker(self.env | env, self.folder / "worker.log")
        self.workers.append(worker)
        return worker

    def end_workers(self) -> None:
        """Kill every worker that this installation started."""
        while self.workers:
            self.workers.pop().kill()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query, read past Django."""
        if url := self.env.get("DATABASE_URL"):
            with psycopg.connect(url) as connection:
                return connection.execute(query.encode()).fetchall()
        path = self.folder / "portal.sqlite3"
        with closing(sqlite3.connect(path, timeout=20)) as database:
            return database.execute(query).fetchall()

    def wait_for(self, condition: Callable[[], object], seconds: float = 60) -> None:
        """Wait until the condition holds; fails with the end of the worker's log."""
        give_up = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > give_up:
                pytest.fail(f"Not in {seconds} seconds. The worker's log ends:\n{self.log_tail()}")
            time.sleep(0.05)

    def bells_answered(self) -> int:
        """Return how many bells of jobs the workers have answered, by their log."""
        lines = self.log_tail(1_000_000).splitlines()
        return sum("run_job[" in line and "succeeded" in line for line in lines)

    def log_tail(self, characters: int = 4000) -> str:
        """Return the end of the workers' log."""
        log = self.folder / "worker.log"
        return log.read_text(errors="replace")[-characters:] if log.exists() else "(none)"


@contextmanager
def postgres_database(template: str = "template1") -> Iterator[str]:
    """Give the address of a new database on DATABASE_URL's server, dropped at the end.

    It begins as a copy of another one there, to which nobody is connected.
    """
    server_url = os.environ["DATABASE_URL"]
    parts = urlsplit(server_url)
    name = f"scrutiny_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server_url, dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        try:
            yield urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@contextmanager
def redis_database() -> Iterator[str]:
    """Give the address in REDIS_URL, emptied before and after; the run has it to itself."""
    url = os.environ["REDIS_URL"]
    with closing(redis.Redis.from_url(url)) as client:
        client.flushdb()
        yield url
        client.flushdb()


@contextmanager
def new_installation(folder: Path, *, database: str, broker: str) -> Iterator[Installation]:
    """Give a migrated installation on "sqlite" or "postgres" and "folder" or "redis"."""
    env = _env_of(folder) | TIMES
    with ExitStack() as stack:
        if database == "postgres":
            env["DATABASE_URL"] = stack.enter_context(postgres_database(migrated_postgres()))
        if broker == "redis":
            env["REDIS_URL"] = stack.enter_context(redis_database())
        installation = Installation(folder=folder, env=env)
        stack.callback(installation.end_workers)
        if database == "sqlite":
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(migrated(), folder)
        installation.manage("migrate", "--verbosity=0")
        yield installation


@cache
def migrated() -> Path:
    """Return a migrated SQLite database, made once a run: an installation begins with a copy."""
    folder = Path(tempfile.mkdtemp(prefix="scrutiny-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Installation(folder=folder, env=_env_of(folder)).manage("migrate", "--verbosity=0")
    return folder / "portal.sqlite3"


@cache
def migrated_postgres() -> str:
    """Return the name of a migrated PostgreSQL database, made once a run to be copied."""
    stack = ExitStack()
    atexit.register(stack.close)
    url = stack.enter_context(postgres_database())
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    env = _env_of(folder) | {"DATABASE_URL": url}
    Installation(folder=folder, env=env).manage("migrate", "--verbosity=0")
    return urlsplit(url).path.removeprefix("/")


def _env_of(folder: Path) -> dict[str, str]:
    """Return the environment of an installation in a folder, with nothing of this run's in it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("SCRUTINY_")}
    for name in ("DATABASE_URL", "REDIS_URL"):
        env.pop(name, None)
    return env | {
        "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
        "PYTHONPATH": str(ROOT),
        "SCRUTINY_VAR": str(folder),
        "SCRUTINY_DEMONSTRATION": "yes",
    }


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(("sqlite", "folder"), id="sqlite+folder"),
        pytest.param(
            ("postgres", "redis"),
            id="postgres+redis",
            marks=[pytest.mark.postgres, pytest.mark.redis],
        ),
    ],
)
def installation_of_module(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """Give the tests of a module one migrated installation of each sort."""
    database, broker = request.param
    folder = tmp_path_factory.mktemp(f"{database}-{broker}")
    with new_installation(folder, database=database, broker=broker) as made:
        yield made


@pytest.fixture
def installation(installation_of_module: Installation) -> Iterator[Installation]:
    """Give a test the module's installation, and end the workers that it started."""
    yield installation_of_module
    installation_of_module.end_workers()
