"""What is wrong with a finished pack, as far as a program can see.

There is no validator of PDF/UA that could be installed here, so this is our own, and it shares no
code with what makes packs. It says nothing of what it does not look at: whether the reading order
makes sense, whether a heading is one, whether words describe a figure. An empty list is no claim of
conformance.
"""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError

from scrutiny.packs.pdf.checking_pages import PageReading, page_faults
from scrutiny.packs.pdf.checking_tree import Tree, id_of, read_tree


def faults(pdf: bytes) -> list[str]:
    """Return a sentence for each fault, none where none was found.

    Looked at: one structure tree with one Document; elements, pages and marked content that point
    to each other; unique numbers and ids; headers of cells; words for figures; language and title;
    ends of bookmarks and links; page labels; and, where PDF/UA is claimed, text without a mark.
    """
    try:
        file = Pdf.open(BytesIO(pdf))
    except PdfError:
        return ["This is not a PDF that can be read."]
    with file:
        pages = {id_of(page.obj): number for number, page in enumerate(file.pages, start=1)}
        tree = read_tree(file, pages)
        readings = [PageReading.of(page) for page in file.pages]
        return [
            *_document_faults(file),
            *tree.faults,
            *page_faults(tree, readings, claims_all=_claims_all(file)),
            *_owner_faults(file, tree),
            *_outline_faults(file, pages),
            *_link_faults(readings, pages),
            *_label_faults(file),
        ]


def _document_faults(file: Pdf) -> Iterator[str]:
    """Language and title (ISO 14289-1, 7.1 and 7.2)."""
    root = file.Root
    if not str(root.get(Name.Lang, "")):
        yield "The document has no language."
    if not str(file.trailer.get(Name.Info, Dictionary()).get(Name.Title, "")):
        yield "The document has no title."
    if "<dc:title>" not in _packet(file):
        yield "The metadata have no title."
    views: object = root.get(Name.ViewerPreferences)
    shown: object = views.get(Name.DisplayDocTitle) if isinstance(views, Dictionary) else False
    if shown is not True:
        yield "Readers are not asked to show the title."
    info: object = root.get(Name.MarkInfo)
    marked: object = info.get(Name.Marked) if isinstance(info, Dictionary) else False
    if marked is not True:
        yield "The document does not say that it is tagged."


def _owner_faults(file: Pdf, tree: Tree) -> Iterator[str]:
    """Numbers into the parent tree: each used once and in range (ISO 32000-1, 14.7.4.4)."""
    used: dict[int, object] = {}
    following: object = file.Root.get(Name.StructTreeRoot, Dictionary()).get(Name.ParentTreeNextKey)
    for thing in file.objects:
        if not hasattr(thing, "keys"):
            continue
        for key in (Name.StructParents, Name.StructParent):
            number: object = thing.get(key)
            if not isinstance(number, int):
                continue
            if number in used:
                yield f"The number {number} of the parent tree has two owners."
            used[number] = thing
            if number not in tree.parents:
                yield f"The number {number} is not in the parent tree."
            if not isinstance(following, int) or not 0 <= number < following:
                yield f"The number {number} is out of the range of the parent tree."
            if key == Name.StructParent and not tree.refers_to(number, thing):
                yield f"The element at {number} does not refer to the object that has the number."
    for number in sorted(set(tree.parents) - set(used)):
        yield f"Nothing has the number {number} of the parent tree."


def _outline_faults(file: Pdf, pages: dict[tuple[int, int], int]) -> Iterator[str]:
    outlines: object = file.Root.get(Name.Outlines)
    waiting = [outlines.get(Name.First)] if isinstance(outlines, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary):
            continue
        if id_of(item) in seen:
            yield "The bookmarks go in a circle."
            return
        seen.add(id_of(item))
        if not _leads_to_a_page(item, pages):
            yield f"The bookmark “{item.get(Name.Title, '')}” leads to no page."
        waiting += [item.get(Name.Next), item.get(Name.First)]


def _link_faults(readings: list[PageReading], pages: dict[tuple[int, int], int]) -> Iterator[str]:
    for number, reading in enumerate(readings, start=1):
        for link in reading.annotations:
            action: object = link.get(Name.A)
            kind: object = action.get(Name.S) if isinstance(action, Dictionary) else Name.GoTo
            if kind == Name.GoTo and not _leads_to_a_page(link, pages):
                yield f"A link on page {number} leads to no page."
            if kind == Name.URI and str(link.A.get(Name.URI, "")).startswith("pack:"):
                yield f"A link on page {number} still waits for its section."


def _leads_to_a_page(holder: Object, pages: dict[tuple[int, int], int]) -> bool:
    action: object = holder.get(Name.A)
    end: object = action.get(Name.D) if isinstance(action, Dictionary) else holder.get(Name.Dest)
    return isinstance(end, Array) and len(end) > 1 and id_of(end[0]) in pages


def _label_faults(file: Pdf) -> Iterator[str]:
    """Page labels for every page (ISO 32000-1, 12.4.2)."""
    tree: object = file.Root.get(Name.PageLabels)
    numbers: object = tree.get(Name.Nums) if isinstance(tree, Dictionary) else None
    if not isinstance(numbers, Array):
        yield "The pages have no labels."
        return
    places = [int(place) for place in list(numbers)[::2]]
    if not places or places[0] != 0:
        yield "The first page has no label."
    if places != sorted(set(places)) or (places and places[-1] >= len(file.pages)):
        yield "The page labels are not in the order of the pages."


def _claims_all(file: Pdf) -> bool:
    return "<pdfuaid:part>" in _packet(file)


def _packet(file: Pdf) -> str:
    metadata = file.Root.get(Name.Metadata)
    return "" if metadata is None else metadata.read_bytes().decode("utf-8", "replace")
