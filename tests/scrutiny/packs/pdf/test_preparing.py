"""A prepared section holds its pages and its tags, and nothing that does more."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from scrutiny.packs.join import join
from scrutiny.packs.pdf.checking import faults
from scrutiny.packs.pdf.opening import is_tagged, page_count
from scrutiny.packs.pdf.prepare import MARK, prepare
from tests.scrutiny.packs.pdf.looking import links_of, words_of
from tests.scrutiny.packs.pdf.sections import (
    add_link,
    add_page,
    add_tags,
    by_hand,
    everything_in,
    laid_out,
    opened,
    saved,
)
from tests.scrutiny.packs.reading import Paper

TABLE = "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>"


def joined(pdf: bytes) -> bytes:
    return join([(pdf, "A")], title="T")


def changed(**elements: object) -> tuple[Pdf, Object]:
    """Return a tagged file and its only paragraph, to be changed."""
    file = opened(by_hand(1))
    paragraph = file.Root.StructTreeRoot.K[0].K[0]
    for key, value in elements.items():
        paragraph[Name(f"/{key}")] = value
    return file, paragraph


def tags_of(file: Pdf) -> list[str]:
    return Paper(joined(saved(file))).tags()


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


def test_a_role_map_is_applied_and_left_behind() -> None:
    file, _ = changed(S=Name.Absatz)
    file.Root.StructTreeRoot.RoleMap = Dictionary(Absatz=Name.Zwischen, Zwischen=Name.H2)
    made = joined(saved(file))
    assert Paper(made).tags() == ["Document", "Part", "H2"]
    assert "/RoleMap" not in Paper(made).root["/StructTreeRoot"]


@pytest.mark.parametrize(
    ("role", "standard"),
    [("Unknown", "Span"), ("Kreis", "Span"), ("Strong", "Span"), ("Title", "P"), ("H9", "H6")],
)
def test_types_that_are_not_standard_become_so(role: str, standard: str) -> None:
    file, _ = changed(S=Name(f"/{role}"))
    file.Root.StructTreeRoot.RoleMap = Dictionary(Kreis=Name.Lauf, Lauf=Name.Kreis)
    assert tags_of(file) == ["Document", "Part", standard]


def test_types_of_another_namespace_are_mapped_by_it() -> None:
    file, paragraph = changed(S=Name.Zeile)
    paragraph.NS = file.make_indirect(
        Dictionary(NS=String("urn:own"), RoleMapNS=Dictionary(Zeile=Array([Name.P, Name.None_])))
    )
    assert tags_of(file) == ["Document", "Part", "P"]


def test_classes_are_written_out() -> None:
    file, _ = changed(S=Name.TH, C=Name.Kopf)
    file.Root.StructTreeRoot.ClassMap = Dictionary(Kopf=Dictionary(O=Name.Table, Scope=Name.Column))
    cell = next(one for tag, one in Paper(joined(saved(file))).elements() if tag == "TH")
    assert "/C" not in cell
    assert cell["/A"][0]["/Scope"] == "/Column"  # type: ignore[index]


def test_a_document_within_the_document_becomes_a_part() -> None:
    file, paragraph = changed()
    top = file.Root.StructTreeRoot.K[0]
    inner = file.make_indirect(Dictionary(S=Name.Document, P=top, K=Array([paragraph])))
    paragraph.P, top.K = inner, Array([inner])
    assert tags_of(file) == ["Document", "Part", "Part", "P"]


def test_a_tree_with_several_tops_becomes_one_part() -> None:
    file, paragraph = changed()
    file.Root.StructTreeRoot.K = Array([file.Root.StructTreeRoot.K[0].K[0]])
    paragraph.P = file.Root.StructTreeRoot
    assert tags_of(file) == ["Document", "Part", "P"]


def test_a_tree_that_goes_in_a_circle_ends() -> None:
    file, paragraph = changed()
    paragraph.K.append(paragraph.P)
    paragraph.K.append(paragraph)
    made = joined(saved(file))
    assert faults(made) == []
    assert Paper(made).tags() == ["Document", "Part", "P"]


def test_content_that_no_element_claims_becomes_an_artifact() -> None:
    file, _ = changed()
    extra = b"\n/P <</MCID 7>> BDC BT /F1 12 Tf 72 400 Td (Margin) Tj ET EMC"
    file.pages[0].contents_add(file.make_stream(extra))
    made = joined(saved(file))
    assert faults(made) == []
    assert "Margin" in words_of(made)[0]


def test_content_that_is_not_there_or_claimed_twice_is_given_up() -> None:
    file, paragraph = changed(K=Array([0, 0, 5, 2_000_000_000, -1]))
    paragraph.K.append(Dictionary(Type=Name.MCR, MCID=9, Pg=Dictionary(Type=Name.Page)))
    assert faults(joined(saved(file))) == []


def test_marks_named_in_the_resources_are_found() -> None:
    file, _ = changed()
    page = file.pages[0].obj
    content = page.Contents.read_bytes().replace(b"<</MCID 0>>", b"/MC0")
    page.Contents = file.make_stream(content)
    page.Resources.Properties = Dictionary(MC0=Dictionary(MCID=0))
    made = joined(saved(file))
    assert faults(made) == []
    assert b"pdfuaid" in everything_in(made)


def test_marked_content_in_a_form_keeps_its_element() -> None:
    file, paragraph = changed()
    page = file.pages[0].obj
    form = file.make_stream(b"/P <</MCID 0>> BDC BT /F1 12 Tf 9 500 Td (Within) Tj ET EMC")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = Dictionary(Font=page.Resources.Font)
    form.StructParents = 1
    page.Resources.XObject = Dictionary(Fm=form)
    file.pages[0].contents_add(file.make_stream(b"/Fm Do"))
    paragraph.K.append(Dictionary(Type=Name.MCR, MCID=0, Pg=page, Stm=form))
    made = join([(by_hand(2), "A"), (saved(file), "B")], title="T")
    assert faults(made) == []
    with opened(made) as done:
        number = int(done.pages[2].obj.Resources.XObject.Fm.StructParents)
        table = done.Root.StructTreeRoot.ParentTree.Nums[2 * number + 1]
        assert table[0].S == Name.P


def test_headers_that_are_not_there_are_not_named() -> None:
    file, _ = changed(S=Name.TD, A=Dictionary(O=Name.Table, Headers=Array([String("gone")])))
    assert faults(joined(saved(file))) == []


def test_an_id_given_twice_is_kept_once() -> None:
    file, paragraph = changed(ID=String("x"))
    file.Root.StructTreeRoot.K[0].ID = String("x")
    assert paragraph.ID == file.Root.StructTreeRoot.K[0].ID
    assert faults(joined(saved(file))) == []


def test_links_by_name_lead_to_their_page() -> None:
    with opened(by_hand(3)) as file:
        link = add_link(file, "https://example.org/")
        del link.A
        link.Dest = String("there")
        there = Array([file.pages[2].obj, Name.Fit])
        file.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("there"), there])))
        assert links_of(joined(saved(file))) == [(0, 2)]


def test_older_names_are_looked_up_too() -> None:
    with opened(by_hand(3)) as file:
        link = add_link(file, "https://example.org/")
        link.A = Dictionary(S=Name.GoTo, D=Name.there)
        file.Root.Dests = Dictionary(there=Dictionary(D=Array([file.pages[1].obj, Name.Fit])))
        assert links_of(joined(saved(file))) == [(0, 1)]


@pytest.mark.parametrize(
    "action",
    [
        Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")),
        Dictionary(S=Name.Launch, F=String("x.exe")),
        Dictionary(S=Name.URI, URI=String("javascript:alert(1)")),
        Dictionary(S=Name.URI, URI=String("file:///etc/passwd")),
        Dictionary(S=Name.GoTo, D=String("nowhere")),
        Dictionary(S=Name.URI, URI=String("http://[broken")),
    ],
)
def test_a_link_that_does_anything_else_goes(action: Dictionary) -> None:
    with opened(by_hand(1, link="https://example.org/")) as file:
        file.pages[0].obj.Annots[0].A = action
        made = joined(saved(file))
    assert links_of(made) == []
    assert faults(made) == []


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


def annotated(file: Pdf, subtype: str, words: str) -> None:
    """Lay a mark with its own look on the first page."""
    look = file.make_stream(b"BT /F1 12 Tf 5 5 Td (Seen) Tj ET")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    look.Resources = Dictionary(Font=file.pages[0].obj.Resources.Font)
    mark = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{subtype}"),
        Rect=Array([100, 100, 200, 120]),
        Contents=String(words),
        T=String(words),
        F=4,
        AP=Dictionary(N=look),
    )
    file.pages[0].obj.Annots = Array([*file.pages[0].obj.get(Name.Annots, Array()), mark])


@pytest.mark.parametrize("subtype", ["Highlight", "FreeText", "Stamp", "Ink"])
def test_a_mark_on_a_page_stays_as_it_looks_without_its_words(subtype: str) -> None:
    with opened(by_hand(1, link="https://example.org/")) as file:
        annotated(file, subtype, "SECRET")
        made = joined(saved(file))
    assert "Seen" in words_of(made)[0]
    assert links_of(made) == [(0, "https://example.org/")]
    assert b"SECRET" not in everything_in(made)
    assert b"pdfuaid" not in everything_in(made)


@pytest.mark.parametrize("subtype", ["Text", "Popup", "FileAttachment"])
def test_a_note_goes_altogether(subtype: str) -> None:
    with opened(by_hand(1)) as file:
        annotated(file, subtype, "SECRET")
        made = joined(saved(file))
    assert "Seen" not in words_of(made)[0]
    assert faults(made) == []


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


def test_tags_that_are_empty_are_none() -> None:
    with Pdf.new() as file:
        add_page(file, "Plain", is_tagged=False)
        add_tags(file)
        file.Root.StructTreeRoot.K[0].K = Array([])
        made = joined(saved(file))
    assert Paper(made).tags() == ["Document", "Part"]
