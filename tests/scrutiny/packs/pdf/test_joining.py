"""Joined sections keep what they had and gain what a pack needs."""

from collections import namedtuple
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader

from scrutiny.packs.join import BLANK, Piece, join
from scrutiny.packs.pdf.checking import faults
from scrutiny.packs.pdf.prepare import prepare
from tests.scrutiny.packs.pdf.looking import bookmarks_of, labels_of, lines_of, links_of, words_of
from tests.scrutiny.packs.pdf.sections import by_hand, everything_in, laid_out
from tests.scrutiny.packs.reading import Paper

ROWS = "".join(f'<tr><th scope="row">Ward {n}</th><td>{n * 7}</td></tr>' for n in range(60))
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><title>Rising bars</title>'
    '<rect width="9" height="20"/><text x="10" y="10" font-size="5">12</text></svg>'
)
AGENDA = (
    '<h1>Agenda</h1><h2>Business</h2><p>See <a href="pack:item-9">item 9</a> and '
    '<a href="pack:nowhere">nothing</a>, or <a href="https://example.org/">the web</a>.</p>'
)
REPORT = (
    f'<h1>Report of the director</h1><p>As noted<sup><a href="#n1" id="r1">1</a></sup>.</p>'
    f"<h2>Figures</h2><table><thead><tr><th>Place</th><th>Count</th></tr></thead>"
    f"<tbody>{ROWS}</tbody></table><h2>Drawings</h2>{SVG}"
    f'<p><img src="{DOT}" alt="A dot" width="9" height="9"></p>'
    f'<ol><li id="n1">A note <a href="#r1">back</a></li></ol>'
)


@pytest.fixture(scope="module")
def pack() -> bytes:
    return join(
        [
            Piece(laid_out(AGENDA, title="Agenda"), "Agenda", anchor="agenda"),
            Piece(
                prepare(laid_out(REPORT, title="Report")),
                "Item 9: Annual report",
                ("Agenda Item 9", "Appendix 1"),
                anchor="item-9",
                notice="Not for publication: paragraph 3 of Schedule 12A",
                footer="Contact: the clerk",
                blanks_before=1,
            ),
            Piece(by_hand(1, words="Slip"), "Withheld", start_page=60, end_page=74, level=2),
            Piece(laid_out(REPORT, title="Report"), "The same again", level=0),
        ],
        title="Scrutiny & Co: 1 < 2",
    )


def test_a_pack_has_no_fault_that_the_checker_knows(pack: bytes) -> None:
    assert faults(pack) == []


def test_each_section_is_a_part_of_the_one_document(pack: bytes) -> None:
    (document,) = Paper(pack).root["/StructTreeRoot"]["/K"]
    parts = [kid.get_object() for kid in document.get_object()["/K"]]
    assert [str(part["/T"]) for part in parts] == [
        "Agenda",
        "Item 9: Annual report",
        "Withheld",
        "The same again",
    ]
    assert {str(part["/S"]) for part in parts} == {"/Part"}
    assert Paper(pack).tags().count("Document") == 1


def test_headings_tables_and_figures_survive(pack: bytes) -> None:
    paper = Paper(pack)
    assert (paper.tags().count("H1"), paper.tags().count("Figure")) == (3, 4)
    cells: list[Any] = [element for tag, element in paper.elements() if tag == "TD"]
    known = {str(element["/ID"]) for tag, element in paper.elements() if "/ID" in element}
    assert len(cells) == 120
    for cell in cells:
        named = [str(one) for one in cell["/A"]["/Headers"]]
        assert len(named) == 2
        assert set(named) <= known


def test_text_survives_on_its_page(pack: bytes) -> None:
    pages = words_of(pack)
    assert "Report of the director" in pages[2]
    assert any("Ward 59 413" in page for page in pages)


def test_stamps_are_found_on_their_pages(pack: bytes) -> None:
    pages = lines_of(pack)
    assert "Page 1" in pages[0]
    assert pages[1] == [BLANK, "Page 2"]
    head = " ".join(pages[2][:3])
    assert "Agenda Item 9" in head
    assert "Appendix 1" in head
    assert "Not for publication: paragraph 3 of Schedule 12A" in head
    assert "Contact: the clerk Page 3" in pages[2]
    assert "Agenda Item 9" not in " ".join(pages[0])
    assert any("Pages 60 - 74" in page for page in pages)
    assert "Page 75" in " ".join(pages[-3] + pages[-2])


def test_stamps_are_artifacts_and_not_in_the_structure(pack: bytes) -> None:
    content = PdfReader(BytesIO(pack)).pages[2].get_contents()
    assert content is not None
    after = content.get_data().split(b"/Artifact <</Type /Pagination /Subtype /Header>> BDC")[1]
    assert b"MCID" not in after
    assert after.count(b"Tj") >= 5


def test_bookmarks_are_nested_with_the_headings_of_sections(pack: bytes) -> None:
    found = [(depth, title) for depth, title, _ in bookmarks_of(pack)]
    assert found == [
        (1, "Agenda"),
        (2, "Business"),
        (1, "Item 9: Annual report"),
        (2, "Report of the director"),
        (3, "Figures"),
        (3, "Drawings"),
        (2, "Withheld"),
    ]


def test_labels_are_the_printed_numbers(pack: bytes) -> None:
    labels = labels_of(pack)
    assert labels[:3] == ["1", "2", "3"]
    assert "60 - 74" in labels
    assert labels[labels.index("60 - 74") + 1] == "75"


def test_links_between_sections_lead_there_and_those_to_nothing_go(pack: bytes) -> None:
    of_agenda = [end for page, end in links_of(pack) if page == 0]
    assert of_agenda == [2, "https://example.org/"]
    assert "nothing" in words_of(pack)[0]


def test_links_within_a_section_stay_within_it(pack: bytes) -> None:
    reader = PdfReader(BytesIO(pack))
    own = range(2, 2 + (len(reader.pages) - 3) // 2)
    ends = [end for page, end in links_of(pack) if page in own]
    assert len(ends) == 2
    assert all(end in own for end in ends)


def test_title_and_language_are_said(pack: bytes) -> None:
    reader = PdfReader(BytesIO(pack))
    assert reader.metadata is not None
    assert reader.metadata.title == "Scrutiny & Co: 1 < 2"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Scrutiny & Co: 1 < 2"}


def test_pdf_ua_is_claimed_only_if_every_section_is_tagged(pack: bytes) -> None:
    tagged, untagged = by_hand(1), by_hand(1, is_tagged=False)
    with_one = join([(tagged, "A"), (untagged, "B")], title="T")
    assert b"pdfuaid" in everything_in(pack)
    assert b"pdfuaid" not in everything_in(with_one)
    assert faults(with_one) == []


def test_the_same_sections_make_the_same_bytes() -> None:
    sections = [
        Piece(by_hand(2, link="pack:x"), "A"),
        Piece(laid_out("<h1>B</h1>"), "B", anchor="x"),
    ]
    assert join(sections, title="T") == join(sections, title="T")


def test_prepared_and_unprepared_sections_make_the_same_pack() -> None:
    section = laid_out("<h1>One</h1><p>x</p>")
    assert join([(section, "A")], title="T") == join([(prepare(section), "A")], title="T")


Plain = namedtuple("Plain", ["data", "title", "stamps", "start_page"])


@pytest.mark.parametrize(
    "section",
    [
        (by_hand(1), "A", ("Item 1",), 5),
        [by_hand(1), "A", ["Item 1"], 5],
        {"pdf": by_hand(1), "title": "A", "stamps": ["Item 1"], "start_page": 5},
        {"data": by_hand(1), "bookmark": "A", "stamps": "Item 1", "start_page": 5},
        SimpleNamespace(pdf=by_hand(1), title="A", stamps=("Item 1",), start_page=5),
        SimpleNamespace(data=by_hand(1), title="A", stamps=("Item 1",), start_page=5),
        Plain(by_hand(1), "A", ("Item 1",), 5),
    ],
)
def test_a_section_may_come_in_other_forms(section: object) -> None:
    made = join([section], title="T")
    assert made == join([Piece(by_hand(1), "A", ("Item 1",), 5)], title="T")


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ([], "at least one section"),
        ([(b"no", "The budget")], "“The budget”: This is not a PDF"),
        ([(by_hand(1), "A"), (by_hand(1), "B", (), 1)], "“B” cannot begin on page 1"),
        ([(by_hand(1),)], "needs the bytes of a PDF and a title"),
        ([Piece(by_hand(2), "A", end_page=5)], "“A” has 2 pages"),
    ],
)
def test_what_cannot_be_joined_is_refused_in_words(sections: list[object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        join(sections, title="T")


def test_a_pack_may_begin_on_a_later_page() -> None:
    made = join([(by_hand(2), "A")], title="T", first_page=76)
    assert labels_of(made) == ["76", "77"]
    assert "Page 76" in lines_of(made)[0]


def test_bookmarks_that_skip_a_depth_go_below_what_there_is() -> None:
    made = join(
        [
            Piece(by_hand(1), "A", level=3),
            Piece(by_hand(1), "B", level=1),
            Piece(by_hand(1), "C", level=3),
        ],
        title="T",
    )
    assert bookmarks_of(made) == [(1, "A", 0), (1, "B", 1), (2, "C", 2)]


def test_a_section_in_another_language_says_so() -> None:
    made = join([(laid_out("<p>Bonjour</p>", language="fr"), "A")], title="T")
    (document,) = Paper(made).root["/StructTreeRoot"]["/K"]
    assert document.get_object()["/K"][0].get_object()["/Lang"] == "fr"
