"""Making one section's pages, ready for joining. Slow work, outside any transaction."""

from dataclasses import dataclass

from scrutiny.files.models import StoredFile
from scrutiny.packs.papers import PaperRefused
from scrutiny.packs.undisturbed import undisturbed


@dataclass(frozen=True)
class Pages:
    """The pages of one section as a PDF, prepared for joining."""

    data: bytes
    page_count: int
    is_tagged: bool


def render(*, html: str = "", upload: StoredFile | None = None) -> Pages:
    """Return the pages of a section from its HTML or its upload.

    Raises PaperRefused, with a sentence, for HTML that asks for what it may not fetch and for an
    upload that cannot be joined.
    """
    # Imported here: the libraries that lay out and rewrite PDFs stay out of the web process.
    from scrutiny.packs.pdf.opening import is_tagged, page_count
    from scrutiny.packs.pdf.prepare import prepare
    from scrutiny.packs.render import to_pdf

    with undisturbed():
        pdf = upload.read() if upload is not None else to_pdf(html)[0]
        try:
            data = prepare(pdf)
        except ValueError as refused:
            raise PaperRefused(str(refused)) from refused
        return Pages(data=data, page_count=page_count(data), is_tagged=is_tagged(data))
