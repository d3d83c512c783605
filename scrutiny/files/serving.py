"""Sending a file, stored or just made, after the caller has checked the reader."""

from typing import TypeVar

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from scrutiny.files.models import StoredFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
ICALENDAR = "text/calendar; charset=utf-8"

Response = TypeVar("Response", FileResponse, HttpResponse)


def respond(stored: StoredFile, *, inline: bool = False, name: str = "") -> FileResponse:
    """Return the file as a response that is never kept by a shared cache or sniffed.

    It is offered under `name` where one is given, else under the name that it came with.
    """
    response = FileResponse(
        stored.path.open("rb"),
        as_attachment=not inline,
        filename=name or stored.name,
        content_type=stored.media_type,
    )
    return _unkept(response)


def offer(data: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Return what was made for one reader as a file to save, never kept by a shared cache."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return _unkept(response)


def _unkept(response: Response) -> Response:
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
