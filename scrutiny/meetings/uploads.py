"""An uploaded PDF: looked into before any of it is kept, then kept with what was found."""

from dataclasses import dataclass

from django.conf import settings

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
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


def kept(upload: Upload) -> StoredFile:
    """Keep the PDF for officers; whoever may read it besides, the page of its record says."""
    return store(
        data=upload.data,
        name=upload.name,
        media_type="application/pdf",
        audience=StoredFile.Audience.STAFF,
    )


def file_fields(upload: Upload, stored: StoredFile) -> dict[str, object]:
    """Return the fields of a record that come with its file."""
    return {
        "file": stored,
        "page_count": upload.found.page_count,
        "is_tagged": upload.found.is_tagged,
        "remarks": list(upload.found.findings),
    }
