"""A printer for tests about numbers and jobs: quick, and each section is as long as it says."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from pikepdf import Pdf

from scrutiny.packs.papers import PaperRefused

A4 = (595, 842)
LENGTH = re.compile(r'data-pages="(\d+)"')


def blank_pdf(page_count: int = 1, note: str = "") -> bytes:
    """Return a PDF of empty pages; `note` makes its bytes its own."""
    with Pdf.new() as pdf:
        for _ in range(page_count):
            pdf.add_blank_page(page_size=A4)
        pdf.pages[0].obj.Contents = pdf.make_stream(f"% {note}\n".encode())
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


@dataclass
class Printer:
    """Stands for the layout of HTML: as many empty pages as `data-pages` says, else one.

    `length_of` may decide otherwise; `refusal` is said of whatever holds its first words.
    """

    printed: list[str] = field(default_factory=list)
    length_of: Callable[[str], int | None] = lambda _: None
    refused: dict[str, str] = field(default_factory=dict)
    before: list[Callable[[], object]] = field(default_factory=list)

    def to_pdf(self, html: str) -> tuple[bytes, int]:
        """Lay a page out, as `scrutiny.packs.render.to_pdf` does."""
        self.printed.append(html)
        for call in self.before:
            call()
        for words, why in self.refused.items():
            if words in html:
                raise PaperRefused(why)
        found = LENGTH.search(html)
        count = self.length_of(html) or (int(found[1]) if found else 1)
        return blank_pdf(count, note=str(len(self.printed))), count


def pages(count: int, words: str = "") -> str:
    """Return HTML that the printer makes so many pages of."""
    return f'<section data-pages="{count}">{words}</section>'
