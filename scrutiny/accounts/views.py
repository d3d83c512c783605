"""Addresses of sign-in that the portal does not offer."""

from typing import NoReturn

from django.http import Http404, HttpRequest


def not_here(request: HttpRequest) -> NoReturn:
    """Answer 404 for a page that the sign-in library would have."""
    raise Http404
