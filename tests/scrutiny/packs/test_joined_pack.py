"""A small pack laid out for real: what is printed on it, and how a reader finds the way."""

import re
from typing import Any

import pytest

from scrutiny.packs.papers import Content, Section
from tests.scrutiny.packs.conftest import Ask, Work
from tests.scrutiny.packs.papers import Leaflet
from tests.scrutiny.packs.reading import Paper

pytestmark = pytest.mark.django_db

BREAK = '<p style="break-before: page">'
AGENDA = (
    '<section class="paper-agenda"><h1>Agenda</h1><p><a href="pack:item-1">The plan</a> (Pages '
    '<pack-pages of="item-1"></pack-pages>)</p></section>'
)
SLIP = (
    '<section class="paper-slip"><h1>Withheld</h1><p>Pages <pack-pages of="item-1-appendix-1">'
    "</pack-pages></p></section>"
)
SECTIONS = [
    Section("Agenda", AGENDA, layout="portrait"),
    Section(
        "The plan",
        f"<h1>The plan</h1><p>First.</p>{BREAK}Second.</p>",
        anchor="item-1",
        stamps=("Agenda Item 1",),
        starts_on_right=True,
        layout="portrait",
    ),
    Section(
        "Appendix 1",
        SLIP,
        anchor="item-1-appendix-1",
        within=("item-1",),
        level=2,
        stamps=("Agenda Item 1", "Appendix 1"),
        others=(Content(f"<h1>Secret</h1>{BREAK}Two</p>{BREAK}Three</p>"),),
        is_slip=True,
        layout="portrait",
    ),
    Section("Figures", "<h1>Figures</h1>", footer="As at 9 January 2023"),
]
_built: list[bytes] = []


@pytest.fixture
def paper(request: pytest.FixtureRequest) -> Paper:
    """Return the pack; it is built once for all tests here."""
    if not _built:
        leaflet: Leaflet = request.getfixturevalue("leaflet")
        ask: Ask = request.getfixturevalue("ask")
        work: Work = request.getfixturevalue("work")
        leaflet.sections["public"] = SECTIONS
        build = work(ask("public"))
        assert build.file is not None, build.error
        assert build.untagged == []
        _built.append(build.file.read())
    return Paper(_built[0])


def words(paper: Paper, page: int) -> str:
    """Return the words of a page, its stamps among them."""
    return re.sub(r"\s+", " ", paper.reader.pages[page].extract_text())


def test_the_ranges_that_it_prints_are_those_on_its_pages(paper: Paper) -> None:
    assert "The plan (Pages 3 - 7)" in words(paper, 0)
    assert "Pages 5 - 7" in words(paper, 4)
    labels = paper.reader.page_labels
    assert labels[:4] == ["1", "2", "3", "4"]
    assert labels[5] == "8"


def test_each_page_says_where_in_the_pack_it_is(paper: Paper) -> None:
    assert [len(paper.reader.pages), words(paper, 1).count("Page 2")] == [6, 1]
    for page, says in (
        (2, ["Agenda Item 1", "Page 3"]),
        (3, ["Agenda Item 1", "Page 4"]),
        (4, ["Agenda Item 1", "Appendix 1"]),
        (5, ["As at 9 January 2023", "Page 8"]),
    ):
        assert [one for one in says if one not in words(paper, page)] == []


def test_reports_stand_upright_and_figures_lie_on_their_side(paper: Paper) -> None:
    shapes = [page.mediabox.width > page.mediabox.height for page in paper.reader.pages]
    assert shapes == [False, False, False, False, False, True]


def test_its_bookmarks_and_links_lead_to_the_sections(paper: Paper) -> None:
    assert paper.bookmarks() == ["Agenda", "The plan", "Figures"]
    links: Any = paper.reader.pages[0]["/Annots"]
    (destination,) = [link.get_object()["/A"]["/D"] for link in links]
    assert destination[0].get_object() == paper.reader.pages[2].get_object()


def test_nothing_of_what_is_withheld_is_in_it(paper: Paper) -> None:
    assert "Secret" not in paper.text
    assert b"Secret" not in _built[0]


def test_it_is_tagged_in_one_tree(paper: Paper) -> None:
    assert paper.tags().count("H1") == 4
    assert paper.root["/MarkInfo"]["/Marked"]
