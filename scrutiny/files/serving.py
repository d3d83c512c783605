"""Sending a stored file after the caller has checked the reader."""

from django.http import FileResponse

from scrutiny.files.models import StoredFile


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
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
