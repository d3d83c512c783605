"""What other processes of this machine have used, from /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def children(process: int) -> list[int]:
    """Return the processes that any thread of a process started."""
    files = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text(encoding="ascii").split()]


def peak(process: int) -> float:
    """Return the most memory that a process held, in MB, shared memory included."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def cpu_seconds(process: int) -> float:
    """Return the CPU seconds of a process, of its children and of those that ended."""
    return _own(process) + sum(_own(child) for child in children(process))


def _own(process: int) -> float:
    text = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    return sum(map(int, text.split()[11:15])) / TICKS
