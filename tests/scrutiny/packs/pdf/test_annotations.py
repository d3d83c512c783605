"""Of what lies upon pages links stay, marks are drawn in, notes go."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from scrutiny.packs.pdf.checking import faults
from tests.scrutiny.packs.pdf.looking import links_of, words_of
from tests.scrutiny.packs.pdf.sections import (
    add_link,
    by_hand,
    everything_in,
    joined,
    opened,
    saved,
)


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
