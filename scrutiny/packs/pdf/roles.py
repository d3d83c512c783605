"""What a structure element is, in the types every reader knows."""

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object

# The standard structure types (ISO 32000-1, 14.8.4), which PDF/UA-1 (ISO 14289-1, 7.1) asks for.
STANDARD = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    }
)

# Types of ISO 32000-2 by the older type that says the most of the same.
NEWER: Mapping[str, str] = {
    "DocumentFragment": "Part",
    "Aside": "Sect",
    "Title": "P",
    "FENote": "Note",
    "Sub": "Span",
    "Em": "Span",
    "Strong": "Span",
    "Artifact": "Private",
}

_CHAIN = 20  # a role map that goes on for longer goes in a circle


class Roles:
    """The role maps of one file, applied: each type becomes a standard one."""

    def __init__(self, root: Object) -> None:
        """Read the role map of a structure tree root."""
        self.of_file = _names(root.get(Name.RoleMap))

    def standard(self, element: Object) -> str:
        """Return the standard type of an element, whatever its file calls it."""
        said = _word(element.get(Name.S))
        space = element.get(Name.NS)
        if isinstance(space, Dictionary):
            said = _names(space.get(Name.RoleMapNS)).get(said, said)
        for _ in range(_CHAIN):
            if said in STANDARD:
                return said
            if said not in self.of_file:
                break
            said = self.of_file[said]
        if said in NEWER:
            return NEWER[said]
        is_deep_heading = said.startswith("H") and said[1:].isdigit()
        return "H6" if is_deep_heading else "Span" if _holds_content(element) else "Div"


def _names(found: object) -> dict[str, str]:
    if not isinstance(found, Dictionary):
        return {}
    return {str(key)[1:]: _word(value) for key, value in found.items()}


def _word(found: object) -> str:
    """Return a name without its slash; a role of a namespace is an array that starts with it."""
    if isinstance(found, Array) and len(found):
        found = found[0]
    return str(found)[1:] if isinstance(found, Name) else ""


def _holds_content(element: Object) -> bool:
    kids: object = element.get(Name.K)
    first: object = kids[0] if isinstance(kids, Array) and len(kids) else kids
    return isinstance(first, int) or (isinstance(first, Dictionary) and Name.S not in first)
