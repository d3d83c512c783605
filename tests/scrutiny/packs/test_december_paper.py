"""The performance paper of December 2022, as it is read and as it is read aloud."""

import re
from itertools import pairwise

import pytest

from performance.models import PriorityArea
from scrutiny.packs import actions
from scrutiny.packs.models import Build
from tests.scrutiny.packs.conftest import Work
from tests.scrutiny.packs.reading import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

A4_LANDSCAPE = (841.9, 595.3)
HEADINGS = [f"H{level}" for level in range(1, 7)]
AREAS = [
    "Effective assessment and intervention",
    "Purposeful direct contact",
    "Management support for better practice",
    "Right service at the right time",
    "Robust corporate parenting",
]
_built: list[bytes] = []


def _build(key: str, work: Work) -> Build:
    members = Build.Audience.MEMBERS
    return work(actions.request(kind="performance", key=key, audience=members, by=None))


@pytest.fixture
def paper(december: str, work: Work) -> Paper:
    """Return the members' edition; it is built once for all tests here."""
    if not _built:
        build = _build(december, work)
        assert build.file is not None, build.error
        assert build.untagged == []
        _built.append(build.file.read())
    return Paper(_built[0])


def test_it_says_what_it_is_and_in_which_language(paper: Paper) -> None:
    assert paper.reader.metadata is not None
    title = "Children and Families Scrutiny Panel: performance to 31 December 2022"
    assert paper.reader.metadata.title == title
    assert paper.root["/Lang"] == "en-GB"
    assert paper.root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_is_tagged_from_the_first_page_to_the_last(paper: Paper) -> None:
    assert paper.root["/MarkInfo"]["/Marked"]
    assert all("/StructParents" in page for page in paper.reader.pages)
    assert {str(page["/Tabs"]) for page in paper.reader.pages} == {"/S"}
    tags = set(paper.tags())
    assert {"H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"} <= tags


def test_its_headings_go_down_one_step_at_a_time(paper: Paper) -> None:
    levels = [HEADINGS.index(tag) for tag in paper.tags() if tag in HEADINGS]
    assert levels[0] == 0
    assert levels.count(0) >= len(AREAS) + 2  # a cover, what to look at first, the areas
    assert max(later - earlier for earlier, later in pairwise(levels)) == 1


def test_every_picture_says_in_words_what_it_shows(paper: Paper) -> None:
    words = [element.get("/Alt") for tag, element in paper.elements() if tag == "Figure"]
    assert len(words) > 20
    assert all(alt and str(alt).strip() for alt in words)


def test_every_cell_of_a_table_knows_its_headings(paper: Paper) -> None:
    cells = [(tag, element) for tag, element in paper.elements() if tag in {"TH", "TD"}]
    headings = {element["/ID"] for tag, element in cells if tag == "TH"}
    named = [element["/A"].get("/Headers", []) for tag, element in cells if tag == "TD"]  # type: ignore[attr-defined]
    assert len(named) > 100
    assert all(len(names) >= 2 and set(names) <= headings for names in named)


def test_it_holds_every_area_of_the_month(paper: Paper) -> None:
    shown = PriorityArea.objects.filter(panel__slug="children-and-families", name__in=AREAS)
    assert shown.count() == len(AREAS)
    text = paper.text
    assert [area for area in AREAS if area not in text] == []


@pytest.mark.parametrize(("share", "fraction"), [("78%", "254/325"), ("30%", "89/299")])
def test_a_figure_stands_beside_what_was_counted(share: str, fraction: str, paper: Paper) -> None:
    assert f"{share}{fraction}" in paper.text.replace(" ", "")


def test_no_page_is_wider_or_higher_than_a_sheet_on_its_side(paper: Paper) -> None:
    for page in paper.reader.pages:
        assert float(page.mediabox.width) <= A4_LANDSCAPE[0] + 0.1
        assert float(page.mediabox.height) <= A4_LANDSCAPE[1] + 0.1
    assert 8 <= len(paper.reader.pages) <= 40


def test_every_font_is_in_the_file_and_is_ours(paper: Paper) -> None:
    fonts = list(paper.fonts())
    assert fonts
    for font in fonts:
        descriptor = font["/FontDescriptor"]
        kinds = {"/FontFile", "/FontFile2", "/FontFile3"}
        assert kinds & descriptor.keys(), font["/BaseFont"]  # type: ignore[attr-defined]
        assert "Atkinson" in str(font["/BaseFont"])


def test_it_carries_nothing_that_acts(paper: Paper) -> None:
    assert not {"/OpenAction", "/AA", "/AcroForm"} & paper.root.keys()
    names = paper.root.get("/Names", {})
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(names)


def test_every_section_has_its_bookmark(paper: Paper) -> None:
    assert paper.bookmarks() == ["Cover", "What to look at first", *AREAS, "Words used"]


def test_every_page_says_whose_it_is_and_its_number(paper: Paper) -> None:
    foot = "Children and Families Scrutiny Panel · December 2022 · Members' edition"
    for number, page in enumerate(paper.reader.pages, start=1):
        text = re.sub(r"\s+", " ", page.extract_text())
        assert f"{foot} · data as at 9 January 2023" in text
        assert f"Page {number}" in text
