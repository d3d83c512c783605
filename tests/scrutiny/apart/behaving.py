"""A module for tests to run apart: it sets its limits and then behaves as it is told."""

import os
import sys
import tempfile
import time
from pathlib import Path

from scrutiny.apart.limits import limit


def main(arguments: list[str]) -> int:
    """Do what the first argument says."""
    what, seconds, memory_bytes = arguments[0], arguments[-2], arguments[-1]
    limit(float(arguments[1]) if len(arguments) > 3 else float(seconds), int(memory_bytes))
    match what:
        case "echo":
            sys.stdout.buffer.write(sys.stdin.buffer.read())
        case "grow":
            sys.stdout.write(str(len(bytearray(400_000_000))))
        case "sleep":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "write":
            Path(tempfile.gettempdir(), f"behaving-{os.getpid()}").write_bytes(b"x" * 100)
        case "environment":
            sys.stdout.write(str(dict(os.environ)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
