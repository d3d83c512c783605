"""HTML to PDF by WeasyPrint, tagged for readers of screens. Only workers import this module."""

import mimetypes
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

from django.conf import settings
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scrutiny.packs.papers import PaperRefused

# A name that never resolves: addresses in papers are relative to it and read from static/.
STATIC_HOST = "static.invalid"


class AddressRefused(FatalURLFetchingError):
    """Raised when a paper asks for anything but the project's own static files."""


class StaticFilesOnly(URLFetcher):
    """Fetches the project's own static files and data addresses; nothing leaves the machine.

    `refused` keeps what was refused, since WeasyPrint swallows the refusal within a drawing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the static file an address stands for; refuse every other address."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        parts = urlsplit(url)
        if parts.hostname != STATIC_HOST:
            self._refuse(f"A paper may not fetch {parts.scheme}://{parts.netloc}.")
        folder = (Path(settings.ROOT) / "static").resolve()
        path = (folder / unquote(parts.path).lstrip("/")).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            self._refuse(f"There is no static file {parts.path}.")
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})

    def _refuse(self, words: str) -> NoReturn:
        self.refused.append(words)
        raise AddressRefused(words)


def to_pdf(html: str) -> tuple[bytes, int]:
    """Return the PDF (PDF/UA-1 tags, title and language from the HTML) and its page count.

    Raises PaperRefused when the paper asks for what it may not fetch.
    """
    fetcher = StaticFilesOnly()
    source = HTML(string=html, base_url=f"http://{STATIC_HOST}/", url_fetcher=fetcher)
    try:
        document = source.render()
        data = document.write_pdf(pdf_variant="pdf/ua-1")
    except AddressRefused as refused:
        raise PaperRefused(str(refused)) from refused
    if fetcher.refused:
        raise PaperRefused(fetcher.refused[0])
    if data is None:
        raise RuntimeError("WeasyPrint wrote no PDF.")
    return data, len(document.pages)
