"""The process that opens an uploaded PDF: the file on standard input, what it is on output.

Run as `python -m scrutiny.packs.pdf.inspecting_child NAME PAGES_MAX SECONDS MEMORY_BYTES`. The
limits are set before pikepdf is imported: a file that needs more ends this process alone.
"""

import json
import logging
import sys
from dataclasses import asdict

from scrutiny.apart.limits import limit
from scrutiny.packs.pdf.inspecting import PdfRefused, too_large


def main(arguments: list[str]) -> int:
    """Inspect under the limits and write the answer; return the exit code."""
    name, pages_max = arguments[0], int(arguments[1])
    limit(float(arguments[2]), int(arguments[3]))
    # What the library says of a strange file is for nobody.
    logging.disable()
    try:
        from scrutiny.packs.pdf.inspecting_file import look_at

        answer = asdict(look_at(sys.stdin.buffer.read(), name=name, pages_max=pages_max))
    except PdfRefused as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": too_large(name)}
    except Exception as error:
        answer = {"refused": _unforeseen(error, name)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    return 0


def _unforeseen(error: BaseException | None, name: str) -> str:
    """Return the sentence for whatever the library raised on a file it cannot follow."""
    while error is not None:
        if isinstance(error, MemoryError) or "bad_alloc" in str(error):
            return too_large(name)
        error = error.__cause__ or error.__context__
    return f"{name} is damaged and cannot be read. Print it to a new PDF and send that."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
