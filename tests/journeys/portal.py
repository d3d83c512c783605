"""The portal as a council runs it: `bin/serve`, on an installation with people and no figures."""

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installation import ROOT, TIMES, Installation, new_installation

START_SECONDS, STOP_SECONDS = 30, 20
LISTENING = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
RETURNS = ROOT / "fixtures" / "returns"
DECEMBER = RETURNS / "2022-12_return.xlsx"
OCTOBER_2021 = RETURNS / "2021-10_return.xlsx"
MADE_OCTOBER = RETURNS / "2022-10_return_made.xlsx"


@dataclass(frozen=True)
class Portal:
    """A served installation and its address."""

    installation: Installation
    url: str

    def take_december(self, *, told_on: str | None = None) -> None:
        """Accept the officer's December return; with a day, the panel was told on it."""
        self._take(DECEMBER, "2022-12", told_on)

    def take_october(self) -> None:
        """Accept the made October return, which the panel was told of at its November meeting."""
        self._take(MADE_OCTOBER, "2022-10", "2022-11-24")

    def _take(self, file: Path, month: str, told_on: str | None) -> None:
        self.installation.manage(
            *("import_return", str(file), "--panel", "children-and-families"),
            *("--month", month, "--accept-warnings", "--by", "officer@example.org"),
            *(("--told-on", told_on) if told_on else ()),
        )


@contextmanager
def prepared(folder: Path) -> Iterator[Installation]:
    """Give an installation with its register, its people and its collected static files."""
    with new_installation(folder, database="sqlite", broker="folder") as made:
        # Nothing of the tests in it: the portal's own settings, and its own times.
        made.env["DJANGO_SETTINGS_MODULE"] = "scrutiny.config.settings"
        for name in TIMES:
            del made.env[name]
        made.manage("load_demo", "--register-only")
        made.manage("collectstatic", "--noinput", "--verbosity=0")
        yield made


@contextmanager
def serve(original: Installation, folder: Path, *, ending: ExitStack) -> Iterator[Portal]:
    """Serve a copy of an installation on a free port: web process, worker and clock.

    At the end it is asked to stop; `ending` waits for it, so that the next module need not.
    """
    shutil.copytree(original.folder, folder)
    env = original.env | {"SCRUTINY_VAR": str(folder), "SCRUTINY_BIND": "127.0.0.1:0"}
    log = folder / "serve.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [ROOT / "bin" / "serve"], env=env, stdout=output, stderr=subprocess.STDOUT
        )
    ending.callback(process.wait, STOP_SECONDS)
    try:
        yield Portal(Installation(folder=folder, env=env), _address(process, log))
    finally:
        process.send_signal(signal.SIGTERM)


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """Return the address that the web process says it listens at."""
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        if said := LISTENING.search(log.read_text(errors="replace")):
            return said[1]
        time.sleep(0.05)
    pytest.fail(f"bin/serve does not serve:\n{log.read_text(errors='replace')}")
