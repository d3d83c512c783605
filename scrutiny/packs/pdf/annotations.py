"""What lies upon the pages of a section: links stay, the rest is drawn or goes."""

from urllib.parse import urlsplit

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from scrutiny.packs.pdf.destinations import Destinations
from scrutiny.packs.pdf.structure import as_list

PACK = "pack:"  # the scheme of links from one section of a pack to another
SCHEMES = frozenset({"http", "https", "mailto"})

# Notes of reviewers and containers of things: nothing of them is part of the page.
_NOT_DRAWN = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}
)

_KEPT = (Name.Type, Name.Subtype, Name.Rect, Name.QuadPoints, Name.Contents, Name.BS, Name.Border)


def keep_links(pdf: Pdf, destinations: Destinations) -> tuple[list[Object], bool]:
    """Leave only links on the pages; return them, and whether other things were drawn in.

    A highlight or a filled field becomes part of the page as it looks; its author's name and words
    do not.
    """
    has_others = False
    for page in pdf.pages:
        on_page = [one for one in as_list(page.obj.get(Name.Annots)) if isinstance(one, Dictionary)]
        drawn = [one for one in on_page if str(one.get(Name.Subtype)) not in _NOT_DRAWN]
        has_others |= any(one.get(Name.Subtype) != Name.Link for one in drawn)
        if Name.Annots in page:
            page.Annots = Array([_indirect(pdf, one) for one in drawn])
    if has_others:
        pdf.flatten_annotations("screen")
    links: list[Object] = []
    for page in pdf.pages:
        links += _links_of(page, destinations)
    return links, has_others


def _links_of(page: Page, destinations: Destinations) -> list[Object]:
    """Take from a page all but its links, and from its links all but where they lead."""
    kept = [
        one
        for one in as_list(page.obj.get(Name.Annots))
        if isinstance(one, Dictionary)
        and one.get(Name.Subtype) == Name.Link
        and _is_cut_down(one, page, destinations)
    ]
    if kept:
        page.Annots = Array(kept)
        page.Tabs = Name.S
    elif Name.Annots in page:
        del page.Annots
    return list(kept)


def _is_cut_down(link: Object, page: Page, destinations: Destinations) -> bool:
    """Leave of a link its place, its words and its end; say whether it has one."""
    uri, destination = uri_of(link), destinations.of_holder(link)
    has_address = scheme_of(uri) in SCHEMES or uri.startswith(PACK)
    for key in set(link.keys()) - {str(key) for key in _KEPT}:
        del link[key]
    link.P = page.obj
    if has_address:
        link.A = Dictionary(S=Name.URI, URI=String(uri))
    elif destination is not None:
        link.Dest = destination
    return has_address or destination is not None


def uri_of(link: Object) -> str:
    """Return the address a link leads to, or nothing."""
    action = link.get(Name.A)
    if isinstance(action, Dictionary) and action.get(Name.S) == Name.URI:
        return str(action.get(Name.URI, ""))
    return ""


def scheme_of(uri: str) -> str:
    """Return the scheme of an address, or nothing where it has none that can be read."""
    try:
        return urlsplit(uri).scheme.lower()
    except ValueError:
        return ""


def _indirect(pdf: Pdf, annotation: Object) -> Object:
    return annotation if annotation.is_indirect else pdf.make_indirect(annotation)
