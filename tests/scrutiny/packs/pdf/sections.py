"""Sections to join: some laid out as papers are, some written by hand so that they are quick."""

from functools import cache
from io import BytesIO
from typing import Any

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    Page,
    Pdf,
    StreamDecodeLevel,
    String,
)
from weasyprint import HTML

from scrutiny.packs.join import join

PAGE = "@page { size: A4; margin: 25mm } table { border-collapse: collapse }"


@cache
def laid_out(body: str, *, title: str = "A section", language: str = "en-GB") -> bytes:
    """Return a section as WeasyPrint makes it, with tags."""
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{title}</title>'
        f"<style>{PAGE}</style></head><body>{body}</body></html>"
    )
    made: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return made


@cache
def by_hand(
    page_count: int = 1, *, words: str = "Words", link: str = "", is_tagged: bool = True
) -> bytes:
    """Return a section with a heading, a paragraph and, if asked, a link on its first page."""
    with Pdf.new() as file:
        for number in range(1, page_count + 1):
            add_page(file, f"{words} {number}", is_tagged=is_tagged)
        if link:
            add_link(file, link)
        if is_tagged:
            add_tags(file)
        out = BytesIO()
        file.save(out, deterministic_id=True)
    return out.getvalue()


def add_page(file: Pdf, words: str, *, is_tagged: bool) -> Page:
    """Add a page of A4 with one line on it."""
    page = file.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(F1=file.make_indirect(font)))
    line = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET"
    content = f"/P <</MCID 0>> BDC {line} EMC" if is_tagged else line
    page.obj.Contents = file.make_stream(content.encode())
    return page


def add_link(file: Pdf, address: str) -> Object:
    """Lay a link on the first page."""
    link: Object = file.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([72, 690, 200, 715]),
            Contents=String(address),
            A=Dictionary(S=Name.URI, URI=String(address)),
        )
    )
    file.pages[0].obj.Annots = Array([link])
    return link


def add_tags(file: Pdf) -> Object:
    """Tag each page's line as a paragraph, and the link as one below the first."""
    document: Object = file.make_indirect(Dictionary(S=Name.Document, K=Array()))
    numbers: list[Any] = []
    numbers_of_links: list[Any] = []
    for place, page in enumerate(file.pages):
        element: Object = file.make_indirect(
            Dictionary(S=Name.P, P=document, Pg=page.obj, K=Array([0]))
        )
        document.K.append(element)
        page.obj.StructParents = place
        numbers += [place, Array([element])]
        for link in list(page.obj.get(Name.Annots, Array())):
            held = Dictionary(Type=Name.OBJR, Obj=link, Pg=page.obj)
            of_link: Object = file.make_indirect(
                Dictionary(S=Name.Link, P=element, Pg=page.obj, K=Array([held]))
            )
            element.K.append(of_link)
            link.StructParent = len(file.pages)
            numbers_of_links += [len(file.pages), of_link]
    root = Dictionary(
        Type=Name.StructTreeRoot,
        K=Array([document]),
        ParentTree=Dictionary(Nums=Array(numbers + numbers_of_links)),
    )
    file.Root.StructTreeRoot = file.make_indirect(root)
    document.P = file.Root.StructTreeRoot
    file.Root.MarkInfo = Dictionary(Marked=True)
    file.Root.Lang = String("en-GB")
    return document


def saved(file: Pdf) -> bytes:
    """Return the bytes of a file that a test made."""
    out = BytesIO()
    # As it was made: nothing set right on the way out.
    file.save(out, fix_metadata_version=False)
    return out.getvalue()


def everything_in(data: bytes) -> bytes:
    """Return all that a file holds, nothing packed."""
    with opened(data) as file:
        out = BytesIO()
        file.save(
            out,
            object_stream_mode=ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.generalized,
        )
    return out.getvalue()


def opened(data: bytes) -> Pdf:
    """Open a file to change it."""
    return Pdf.open(BytesIO(data))


def joined(pdf: bytes) -> bytes:
    """Return a pack of this one section."""
    return join([(pdf, "A")], title="T")
