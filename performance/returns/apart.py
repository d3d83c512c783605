"""Work with openpyxl, done by a process of its own with limits on memory and time."""

from enum import StrEnum

from performance.returns.faults import refuse
from scrutiny.apart import running
from scrutiny.apart.running import printable

__all__ = ["Task", "printable", "run"]


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
    try:
        return running.run(
            "performance.returns.child",
            [task, printable(name)],
            order + b"\n" + data,
            seconds=seconds,
            memory_bytes=memory_bytes,
            environment={"OPENPYXL_LXML": "False"},
        )
    except running.OutOfTime as late:
        refused = refuse("file_took_too_long", name=printable(name), seconds=f"{seconds:g}")
        raise refused from late
    except running.Ended as ended:
        raise refuse("file_too_large_to_read", name=printable(name)) from ended
