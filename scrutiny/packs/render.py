"""HTML to PDF by WeasyPrint, tagged for readers of screens. Only workers import this module."""

import atexit
import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit

from celery.signals import worker_process_shutdown
from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scrutiny.packs.papers import PaperRefused

# A name that never resolves: addresses in papers are relative to it and read from static/.
STATIC_HOST = "static.invalid"


STYLES = "built/paper.css"
STYLES_URL = f"http://{STATIC_HOST}/{STYLES}"


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
        folder = _static_folder()
        path = (folder / unquote(parts.path).lstrip("/")).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            self._refuse(f"There is no static file {parts.path}.")
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})

    def _refuse(self, words: str) -> NoReturn:
        self.refused.append(words)
        raise AddressRefused(words)


def _static_folder() -> Path:
    return (Path(settings.ROOT) / "static").resolve()


class Faces(FontConfiguration):
    """Typefaces; `has_more` says whether any were asked for since it was last set to False."""

    has_more = False

    def add_font_face(self, rule_descriptors: Any, url_fetcher: URLFetcher) -> None:
        """Add a face, and note it."""
        self.has_more = True
        super().add_font_face(rule_descriptors, url_fetcher)


@lru_cache(maxsize=1)
def _styles(written: str) -> tuple[CSS, Faces]:
    """Return the styles of papers and their faces, read once in a process.

    Unpacking the faces and measuring their letters anew takes a tenth of each section's time.
    """
    faces, fetcher = Faces(), StaticFilesOnly()
    sheet = CSS(string=written, base_url=STYLES_URL, url_fetcher=fetcher, font_config=faces)
    faces.has_more = False
    return sheet, faces


def _let_go(**_of_signal: object) -> None:
    """Let go of the faces, which lie unpacked in a temporary folder that goes with them."""
    _styles.cache_clear()


# The processes of a worker end without what is registered for the end of a process.
atexit.register(_let_go)
worker_process_shutdown.connect(_let_go)


def to_pdf(html: str) -> tuple[bytes, int]:
    """Return the PDF (PDF/UA-1 tags, title and language from the HTML) and its page count.

    The styles of papers apply. Raises PaperRefused when the paper asks for what it may not fetch.
    """
    fetcher = StaticFilesOnly()
    # The compiler marks the file's encoding with a first character that is no part of the styles.
    sheet, faces = _styles((_static_folder() / STYLES).read_text(encoding="utf-8-sig"))
    try:
        source = HTML(string=html, base_url=f"http://{STATIC_HOST}/", url_fetcher=fetcher)
        document = source.render(
            stylesheets=[sheet],
            font_config=faces,
            # A list that begins at 3 prints from 3.
            presentational_hints=True,
        )
        # What is prepared for joining next is compressed there, and quicker.
        data = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    except AddressRefused as refused:
        raise PaperRefused(str(refused)) from refused
    finally:
        if faces.has_more:
            # A face that one paper brought must not reach the next.
            _styles.cache_clear()
    if fetcher.refused:
        raise PaperRefused(fetcher.refused[0])
    if data is None:
        raise RuntimeError("WeasyPrint wrote no PDF.")
    return data, len(document.pages)
