"""Running a module in a process of its own."""

import logging
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
_OUT_OF_TIME = -24  # killed by SIGXCPU


class OutOfTime(Exception):
    """Raised when the process was not done in its time."""


class Ended(Exception):
    """Raised when the process ended without an answer: for want of memory, as a rule."""


def run(
    module: str,
    arguments: Sequence[str],
    data: bytes,
    *,
    seconds: float,
    memory_bytes: int,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Return what the module wrote for `data`, which is still to be unpacked and checked.

    `seconds` is wall time from the start of the process; `memory_bytes` is what the process may
    grow by beyond a bare interpreter. Raises OutOfTime or Ended; this process survives any data.
    """
    command = [sys.executable, "-m", module, *arguments, str(seconds), str(memory_bytes)]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=_ROOT,
            # No secret of the web process goes along.
            env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})},
        )
    except subprocess.TimeoutExpired as late:
        raise OutOfTime from late
    if done.returncode == _OUT_OF_TIME:
        raise OutOfTime
    if done.returncode:
        # An installation that is broken ends here as well: the log tells the two apart.
        said = done.stderr[-2_000:].decode("utf-8", "replace")
        logger.error("The process of %s ended with %s: %s", module, done.returncode, said)
        raise Ended
    return done.stdout


def printable(name: str) -> str:
    """Return a file's name as it may stand in a message: on one line, and not endless."""
    kept = "".join(mark if mark.isprintable() else " " for mark in name)
    return " ".join(kept.split())[:200] or "The file"
