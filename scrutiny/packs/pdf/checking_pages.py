"""The pages as the checker reads them: their marked content and what lies upon them."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Page, PdfError, parse_content_stream

from scrutiny.packs.pdf.checking_tree import Id, Tree, id_of

_MARKS = {"BDC", "BMC", "EMC"}
_TEXT = {"Tj", "TJ", "'", '"'}


@dataclass(frozen=True)
class PageReading:
    """What was found on one page."""

    id: Id
    number: object  # into the parent tree
    marks: frozenset[int]
    has_unmarked_text: bool
    can_be_read: bool
    annotations: tuple[Object, ...]

    @classmethod
    def of(cls, page: Page) -> "PageReading":
        """Read a page."""
        listed: object = page.obj.get(Name.Annots)
        upon = list(listed) if isinstance(listed, Array) else []
        try:
            marks, has_unmarked_text = _read(page)
            can_be_read = True
        except PdfError:
            marks, has_unmarked_text, can_be_read = set(), False, False
        return cls(
            id=page.obj.objgen,
            number=page.obj.get(Name.StructParents),
            marks=frozenset(marks),
            has_unmarked_text=has_unmarked_text,
            can_be_read=can_be_read,
            annotations=tuple(one for one in upon if isinstance(one, Dictionary)),
        )


def page_faults(tree: Tree, readings: list[PageReading], *, claims_all: bool) -> Iterator[str]:
    """Yield what is wrong between the pages and the structure tree."""
    for place, page in enumerate(readings, start=1):
        if not page.can_be_read:
            yield f"The content of page {place} cannot be read."
        if claims_all and any(Name.StructParent not in one for one in page.annotations):
            yield f"A link on page {place} is in no element, though PDF/UA is claimed."
        if claims_all and page.has_unmarked_text:
            yield f"Page {place} has text without a mark, though PDF/UA is claimed."
        if isinstance(page.number, int):
            yield from _mark_faults(tree, page, place)
        elif claims_all and page.marks:
            yield f"Page {place} has marked content but no place in the parent tree."
    drawn = {(page.id, mark) for page in readings for mark in page.marks}
    for (_, mark), element in tree.holds.items():
        if (_, mark) not in drawn:
            kind = tree.elements[element].get(Name.S)
            yield f"The element {kind} ({element[0]}) holds content {mark}, which is not drawn."


def _mark_faults(tree: Tree, page: PageReading, place: int) -> Iterator[str]:
    """Marked content, its element, and back (ISO 32000-1, 14.7.4)."""
    assert isinstance(page.number, int)
    table = tree.parents.get(page.number)
    entries = list(table) if isinstance(table, Array) else []
    for mark in sorted(page.marks):
        element = entries[mark] if mark < len(entries) else None
        if element is None:
            yield f"Content {mark} of page {place} is not in the parent tree."
        elif id_of(element) not in tree.elements:
            yield f"Content {mark} of page {place} belongs to an element not in the tree."
        elif tree.holds.get((page.id, mark)) != id_of(element):
            yield f"Content {mark} of page {place} is not held by the element it belongs to."


def _read(page: Page) -> tuple[set[int], bool]:
    """Return the numbers of marked content, and whether any text stands outside of marks."""
    marks: set[int] = set()
    has_unmarked_text, depth = False, 0
    if Name.Contents not in page.obj:
        return marks, False
    for step in parse_content_stream(page, " ".join(_MARKS | _TEXT)):
        word = str(step.operator)
        if word in _TEXT:
            has_unmarked_text |= depth == 0
        elif word == "EMC":
            depth -= 1
        else:
            depth += 1
            properties: object = step.operands[1] if len(step.operands) > 1 else None
            if isinstance(properties, Name):
                listed: object = page.resources.get(Name.Properties)
                properties = listed.get(properties) if isinstance(listed, Dictionary) else None
            number: object = (
                properties.get(Name.MCID) if isinstance(properties, Dictionary) else None
            )
            if isinstance(number, int):
                marks.add(number)
    return marks, has_unmarked_text
