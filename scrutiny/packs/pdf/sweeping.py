"""What goes from a section before it is kept: everything that is not the page itself."""

import hashlib
import re

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

_CATALOG = {"/Type", "/Pages", "/Lang", "/StructTreeRoot", "/MarkInfo"}
_PAGE = {
    *("/Type", "/Parent", "/Resources", "/Contents", "/Group", "/Annots", "/Tabs"),
    *("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit"),
}
_INHERITED = (Name.Resources, Name.MediaBox, Name.CropBox, Name.Rotate)
_ASIDE = (
    *(Name.StructParent, Name.StructParents, Name.Metadata, Name.PieceInfo, Name.LastModified),
    *(Name.AA, Name.AF, Name.OC, Name.OPI),
)
_SUBSET = re.compile(r"^/([A-Z]{6})\+(.+)$")
_DEEPEST_TREE = 50


def refuse_layers(file: Pdf) -> None:
    """Raise ValueError where layers are hidden: a joined file would show them."""
    properties = file.Root.get(Name.OCProperties)
    standing = properties.get(Name.D) if isinstance(properties, Dictionary) else None
    if not isinstance(standing, Dictionary):
        return
    hidden: object = standing.get(Name.OFF)
    if standing.get(Name.BaseState) == Name.OFF or (isinstance(hidden, Array) and len(hidden)):
        raise ValueError("This PDF has hidden layers. Print it to a new PDF.")


def sweep(file: Pdf, tag: str) -> None:
    """Take away what belongs to no page, and give each font subset a name of this section's own."""
    for key in set(file.Root.keys()) - _CATALOG:
        del file.Root[key]
    if Name.Info in file.trailer:
        del file.trailer[Name.Info]
    for page in file.pages:
        _make_explicit(page.obj)
        for key in set(page.obj.keys()) - _PAGE:
            del page.obj[key]
    fonts = FontNames(tag)
    for thing in file.objects:
        if not isinstance(thing, Dictionary | Stream) or thing.get(Name.Type) == Name.StructElem:
            # Elements are many, and set right by the walk through them.
            continue
        for name in _ASIDE:
            if name in thing:
                del thing[name]
        fonts.rename(thing)


class FontNames:
    """New tags for the font subsets of a section (ISO 32000-1, 9.6.4).

    WeasyPrint makes the tag from the font's name alone, so that subsets with other letters have one
    name in every section; programs that take such files apart mix them up.
    """

    def __init__(self, tag: str) -> None:
        """Take what is this section's own."""
        self.tag = tag
        self._new: dict[str, str] = {}

    def rename(self, thing: Object) -> None:
        """Give a font or its descriptor its new name."""
        for key in (Name.BaseFont, Name.FontName):
            said: object = thing.get(key)
            match = _SUBSET.match(str(said)) if isinstance(said, Name) else None
            if match and match[1] not in self._new.values():
                thing[key] = Name(f"/{self._tag_for(match[1])}+{match[2]}")
        below: object = thing.get(Name.DescendantFonts)
        nested = [*below] if isinstance(below, Array) else []
        nested.append(thing.get(Name.FontDescriptor))
        for one in nested:
            if isinstance(one, Dictionary) and not one.is_indirect:
                self.rename(one)

    def _tag_for(self, old: str) -> str:
        if old not in self._new:
            digest = hashlib.sha256(f"{self.tag}{old}".encode()).digest()
            self._new[old] = "".join(chr(65 + byte % 26) for byte in digest[:6])
        return self._new[old]


def _make_explicit(page: Object) -> None:
    """Write on the page what it inherits: the page tree stays behind."""
    for key in _INHERITED:
        node: object = page
        for _ in range(_DEEPEST_TREE):
            if not isinstance(node, Dictionary):
                break
            if key in node:
                page[key] = node[key]
                break
            node = node.get(Name.Parent)
