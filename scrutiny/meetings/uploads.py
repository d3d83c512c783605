"""Looking into an uploaded PDF before any of it is kept: the one place that asks the inspector."""

from dataclasses import dataclass

from django.conf import settings

from scrutiny.packs.pdf.inspecting import Inspected, inspect


@dataclass(frozen=True)
class Upload:
    """A PDF that may be taken in, with what was found about it."""

    name: str
    data: bytes
    found: Inspected


def inspected(data: bytes, *, name: str) -> Upload:
    """Return the PDF with what was found; raises scrutiny.packs.pdf.inspecting.PdfRefused.

    A child process of its own reads it, with limits: nothing in the file can harm this one.
    """
    found = inspect(
        data,
        name=name,
        pages_max=settings.PDF_PAGES_MAX,
        seconds=settings.PDF_SECONDS_MAX,
        memory_bytes=settings.PDF_MEMORY_BYTES_MAX,
    )
    return Upload(name, data, found)
