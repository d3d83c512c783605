"""The reading process: a file on standard input, its cells or a refusal on standard output.

Run as `python -m performance.returns.child NAME SECONDS MEMORY_BYTES`. The limits are set before
openpyxl is imported, and they are the reason this is a process: a file that needs more memory or
time than a return can need ends this process and nothing else.
"""

import contextlib
import math
import resource
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from performance.returns.archive import check_archive, refuse
from performance.returns.cells import Workbook
from performance.returns.contents import Contents, count_contents
from performance.returns.findings import UnreadableFile
from performance.returns.transport import pack, pack_refusal


def main(arguments: list[str]) -> int:
    """Read the file under the limits and write the answer; return the exit code."""
    name, seconds, memory_bytes = arguments[0], float(arguments[1]), int(arguments[2])
    _limit(seconds, memory_bytes)
    warnings.simplefilter("ignore")
    _keep_out("lxml", "numpy", "PIL")
    too_large = pack_refusal(
        refuse(
            "file_too_large_to_read",
            f"{name} needs more memory than a return may take. Copy the table into a new workbook "
            "and send that.",
        ).finding
    )
    try:
        answer = _read(sys.stdin.buffer.read(), name)
    except MemoryError:
        answer = too_large
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _read(data: bytes, name: str) -> bytes:
    try:
        check_archive(data, name)
        contents = count_contents(data, name)
        return pack(_loader()(data, name, contents))
    except UnreadableFile as refused:
        return pack_refusal(refused.finding)
    except MemoryError:
        raise
    except Exception as error:
        if _is_for_want_of_memory(error):
            raise MemoryError from error
        # openpyxl raises many kinds on a file it cannot follow; the officer can do one thing.
        return pack_refusal(
            refuse(
                "damaged_file",
                f"{name} cannot be read as an Excel workbook: something inside it is broken. Open "
                "it in Excel, save it again as Excel Workbook (.xlsx) and send that.",
            ).finding
        )


def _loader() -> Callable[[bytes, str, Contents], Workbook]:
    """Import openpyxl under the limits; without room it fails in whatever way it was caught in."""
    try:
        from performance.returns.loading import load
    except Exception as error:
        raise MemoryError from error
    return load


def _is_for_want_of_memory(error: BaseException | None) -> bool:
    """Look through what an exception came from: openpyxl wraps what happens inside it."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _limit(seconds: float, memory_bytes: int) -> None:
    """Set the limits: `memory_bytes` is what the process may grow by from its bare start."""
    ceiling = _address_space() + memory_bytes
    for kind, value in (
        (resource.RLIMIT_AS, ceiling),
        (resource.RLIMIT_CPU, math.ceil(seconds) + 1),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        # Where the system knows no such limit the others and the parent's clock still hold.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def _address_space() -> int:
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 64_000_000
    return int(pages) * resource.getpagesize()


def _keep_out(*modules: str) -> None:
    """Let openpyxl find none of these: they cost memory, and Pillow would open pictures."""
    for module in modules:
        sys.modules[module] = None  # type: ignore[assignment]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
