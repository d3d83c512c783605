"""The limits that a process sets on itself before it opens what somebody sent."""

import contextlib
import math
import resource
from pathlib import Path


def limit(seconds: float, memory_bytes: int) -> None:
    """Set the limits: `memory_bytes` is what the process may grow by from its bare start.

    The limit on processor time lies behind the parent's clock, and ends a process whose parent is
    gone.
    """
    ceiling = _address_space() + memory_bytes
    processor = math.ceil(seconds) + 1
    for kind, soft, hard in (
        (resource.RLIMIT_AS, ceiling, ceiling),
        # At the soft limit it ends by a signal that says why; at the hard one it is killed.
        (resource.RLIMIT_CPU, processor, processor + 1),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
    ):
        # Where the system knows no such limit the others and the parent's clock still hold.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _address_space() -> int:
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 64_000_000
    return int(pages) * resource.getpagesize()
