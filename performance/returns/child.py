"""The process that opens a file: what to do and the file on standard input, the answer on output.

Run as `python -m performance.returns.child TASK NAME SECONDS MEMORY_BYTES`. The first line of the
input is the order, which says more about the task. The limits are set before
openpyxl is imported, and they are the reason this is a process: a file that needs more memory or
time than a return can need ends this process and nothing else.
"""

import sys
import warnings
from collections.abc import Callable

from performance.returns.apart import Task
from performance.returns.archive import check_archive
from performance.returns.contents import Contents, count_contents
from performance.returns.faults import refuse
from performance.returns.findings import UnreadableFile
from performance.returns.transport import pack, pack_file, pack_refusal
from scrutiny.apart.limits import limit

# What is done with the file: its bytes, its name, what it holds and the order; the answer packed.
Work = Callable[[bytes, str, Contents, bytes], bytes]


def main(arguments: list[str]) -> int:
    """Do the task under the limits and write the answer; return the exit code."""
    task, name = Task(arguments[0]), arguments[1]
    seconds, memory_bytes = float(arguments[2]), int(arguments[3])
    limit(seconds, memory_bytes)
    warnings.simplefilter("ignore")
    _keep_out("lxml", "numpy", "PIL")
    too_large = pack_refusal(refuse("file_too_large_to_read", name=name).finding)
    try:
        order = sys.stdin.buffer.readline().rstrip(b"\n")
        answer = _do(task, order, sys.stdin.buffer.read(), name)
    except MemoryError:
        answer = too_large
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _do(task: Task, order: bytes, data: bytes, name: str) -> bytes:
    try:
        contents = _checked(data, name) if task.opens_a_file else Contents()
        return _work(task)(data, name, contents, order)
    except UnreadableFile as refused:
        return pack_refusal(refused.finding)
    except MemoryError:
        raise
    except Exception as error:
        if _is_for_want_of_memory(error):
            raise MemoryError from error
        # openpyxl raises many kinds on a file it cannot follow; the officer can do one thing.
        return pack_refusal(refuse("damaged_file", name=name, part="").finding)


def _checked(data: bytes, name: str) -> Contents:
    """Refuse what no workbook should be before openpyxl sees it; return what it holds."""
    check_archive(data, name)
    return count_contents(data, name)


def _work(task: Task) -> Work:
    """Import openpyxl under the limits; without room it fails in whatever way it was caught in."""
    try:
        from performance.returns.loading import load
        from performance.returns.marking import mark
        from performance.returns.writing import write
    except Exception as error:
        raise MemoryError from error
    match task:
        case Task.READ:
            return lambda data, name, contents, _: pack(load(data, name, contents))
        case Task.MARK:
            return lambda data, _, __, order: pack_file(mark(data, order))
        case Task.WRITE:
            return lambda _, __, ___, order: pack_file(write(order))


def _is_for_want_of_memory(error: BaseException | None) -> bool:
    """Look through what an exception came from: openpyxl wraps what happens inside it."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _keep_out(*modules: str) -> None:
    """Let openpyxl find none of these: they cost memory, and Pillow would open pictures."""
    for module in modules:
        sys.modules[module] = None  # type: ignore[assignment]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
