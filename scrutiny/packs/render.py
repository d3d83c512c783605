"""HTML to PDF by WeasyPrint, tagged for readers of screens. Only workers import this module."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# A name that never resolves: addresses in papers are relative to it and read from static/.
STATIC_HOST = "static.invalid"


class AddressRefused(FatalURLFetchingError):
    """Raised when a paper asks for anything but the project's own static files."""


class StaticFilesOnly(URLFetcher):
    """Fetches the project's own static files and data addresses; nothing leaves the machine."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the static file an address stands for; refuse every other address."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        parts = urlsplit(url)
        if parts.hostname != STATIC_HOST:
            raise AddressRefused(f"A paper may not fetch {parts.scheme}://{parts.netloc}.")
        folder = (Path(settings.ROOT) / "static").resolve()
        path = (folder / unquote(parts.path).lstrip("/")).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            raise AddressRefused(f"There is no static file {parts.path}.")
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})


def to_pdf(html: str) -> tuple[bytes, int]:
    """Return the PDF (PDF/UA-1 tags, title and language from the HTML) and its page count."""
    document = HTML(
        string=html, base_url=f"http://{STATIC_HOST}/", url_fetcher=StaticFilesOnly()
    ).render()
    data = document.write_pdf(pdf_variant="pdf/ua-1")
    if data is None:
        raise RuntimeError("WeasyPrint wrote no PDF.")
    return data, len(document.pages)
