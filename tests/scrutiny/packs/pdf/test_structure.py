"""A section's tags are set right: standard types, one tree, everything where it belongs."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from scrutiny.packs.join import join
from scrutiny.packs.pdf.checking import faults
from tests.scrutiny.packs.pdf.looking import words_of
from tests.scrutiny.packs.pdf.sections import (
    add_page,
    add_tags,
    by_hand,
    everything_in,
    joined,
    opened,
    saved,
)
from tests.scrutiny.packs.reading import Paper


def changed(**elements: object) -> tuple[Pdf, Object]:
    """Return a tagged file and its only paragraph, to be changed."""
    file = opened(by_hand(1))
    paragraph = file.Root.StructTreeRoot.K[0].K[0]
    for key, value in elements.items():
        paragraph[Name(f"/{key}")] = value
    return file, paragraph


def tags_of(file: Pdf) -> list[str]:
    return Paper(joined(saved(file))).tags()


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


def test_tags_that_are_empty_are_none() -> None:
    with Pdf.new() as file:
        add_page(file, "Plain", is_tagged=False)
        add_tags(file)
        file.Root.StructTreeRoot.K[0].K = Array([])
        made = joined(saved(file))
    assert Paper(made).tags() == ["Document", "Part"]
