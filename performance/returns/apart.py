"""Work with openpyxl, done by a process of its own with limits on memory and time."""

import logging
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from performance.returns.faults import refuse

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
_OUT_OF_TIME = -24  # killed by SIGXCPU


class Task(StrEnum):
    """What the other process is to do: with a file, or without one."""

    READ = "read"
    MARK = "mark"
    WRITE = "write"

    @property
    def opens_a_file(self) -> bool:
        """Whether it works on a file that somebody sent."""
        return self is not Task.WRITE


def run(
    task: Task, data: bytes, *, order: bytes = b"", name: str, seconds: float, memory_bytes: int
) -> bytes:
    """Return the process's answer, which is still to be unpacked and checked.

    `order` is one line that says more about the task. `seconds` is wall time from the start of the
    process; `memory_bytes` is what the process may grow by beyond a bare interpreter, openpyxl
    itself (about 10 MB) included. Raises UnreadableFile with a finding that names the file and says
    what to do. This process survives any file.
    """
    command = [sys.executable, "-m", "performance.returns.child", task, printable(name)]
    try:
        done = subprocess.run(
            [*command, str(seconds), str(memory_bytes)],
            input=order + b"\n" + data,
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=_ROOT,
            # No secret of the web process goes along.
            env={"PYTHONUTF8": "1", "OPENPYXL_LXML": "False", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    except subprocess.TimeoutExpired as late:
        raise _took_too_long(name, seconds) from late
    if done.returncode == _OUT_OF_TIME:
        raise _took_too_long(name, seconds)
    if done.returncode:
        # An installation that is broken ends here as well: the log tells the two apart.
        said = done.stderr[-2_000:].decode("utf-8", "replace")
        logger.error("The process for %s ended with %s: %s", task, done.returncode, said)
        raise refuse("file_too_large_to_read", name=printable(name))
    return done.stdout


def printable(name: str) -> str:
    """Return a file's name as it may stand in a message: on one line, and not endless."""
    kept = "".join(mark if mark.isprintable() else " " for mark in name)
    return " ".join(kept.split())[:200] or "The file"


def _took_too_long(name: str, seconds: float) -> Exception:
    return refuse("file_took_too_long", name=printable(name), seconds=f"{seconds:g}")
