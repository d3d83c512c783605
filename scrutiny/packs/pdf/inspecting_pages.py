"""What is on the pages of an uploaded PDF: words, pictures, comments, links."""

from dataclasses import dataclass

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Page,
    Pdf,
    Stream,
    parse_content_stream,
)

from scrutiny.packs.pdf.annotations import SCHEMES, scheme_of, uri_of

_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_WATCHED = " ".join({*_TEXT, "Do", "BI", "ID", "EI", "INLINE IMAGE"})
_DEEPEST = 8  # forms within forms

# Marks that a reviewer leaves; they have words and a name that are not part of the page.
_COMMENTS = frozenset(
    {
        *("/Text", "/FreeText", "/Popup", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut"),
        *("/Stamp", "/Caret", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"),
    }
)


@dataclass(frozen=True)
class PageLook:
    """What was seen of one page."""

    number: int
    has_text: bool
    has_pictures: bool
    has_comments: bool
    has_odd_links: bool

    @property
    def is_picture(self) -> bool:
        """Return whether there is something to see on it and nothing to hear."""
        return self.has_pictures and not self.has_text


@dataclass
class _Seen:
    has_text: bool = False
    has_pictures: bool = False


def look_at_pages(file: Pdf) -> list[PageLook]:
    """Return what is on each page. Raises PdfError for content that cannot be followed."""
    known: dict[tuple[int, int], _Seen] = {}
    return [_look(page, number, known) for number, page in enumerate(file.pages, start=1)]


def _look(page: Page, number: int, known: dict[tuple[int, int], _Seen]) -> PageLook:
    seen = _Seen()
    contents: object = page.obj.get(Name.Contents)
    if isinstance(contents, Stream) or (isinstance(contents, Array) and len(contents)):
        seen = _drawn(page, page.resources, known, 0)
    listed: object = page.obj.get(Name.Annots)
    upon = (
        [one for one in listed if isinstance(one, Dictionary)] if isinstance(listed, Array) else []
    )
    return PageLook(
        number=number,
        has_text=seen.has_text,
        has_pictures=seen.has_pictures,
        has_comments=any(str(one.get(Name.Subtype)) in _COMMENTS for one in upon),
        has_odd_links=any((uri := uri_of(one)) and scheme_of(uri) not in SCHEMES for one in upon),
    )


def _drawn(
    content: Page | Object, resources: object, known: dict[tuple[int, int], _Seen], depth: int
) -> _Seen:
    """Return what content draws, with the forms that it draws in turn."""
    seen = _Seen()
    things: object = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    for step in parse_content_stream(content, _WATCHED):
        if isinstance(step, ContentStreamInlineImage):
            seen.has_pictures = True
        elif (word := str(step.operator)) in _TEXT:
            seen.has_text = True
        elif word == "Do" and len(step.operands) and isinstance(things, Dictionary):
            thing = things.get(str(step.operands[0]))
            if isinstance(thing, Stream):
                below = _of_thing(thing, resources, known, depth)
                seen.has_text |= below.has_text
                seen.has_pictures |= below.has_pictures
    return seen


def _of_thing(
    thing: Stream, resources: object, known: dict[tuple[int, int], _Seen], depth: int
) -> _Seen:
    if thing.get(Name.Subtype) != Name.Form:
        return _Seen(has_pictures=True)
    if thing.objgen not in known:
        # Noted before it is read: a form that draws itself ends here.
        known[thing.objgen] = _Seen()
        if depth < _DEEPEST:
            own = thing.get(Name.Resources, resources)
            known[thing.objgen] = _drawn(thing, own, known, depth + 1)
    return known[thing.objgen]
