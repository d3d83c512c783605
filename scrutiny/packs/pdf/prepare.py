"""A section made ready for joining: done once, kept, and copied into pack after pack.

What joining needs to know is in the file itself, under a key of ours in the catalog.
"""

import hashlib
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from scrutiny.packs.pdf.annotations import PACK, keep_links, uri_of
from scrutiny.packs.pdf.contents import Drawn, balance, drawn_on, make_artifacts
from scrutiny.packs.pdf.destinations import Bookmark, Destinations, bookmarks_of
from scrutiny.packs.pdf.opening import has_tags, opened
from scrutiny.packs.pdf.parent_tree import write_numbers
from scrutiny.packs.pdf.structure import ObjGen, Structure
from scrutiny.packs.pdf.sweeping import refuse_layers, sweep

MARK = Name("/SCRU_Section")
VERSION = 2  # raised whenever a prepared file of before would not do any more


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
        has_all_tagged = structure is not None and not was_drawn_on and structure.has_all(links)
        has_all_tagged &= not any(one.has_unmarked_text for one in drawn.values())
        sweep(file, tag)
        mark = Dictionary(
            Version=VERSION,
            Tag=String(tag),
            AllTagged=has_all_tagged,
            Owners=write_numbers(file, structure),
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


def _tidied(
    file: Pdf, tag: str, drawn: dict[ObjGen, Drawn], links: list[Object]
) -> Structure | None:
    """Set the structure right, let what it lacks be artifacts; nothing where it is empty."""
    structure = Structure(
        file,
        prefix=f"{tag}-".encode(),
        content={page: one.marks for page, one in drawn.items()},
        annotations={link.objgen for link in links},
    )
    if structure.tidy() is None:
        return None
    for page in file.pages:
        claimed = set(structure.found.pages.get(page.obj.objgen, ()))
        if drawn[page.obj.objgen].marks - claimed:
            make_artifacts(file, page, claimed)
    return structure


def _flat(bookmarks: list[Bookmark]) -> Array:
    flat: list[object] = []
    for one in bookmarks:
        flat += [one.level, String(one.title), one.destination]
    return Array(flat)
