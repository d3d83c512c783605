"""What an uploaded PDF is, found out by a process of its own; what no pack may hold is refused.

Light to import: the library that reads PDFs is loaded in the other process only.
"""

import json
from dataclasses import dataclass
from typing import Any

from scrutiny.apart import running
from scrutiny.apart.running import printable

_CHILD = "scrutiny.packs.pdf.inspecting_child"
_SAID_MAX = 600  # letters of one sentence from the other process


class PdfRefused(Exception):
    """Raised with a sentence or two: what is wrong, where, and what to do."""


@dataclass(frozen=True)
class Inspected:
    """A PDF that may go into a pack, and what an officer should know of it.

    `findings` are remarks about what people who use a screen reader will find, and about what will
    be left out.
    """

    page_count: int
    is_tagged: bool
    has_title: bool
    language: str
    has_text: bool
    findings: tuple[str, ...]


def inspect(
    data: bytes, *, name: str, pages_max: int, seconds: float, memory_bytes: int
) -> Inspected:
    """Return what a PDF is; `running.run` says what the limits are.

    Raises PdfRefused for what is no PDF or damaged, locked, too long or too large, and for scripts,
    attachments, forms, layers, media and actions that reach beyond the file.
    """
    said = printable(name)
    try:
        answer = running.run(
            _CHILD, [said, str(pages_max)], data, seconds=seconds, memory_bytes=memory_bytes
        )
        found: Any = json.loads(answer)
    except running.OutOfTime as late:
        raise PdfRefused(
            f"{said} took longer than {seconds:g} seconds to read. "
            "Print it to a new PDF and send that."
        ) from late
    except (running.Ended, ValueError) as ended:
        raise PdfRefused(too_large(said)) from ended
    if "refused" in found:
        raise PdfRefused(str(found["refused"])[:_SAID_MAX])
    return Inspected(
        page_count=int(found["page_count"]),
        is_tagged=found["is_tagged"] is True,
        has_title=found["has_title"] is True,
        language=str(found["language"])[:35],
        has_text=found["has_text"] is True,
        findings=tuple(str(one)[:_SAID_MAX] for one in found["findings"][:20]),
    )


def too_large(name: str) -> str:
    """Return the sentence for a file that needs more memory than a paper can need."""
    return f"{name} needs more memory to read than any paper should. Print it to a new PDF."
