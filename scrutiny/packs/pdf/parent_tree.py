"""The numbers by which pages, drawings and links find their elements."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from scrutiny.packs.pdf.structure import Found, Marks, Structure


def write_numbers(file: Pdf, structure: Structure | None) -> Array:
    """Write the tree's root anew; return what has a number, each at its own place.

    Pages come first in their order, then drawings, then links (ISO 32000-1, 14.7.4.4). A file
    without a structure keeps nothing of one.
    """
    if structure is None or structure.document is None:
        for name in (Name.StructTreeRoot, Name.MarkInfo):
            if name in file.Root:
                del file.Root[name]
        return Array()
    owners: list[Object] = []
    numbers: list[object] = []
    for owner, key, parent in _with_numbers(file, structure.found):
        owner[key] = len(owners)
        numbers += [len(owners), parent]
        owners.append(owner)
    root = Dictionary(
        Type=Name.StructTreeRoot,
        K=Array([structure.document]),
        ParentTree=file.make_indirect(Dictionary(Nums=Array(numbers))),
        ParentTreeNextKey=len(owners),
        IDTree=file.make_indirect(Dictionary(Names=_names(structure.found.ids))),
    )
    file.Root.StructTreeRoot = file.make_indirect(root)
    structure.document.P = file.Root.StructTreeRoot
    file.Root.MarkInfo = Dictionary(Marked=True)
    return Array(owners)


def _with_numbers(file: Pdf, found: Found) -> Iterator[tuple[Object, Name, Object]]:
    """Yield what has marked content or is held by an element, and what its number leads to."""
    for page in file.pages:
        if marks := found.pages.get(page.obj.objgen):
            yield page.obj, Name.StructParents, _table(marks)
    for stream, marks in found.streams.values():
        yield stream, Name.StructParents, _table(marks)
    for key, (thing, element) in found.objects.items():
        if key not in found.streams:
            yield thing, Name.StructParent, element


def _table(marks: Marks) -> Array:
    return Array([marks.get(number) for number in range(max(marks) + 1)])


def _names(ids: dict[bytes, Object]) -> Array:
    flat: list[object] = []
    for key in sorted(ids):
        flat += [String(key), ids[key]]
    return Array(flat)
