"""Limits that hold before anybody has signed in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

# What a form may carry besides its file.
FORM_BYTES = 1024 * 1024


class BodyLimit:
    """Refuses a body that is larger than the largest upload, before any of it is stored.

    The form's own limit comes later, after the sign-in check has read the body.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 413 for a body that says it is too large, or does not say how large it is."""
        said = request.headers.get("Content-Length", "") or "0"
        most = settings.UPLOAD_BYTES_MAX + FORM_BYTES
        if not said.isascii() or not said.isdigit() or int(said[:20]) > most:
            return HttpResponse(
                f"More than {most // FORM_BYTES} MB cannot be sent here.",
                status=413,
                content_type="text/plain",
            )
        return self.get_response(request)


class PrivatePages:
    """Keeps pages of signed-in people out of every shared or lasting cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the header where the page has not set its own."""
        response = self.get_response(request)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
