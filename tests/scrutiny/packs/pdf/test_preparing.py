"""A prepared section holds its pages, and nothing that does more."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from scrutiny.packs.join import join
from scrutiny.packs.pdf.checking import faults
from scrutiny.packs.pdf.opening import is_tagged, page_count
from scrutiny.packs.pdf.prepare import MARK, VERSION, prepare
from tests.scrutiny.packs.pdf.looking import words_of
from tests.scrutiny.packs.pdf.sections import (
    add_link,
    add_page,
    by_hand,
    everything_in,
    joined,
    laid_out,
    opened,
    saved,
)
from tests.scrutiny.packs.reading import Paper

TABLE = "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>"


def test_the_same_section_is_prepared_the_same() -> None:
    assert prepare(laid_out(TABLE)) == prepare(laid_out(TABLE))


def test_a_section_that_stands_there_twice_has_ids_of_its_own() -> None:
    one = prepare(laid_out(TABLE))
    assert prepare(laid_out(TABLE), salt="1") != one
    assert faults(join([(one, "A"), (one, "B"), (one, "C")], title="T")) == []


def test_it_can_be_prepared_again() -> None:
    again = prepare(prepare(laid_out(TABLE)))
    assert faults(joined(again)) == []


def test_pages_are_counted_and_tags_are_seen() -> None:
    assert page_count(by_hand(3)) == 3
    assert is_tagged(by_hand(1))
    assert not is_tagged(by_hand(1, is_tagged=False))
    assert is_tagged(prepare(laid_out(TABLE)))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"words"])
def test_bytes_that_are_no_pdf_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        prepare(data)


def test_what_a_pack_has_no_room_for_is_not_in_its_bytes() -> None:
    with opened(by_hand(1, link="https://example.org/")) as file:
        root, page = file.Root, file.pages[0].obj
        script = Dictionary(S=Name.JavaScript, JS=String("SECRET"))
        root.OpenAction = script
        root.AA = page.AA = Dictionary(O=script)
        root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("SECRET"), script])))
        root.Metadata = file.make_stream(b"SECRET")
        page.Metadata = file.make_stream(b"SECRET")
        page.PieceInfo = Dictionary(X=Dictionary(Private=String("SECRET")))
        page.Annots[0].NM = page.Annots[0].T = String("SECRET")
        file.attachments["SECRET.txt"] = b"SECRET"
        file.docinfo[Name.Author] = String("SECRET")
        made = prepare(saved(file))
    assert b"SECRET" not in everything_in(made)
    with opened(made) as done:
        assert set(done.Root.keys()) <= {
            *("/Type", "/Pages", "/Lang", "/StructTreeRoot", "/MarkInfo", str(MARK)),
        }


def test_hidden_layers_are_refused() -> None:
    with opened(by_hand(1)) as file:
        layer = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
        file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        with pytest.raises(ValueError, match="hidden layers"):
            prepare(saved(file))


def test_font_subsets_have_names_of_their_own_in_each_section() -> None:
    one, other = laid_out("<p>Abc</p>"), laid_out("<p>Xyz</p>")
    made = Paper(join([(one, "A"), (other, "B")], title="T"))
    names = {str(font["/BaseFont"]) for font in made.fonts()}
    assert len([name for name in names if "Hyperlegible" not in name]) == 2


def test_a_section_without_tags_keeps_its_pages() -> None:
    with Pdf.new() as file:
        add_page(file, "Plain", is_tagged=False)
        made = joined(saved(file))
    assert "Plain" in words_of(made)[0]
    assert Paper(made).tags() == ["Document", "Part"]


def test_what_says_falsely_that_it_is_prepared_is_prepared_all_the_same() -> None:
    with opened(by_hand(1)) as file:
        file.Root[MARK] = file.make_indirect(Dictionary(Version=VERSION, Tag=String("x")))
        file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("SECRET"))
        made = prepare(saved(file))
    assert b"SECRET" not in everything_in(made)
    assert faults(joined(made)) == []


@pytest.mark.parametrize("body", ["<p>Words</p>", TABLE, "<h1>One</h1><ol><li>x</li></ol>"])
def test_pdf_ua_is_claimed_of_a_paper(body: str) -> None:
    assert b"pdfuaid" in everything_in(joined(laid_out(body)))


def test_pdf_ua_is_not_claimed_where_a_figure_has_no_words() -> None:
    with opened(by_hand(1)) as file:
        file.Root.StructTreeRoot.K[0].K[0].S = Name.Figure
        assert b"pdfuaid" not in everything_in(joined(saved(file)))
        file.Root.StructTreeRoot.K[0].K[0].Alt = String("Words")
        assert b"pdfuaid" in everything_in(joined(saved(file)))


def test_pdf_ua_is_not_claimed_where_text_has_no_mark() -> None:
    with opened(by_hand(1)) as file:
        stray = file.make_stream(b"BT /F1 12 Tf 9 400 Td (Stray) Tj ET")
        file.pages[0].contents_add(stray)
        assert b"pdfuaid" not in everything_in(joined(saved(file)))


def test_pdf_ua_is_not_claimed_where_a_link_is_in_no_element() -> None:
    with opened(by_hand(1)) as file:
        add_link(file, "https://example.org/")
        assert b"pdfuaid" not in everything_in(joined(saved(file)))
