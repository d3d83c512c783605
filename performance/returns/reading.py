"""A file's bytes read into cells, by a process of its own with limits on memory and time."""

import logging
import subprocess
import sys
from pathlib import Path

from performance.returns.archive import refuse
from performance.returns.cells import Workbook
from performance.returns.transport import unpack

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
_OUT_OF_TIME = -24  # killed by SIGXCPU


def read(data: bytes, *, name: str, seconds: float, memory_bytes: int) -> Workbook:
    """Return the cells of a workbook.

    `seconds` is wall time from the start of the process; `memory_bytes` is what the process may
    grow by beyond a bare interpreter, openpyxl itself (about 10 MB) included. Raises UnreadableFile
    with a finding that names the file and says what to do. This process survives any file.
    """
    printable = "".join(mark if mark.isprintable() else " " for mark in name)
    name = " ".join(printable.split())[:200] or "The file"
    command = [sys.executable, "-m", "performance.returns.child", name]
    try:
        done = subprocess.run(
            [*command, str(seconds), str(memory_bytes)],
            input=data,
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
        logger.error("The reading process ended with %s: %s", done.returncode, said)
        raise refuse(
            "file_too_large_to_read",
            f"{name} could not be read within the memory a return may take. Copy the table into a "
            "new workbook and send that.",
        )
    try:
        return unpack(done.stdout)
    except ValueError as error:
        raise refuse(
            "damaged_file", f"{name} cannot be read. Save it again in Excel and send that."
        ) from error


def _took_too_long(name: str, seconds: float) -> Exception:
    return refuse(
        "file_took_too_long",
        f"{name} could not be read within {seconds:g} seconds. Copy the table into a new workbook "
        "and send that.",
    )
