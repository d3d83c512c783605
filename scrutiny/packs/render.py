"""HTML to PDF by WeasyPrint, tagged for readers of screens. Only workers import this module."""

import mimetypes
import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

from django.conf import settings
from fontTools.ttLib import woff2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scrutiny.packs.papers import PaperRefused

# A name that never resolves: addresses in papers are relative to it and read from static/.
STATIC_HOST = "static.invalid"


STYLES = "built/paper.css"
STYLES_URL = f"http://{STATIC_HOST}/{STYLES}"
FACE = re.compile(r"@font-face\s*\{[^}]*\}")


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
        data = _face(path.read_bytes()) if path.suffix == ".woff2" else path.read_bytes()
        return URLFetcherResponse(url, data, {"Content-Type": media_type})

    def _refuse(self, words: str) -> NoReturn:
        self.refused.append(words)
        raise AddressRefused(words)


def _static_folder() -> Path:
    return (Path(settings.ROOT) / "static").resolve()


@lru_cache(maxsize=8)
def _face(packed: bytes) -> bytes:
    """Return a typeface unpacked, once in a process.

    WeasyPrint would unpack each face for each section, which takes longer than a short section.
    """
    unpacked = BytesIO()
    woff2.decompress(BytesIO(packed), unpacked)
    return unpacked.getvalue()


@lru_cache(maxsize=1)
def _styles(written: str) -> tuple[CSS, str]:
    """Return the styles of papers, read once in a process, and the rules of their faces.

    The faces go to each section anew: what one section makes of fonts must not reach the next.
    """
    faces = "".join(FACE.findall(written))
    sheet = CSS(string=FACE.sub("", written), base_url=STYLES_URL, url_fetcher=StaticFilesOnly())
    return sheet, faces


def to_pdf(html: str) -> tuple[bytes, int]:
    """Return the PDF (PDF/UA-1 tags, title and language from the HTML) and its page count.

    The styles of papers apply. Raises PaperRefused when the paper asks for what it may not fetch.
    """
    fetcher, fonts = StaticFilesOnly(), FontConfiguration()
    # The compiler marks the file's encoding with a first character that is no part of the styles.
    sheet, faces = _styles((_static_folder() / STYLES).read_text(encoding="utf-8-sig"))
    try:
        face_sheet = CSS(string=faces, base_url=STYLES_URL, url_fetcher=fetcher, font_config=fonts)
        source = HTML(string=html, base_url=f"http://{STATIC_HOST}/", url_fetcher=fetcher)
        document = source.render(
            stylesheets=[sheet, face_sheet],
            font_config=fonts,
            # A list that begins at 3 prints from 3.
            presentational_hints=True,
        )
        # What is prepared for joining next is compressed there, and quicker.
        data = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    except AddressRefused as refused:
        raise PaperRefused(str(refused)) from refused
    if fetcher.refused:
        raise PaperRefused(fetcher.refused[0])
    if data is None:
        raise RuntimeError("WeasyPrint wrote no PDF.")
    return data, len(document.pages)
