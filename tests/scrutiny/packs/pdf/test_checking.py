"""The checker finds each fault that it says it looks for."""

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from scrutiny.packs.join import Piece, join
from scrutiny.packs.pdf.checking import faults
from tests.scrutiny.packs.pdf.sections import by_hand, laid_out, opened, saved

TABLE = (
    '<h1>One</h1><table><tr><th>A</th></tr><tr><td>1</td></tr></table><p><a href="#e">end</a></p>'
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Dot</title>'
    '<rect width="9" height="9"/></svg><p id="e">End</p>'
)


def good() -> bytes:
    sections = [Piece(laid_out(TABLE), "A", anchor="a"), Piece(by_hand(2, link="pack:a"), "B")]
    return join(sections, title="T")


def root_of(file: Pdf) -> Object:
    return file.Root.StructTreeRoot


def element(file: Pdf, kind: str) -> Object:
    """Return the first element of a kind."""
    waiting = [root_of(file).K[0]]
    while waiting:
        found: Object = waiting.pop(0)
        if str(found.S) == f"/{kind}":
            return found
        kids = found.get(Name.K, Array())
        waiting += [kid for kid in kids if isinstance(kid, Dictionary) and Name.S in kid]
    raise LookupError(kind)


def no_tree(file: Pdf) -> None:
    del file.Root.StructTreeRoot


def two_documents(file: Pdf) -> None:
    root_of(file).K.append(file.make_indirect(Dictionary(S=Name.Document, P=root_of(file))))


def document_within(file: Pdf) -> None:
    element(file, "Part").S = Name.Document


def page_not_in_the_file(file: Pdf) -> None:
    element(file, "H1").Pg = file.make_indirect(Dictionary(Type=Name.Page))


def element_twice(file: Pdf) -> None:
    element(file, "Part").K.append(element(file, "H1"))


def does_not_point_back(file: Pdf) -> None:
    element(file, "H1").P = root_of(file)


def content_not_in_the_parent_tree(file: Pdf) -> None:
    root_of(file).ParentTree.Nums[1] = Array()


def content_of_an_element_not_in_the_tree(file: Pdf) -> None:
    stray = file.make_indirect(Dictionary(S=Name.P, P=root_of(file), K=Array([0])))
    root_of(file).ParentTree.Nums[1][0] = stray


def content_not_held(file: Pdf) -> None:
    element(file, "H1").K = Array()


def content_not_drawn(file: Pdf) -> None:
    element(file, "H1").K.append(77)


def number_used_twice(file: Pdf) -> None:
    file.pages[1].obj.StructParents = file.pages[0].obj.StructParents


def number_out_of_range(file: Pdf) -> None:
    file.pages[0].obj.StructParents = 500


def id_used_twice(file: Pdf) -> None:
    element(file, "H1").ID = element(file, "TH").ID


def header_not_there(file: Pdf) -> None:
    element(file, "TD").A.Headers = Array([String("gone")])


def id_not_listed(file: Pdf) -> None:
    root_of(file).IDTree.Names = Array()


def figure_without_words(file: Pdf) -> None:
    del element(file, "Figure").Alt


def no_language(file: Pdf) -> None:
    del file.Root.Lang


def no_title(file: Pdf) -> None:
    del file.trailer.Info.Title


def no_title_in_metadata(file: Pdf) -> None:
    file.Root.Metadata = file.make_stream(b"<x/>")


def title_not_shown(file: Pdf) -> None:
    del file.Root.ViewerPreferences


def not_marked(file: Pdf) -> None:
    file.Root.MarkInfo = Dictionary()


def bookmark_to_nowhere(file: Pdf) -> None:
    file.Root.Outlines.First.Dest[0] = file.make_indirect(Dictionary(Type=Name.Page))


def bookmarks_in_a_circle(file: Pdf) -> None:
    file.Root.Outlines.Last.Next = file.Root.Outlines.First


def link_to_nowhere(file: Pdf) -> None:
    file.pages[1].obj.Annots[0].A.D = String("nowhere")


def link_that_waits(file: Pdf) -> None:
    file.pages[1].obj.Annots[0].A = Dictionary(S=Name.URI, URI=String("pack:x"))


def link_not_in_its_element(file: Pdf) -> None:
    element(file, "Link").K = Array([kid for kid in element(file, "Link").K if kid == 0])


def no_labels(file: Pdf) -> None:
    del file.Root.PageLabels


def first_page_without_label(file: Pdf) -> None:
    file.Root.PageLabels.Nums[0] = 1


def label_beyond_the_end(file: Pdf) -> None:
    numbers = list(file.Root.PageLabels.Nums)
    file.Root.PageLabels.Nums = Array([*numbers, 99, Dictionary(S=Name.D)])


def text_without_a_mark(file: Pdf) -> None:
    content = b"BT /F1 12 Tf 9 9 Td (Stray) Tj ET"
    file.pages[1].contents_add(file.make_stream(content))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (no_tree, "There is no structure tree."),
        (two_documents, "does not have one Document at its top"),
        (document_within, "a Document within the Document"),
        (page_not_in_the_file, "on a page that is not in the file"),
        (element_twice, "is in the tree twice"),
        (does_not_point_back, "does not point back"),
        (content_not_in_the_parent_tree, "of page 1 is not in the parent tree"),
        (content_of_an_element_not_in_the_tree, "belongs to an element not in the tree"),
        (content_not_held, "is not held by the element it belongs to"),
        (content_not_drawn, "holds content 77, which is not drawn"),
        (number_used_twice, "has two owners"),
        (number_out_of_range, "The number 500 is out of the range"),
        (id_used_twice, "Two elements have the id"),
        (header_not_there, "names the header gone, which is not there"),
        (id_not_listed, "The list of ids is not that of the elements"),
        (figure_without_words, "A figure on page 1 has no words"),
        (no_language, "no language"),
        (no_title, "The document has no title"),
        (no_title_in_metadata, "The metadata have no title"),
        (title_not_shown, "not asked to show the title"),
        (not_marked, "does not say that it is tagged"),
        (bookmark_to_nowhere, "The bookmark “A” leads to no page"),
        (bookmarks_in_a_circle, "go in a circle"),
        (link_to_nowhere, "A link on page 2 leads to no page"),
        (link_that_waits, "A link on page 2 still waits"),
        (link_not_in_its_element, "does not refer to the object"),
        (no_labels, "The pages have no labels"),
        (first_page_without_label, "The first page has no label"),
        (label_beyond_the_end, "not in the order of the pages"),
        (text_without_a_mark, "Page 2 has text without a mark"),
    ],
)
def test_a_fault_is_found(harm: Callable[[Pdf], None], said: str) -> None:
    with opened(good()) as file:
        harm(file)
        found = faults(saved(file))
    assert any(said in one for one in found), found


def test_a_good_pack_has_none() -> None:
    assert faults(good()) == []


def test_bytes_that_are_no_pdf_are_one_fault() -> None:
    assert faults(b"no") == ["This is not a PDF that can be read."]
