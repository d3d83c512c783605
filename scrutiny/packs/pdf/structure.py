"""The structure tree of one section: walked, mended and numbered.

The tree is the only witness: what says where content belongs (ParentTree, StructParents, IDTree) is
made again from it, so that it is right whatever the file said (ISO 32000-1, 14.7).
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import cast

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from scrutiny.packs.pdf.roles import Roles

# What may hold content itself: a paragraph may, a row of a table may not.
HOLDING = frozenset(
    {
        *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH", "Caption"),
        *("Span", "NonStruct", "Link", "Quote", "Note", "Code", "Reference", "BibEntry"),
    }
)
_BARE = frozenset({"/Type", "/S", "/P", "/Pg", "/K"})

ObjGen = tuple[int, int]
Marks = dict[int, Object]  # by number of the marked content: the element it belongs to


@dataclass
class Found:
    """What the walk came across, each with the element it belongs to."""

    pages: dict[ObjGen, Marks] = field(default_factory=dict)
    streams: dict[ObjGen, tuple[Object, Marks]] = field(default_factory=dict)
    objects: dict[ObjGen, tuple[Object, Object]] = field(default_factory=dict)
    ids: dict[bytes, Object] = field(default_factory=dict)


class Structure:
    """A walk through the elements of one file that leaves each of them in order."""

    def __init__(
        self, pdf: Pdf, *, prefix: bytes, content: dict[ObjGen, set[int]], annotations: set[ObjGen]
    ) -> None:
        """Take the numbers of marked content by page, and the annotations that stay."""
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.prefix = prefix
        self.content = content
        self.annotations = annotations
        self.roles = Roles(self.root)
        self.found = Found()
        self.document: Object | None = None
        self.figures_without_words = 0
        self._seen: set[ObjGen] = set()
        self._documents: set[ObjGen] = set()
        self._headers: list[Object] = []

    def tidy(self) -> Object | None:
        """Return the one Document that all elements are below; nothing if there are none."""
        document: Object = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, K=self.root.get(Name.K, Array()))
        )
        waiting: list[tuple[Object, Object | None]] = [(document, None)]
        while waiting:
            element, page = waiting.pop()
            waiting.extend(reversed(list(self._tidy_element(element, page))))
        self._tidy_headers()
        kids = kids_of(document)
        if len(kids) == 1 and objgen_of(kids[0]) in self._documents:
            document = cast(Object, kids[0])
            del document.P
            document.S = Name.Document
        self.document = document if kids_of(document) else None
        return self.document

    def has_all(self, links: list[Object]) -> bool:
        """Say whether every link is held by an element and every figure has words for it."""
        return self.figures_without_words == 0 and all(
            link.objgen in self.found.objects for link in links
        )

    def _tidy_element(
        self, element: Object, page: Object | None
    ) -> Iterator[tuple[Object, Object | None]]:
        """Set one element right; yield those below it, with the page they inherit."""
        own = element.get(Name.Pg)
        if objgen_of(own) in self.content:
            page = own
        elif Name.Pg in element:
            del element.Pg
        self._tidy_attributes(element)
        if element.get(Name.S) == Name.Figure and not _has_words(element):
            self.figures_without_words += 1
        kept: list[object] = []
        for kid in self._without_bare_spans(element, page):
            if isinstance(kid, Dictionary) and Name.S in kid:
                below = self._entered(kid, element)
                if below is not None:
                    kept.append(below)
                    yield below, page
            elif self._keeps(kid, element, page):
                kept.append(kid)
        if page is not None and any(isinstance(kid, int) for kid in kept):
            element.Pg = page
        element.K = Array(kept)

    def _without_bare_spans(self, element: Object, page: Object | None) -> Iterator[object]:
        """Yield what is below an element; of a span that says nothing, what it holds.

        WeasyPrint writes one around each run of text. Without them a pack has half as many elements
        to copy, and reads the same.
        """
        may_hold = str(element.get(Name.S))[1:] in HOLDING and "Span" not in self.roles.of_file
        for kid in kids_of(element):
            if may_hold and isinstance(kid, Dictionary) and kid.get(Name.S) == Name.Span:
                marks = kids_of(kid)
                is_here = page is not None and objgen_of(kid.get(Name.Pg)) == page.objgen
                if is_here and kid.keys() <= _BARE and all(type(one) is int for one in marks):
                    yield from marks
                    continue
            yield kid

    def _entered(self, kid: Dictionary, parent: Object) -> Object | None:
        """Return an element on the first way to it; a tree has no other."""
        element: Object = kid if kid.is_indirect else self.pdf.make_indirect(kid)
        if element.objgen in self._seen or element.objgen == parent.objgen:
            return None
        self._seen.add(element.objgen)
        role = self.roles.standard(element)
        if role == "Document":
            # A pack has one, and each section is a part of it.
            self._documents.add(element.objgen)
            role = "Part"
        element.S = Name(f"/{role}")
        element.P = parent
        for key in (Name.NS, Name.AF):
            if key in element:
                del element[key]
        return element

    def _keeps(self, kid: object, element: Object, page: Object | None) -> bool:
        """Say whether a piece of content is there, and note whose it is."""
        if isinstance(kid, int):
            return self._claims(page, kid, element)
        if not isinstance(kid, Dictionary):
            return False
        if Name.Obj in kid:
            thing = kid.Obj
            key = objgen_of(thing)
            is_there = key in self.annotations or isinstance(thing, Stream)
            if not is_there or key in self.found.objects:
                return False
            self.found.objects[key] = (thing, element)
            return True
        number: object = kid.get(Name.MCID)
        if not isinstance(number, int):
            return False
        if isinstance(stream := kid.get(Name.Stm), Stream):
            _, marks = self.found.streams.setdefault(stream.objgen, (stream, {}))
            return number < 100_000 and marks.setdefault(number, element) is element
        return self._claims(kid.get(Name.Pg, page), number, element)

    def _claims(self, page: object, number: int, element: Object) -> bool:
        key = objgen_of(page)
        if number not in self.content.get(key, ()):
            return False
        marks = self.found.pages.setdefault(key, {})
        if number in marks:
            return False
        marks[number] = element
        return True

    def _tidy_attributes(self, element: Object) -> None:
        """Give the element an id of this section's own, and its classes' attributes."""
        said = element.get(Name.ID)
        if isinstance(said, String):
            key = self.prefix + bytes(said)
            if key in self.found.ids:
                del element.ID
            else:
                element.ID = String(key)
                self.found.ids[key] = element
        if Name.C in element:
            self._apply_classes(element)
        attributes: object = element.get(Name.A)
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(one, Dictionary) and Name.Headers in one:
                self._headers.append(one)

    def _apply_classes(self, element: Object) -> None:
        """Write out the attribute classes (ISO 32000-1, 14.7.5.3): the map stays behind."""
        classes = self.root.get(Name.ClassMap)
        applied: list[object] = []
        for name in as_list(element.C):
            if isinstance(classes, Dictionary) and isinstance(name, Name):
                applied.extend(copy(one) for one in as_list(classes.get(name)))
        del element.C
        # Where both say something the element's own words count: the later in the array.
        together = [one for one in (*applied, *as_list(element.get(Name.A))) if one is not None]
        if together:
            element.A = Array(together)

    def _tidy_headers(self) -> None:
        """Let cells name the headers that are there, by their new ids."""
        seen: set[ObjGen] = set()
        for attributes in self._headers:
            # A class's attributes are one object for many elements.
            if attributes.is_indirect and attributes.objgen in seen:
                continue
            seen.add(attributes.objgen)
            named = as_list(attributes.get(Name.Headers))
            said = [self.prefix + bytes(one) for one in named if isinstance(one, String)]
            attributes.Headers = Array([String(key) for key in said if key in self.found.ids])


def kids_of(element: Object) -> list[object]:
    """Return what is directly below an element, whichever way it is written."""
    return as_list(element.get(Name.K))


def as_list(found: object) -> list[object]:
    """Return an array's entries; anything else as the one entry of a list."""
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def objgen_of(found: object) -> ObjGen:
    """Return the object's own number, or one that no object has."""
    return found.objgen if isinstance(found, Object) else (0, 0)


def _has_words(element: Object) -> bool:
    return any(str(element.get(key, "")).strip() for key in (Name.Alt, Name.ActualText))
