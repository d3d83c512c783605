"""A section made ready for joining: done once, kept, and copied into pack after pack.

What joining needs to know is in the file itself, under a key of ours in the catalog.
"""

import hashlib
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, String

from scrutiny.packs.pdf.annotations import PACK, keep_links, uri_of
from scrutiny.packs.pdf.contents import balance, drawn_on, make_artifacts
from scrutiny.packs.pdf.destinations import Bookmark, Destinations, bookmarks_of
from scrutiny.packs.pdf.opening import has_tags, opened
from scrutiny.packs.pdf.structure import Marks, ObjGen, Structure
from scrutiny.packs.pdf.sweeping import refuse_layers, sweep

MARK = Name("/SCRU_Section")
VERSION = 1  # raised whenever a prepared file of before would not do any more


def prepare(pdf: bytes, *, salt: str = "") -> bytes:
    """Return the PDF ready for joining; the same bytes give the same.

    What a pack has no room for goes: actions, forms, attachments, comments, metadata. `salt` makes
    ids of its own for a section that stands in a pack more than once. Raises ValueError with a
    sentence for bytes that are no readable PDF, and for hidden layers, which joining would show.
    """
    tag = hashlib.sha256(salt.encode() + pdf).hexdigest()[:16]
    with opened(pdf) as file:
        refuse_layers(file)
        destinations = Destinations(file)
        bookmarks = bookmarks_of(file, destinations)
        links, was_drawn_on = keep_links(file, destinations)
        drawn = {page.obj.objgen: drawn_on(page) for page in file.pages}
        for page in file.pages:
            balance(file, page, drawn[page.obj.objgen])
        structure = _tidied(file, tag, drawn, links) if has_tags(file) else None
        has_all_tagged = structure is not None and not was_drawn_on
        if structure is not None:
            has_all_tagged &= structure.has_words_and_links(links)
            has_all_tagged &= not any(one.has_unmarked_text for one in drawn.values())
        sweep(file, tag)
        mark = Dictionary(
            Version=VERSION,
            Tag=String(tag),
            AllTagged=has_all_tagged,
            Owners=_numbered(file, structure),
            Links=Array([link for link in links if uri_of(link).startswith(PACK)]),
            Bookmarks=_flat(bookmarks),
        )
        file.Root[MARK] = file.make_indirect(mark)
        return saved(file)


def saved(file: Pdf) -> bytes:
    """Return a file's bytes: small, and the same for the same content."""
    out = BytesIO()
    file.save(
        out,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
        force_version="1.7",
    )
    return out.getvalue()


def is_prepared(file: Pdf) -> bool:
    """Say whether an open PDF came from `prepare` as it is now.

    A file can say so falsely: what somebody uploaded goes through `prepare` whatever it says.
    """
    mark = file.Root.get(MARK)
    return isinstance(mark, Dictionary) and mark.get(Name.Version) == VERSION


def _balanced(file: Pdf, page: Page) -> set[int]:
    """Let a page's content end as it began; return the numbers of what is marked in it."""
    drawn = drawn_on(page)
    balance(file, page, drawn)
    return drawn.marks


def _tidied(
    file: Pdf, tag: str, content: dict[ObjGen, set[int]], links: list[Object]
) -> Structure | None:
    """Set the structure right, let what it lacks be artifacts; nothing where it is empty."""
    structure = Structure(
        file,
        prefix=f"{tag}-".encode(),
        content=content,
        annotations={link.objgen for link in links},
    )
    if structure.tidy() is None:
        return None
    for page in file.pages:
        claimed = set(structure.found.pages.get(page.obj.objgen, ()))
        if content[page.obj.objgen] - claimed:
            make_artifacts(file, page, claimed)
    return structure


def _numbered(file: Pdf, structure: Structure | None) -> Array:
    """Write the tree's root anew; return what has marked content, each at its own number."""
    if structure is None or structure.document is None:
        for name in (Name.StructTreeRoot, Name.MarkInfo):
            if name in file.Root:
                del file.Root[name]
        return Array()
    found = structure.found
    owners: list[Object] = []
    numbers: list[object] = []

    def number(owner: Object, key: Name, parent: Object) -> None:
        owner[key] = len(owners)
        numbers.extend((len(owners), parent))
        owners.append(owner)

    for page in file.pages:
        if marks := found.pages.get(page.obj.objgen):
            number(page.obj, Name.StructParents, _table(marks))
    for stream, marks in found.streams.values():
        number(stream, Name.StructParents, _table(marks))
    for key, (thing, element) in found.objects.items():
        if key not in found.streams:
            number(thing, Name.StructParent, element)
    root = Dictionary(
        Type=Name.StructTreeRoot,
        K=Array([structure.document]),
        ParentTree=file.make_indirect(Dictionary(Nums=Array(numbers))),
        ParentTreeNextKey=len(owners),
        IDTree=file.make_indirect(Dictionary(Names=_names(found.ids))),
    )
    file.Root.StructTreeRoot = file.make_indirect(root)
    structure.document.P = file.Root.StructTreeRoot
    file.Root.MarkInfo = Dictionary(Marked=True)
    return Array(owners)


def _table(marks: Marks) -> Array:
    return Array([marks.get(number) for number in range(max(marks) + 1)])


def _names(ids: dict[bytes, Object]) -> Array:
    flat: list[object] = []
    for key in sorted(ids):
        flat += [String(key), ids[key]]
    return Array(flat)


def _flat(bookmarks: list[Bookmark]) -> Array:
    flat: list[object] = []
    for one in bookmarks:
        flat += [one.level, String(one.title), one.destination]
    return Array(flat)
