"""Texts of the demonstration set as PDFs, which are then taken in as an officer's would be."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from scrutiny.front.appendix_pdf import set_as_pdf
from tests.demonstration import EXEMPT_MARKERS
from tests.installation import ROOT

FOLDER = ROOT / "fixtures" / "meetings" / "2023-01-26"
EXEMPT = FOLDER / "case-learning.md"


def words_of(data: bytes) -> str:
    """Return the words of a PDF with single spaces between them."""
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split()
    )


def test_a_text_becomes_a_tagged_pdf_with_its_title_and_language() -> None:
    upload = set_as_pdf(FOLDER / "audit-outcomes.md", title="Audit outcomes", item="Quality")
    assert upload.name == "audit-outcomes.pdf"
    assert upload.found.is_tagged
    assert upload.found.has_title
    assert upload.found.has_text
    assert upload.found.language == "en-GB"
    assert upload.found.page_count == len(PdfReader(BytesIO(upload.data)).pages)
    words = words_of(upload.data)
    assert words.startswith("Quality Audit outcomes This appendix gives the figures")
    assert "Pathways Through Care" in words


def test_the_exempt_text_has_its_twelve_markers_each_once_and_no_other_file_has_any() -> None:
    words = words_of(set_as_pdf(EXEMPT, title="Learning", item="Quality").data)
    assert len(set(EXEMPT_MARKERS)) == 12
    assert [marker for marker in EXEMPT_MARKERS if words.count(marker) != 1] == []
    others = [path for path in _texts() if path != EXEMPT]
    assert others
    for path in others:
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert not [marker for marker in EXEMPT_MARKERS if marker in text], path


def _texts() -> list[Path]:
    return [
        path
        for folder in ("fixtures", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".md", ".yaml", ".html", ".txt"}
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_no_text_leaves_anything_to_remark_on(path: Path) -> None:
    found = set_as_pdf(path, title="A title", item="An item").found
    assert found.is_tagged
    assert found.findings == ()
