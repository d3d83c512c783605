"""Where links and bookmarks lead: names are looked up, and only pages of the file count."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, PdfError, String

from scrutiny.packs.pdf.structure import ObjGen, objgen_of

_DEEPEST = 12  # levels of bookmarks that are carried over
_MOST = 2_000  # bookmarks of one section


@dataclass(frozen=True)
class Bookmark:
    """A heading of a section as its outline has it."""

    level: int
    title: str
    destination: Object


class Destinations:
    """The destinations of one file (ISO 32000-1, 12.3.2)."""

    def __init__(self, pdf: Pdf) -> None:
        """Read the file's names."""
        self.pages: set[ObjGen] = {page.obj.objgen for page in pdf.pages}
        self._names = _names_of(pdf)

    def explicit(self, said: object) -> Object | None:
        """Return the page and the place a destination means; nothing where there is none."""
        if isinstance(said, String | Name):
            said = self._names.get(str(said))
        if isinstance(said, Dictionary):
            said = said.get(Name.D)
        if isinstance(said, Array) and len(said) > 1 and objgen_of(said[0]) in self.pages:
            return said
        return None

    def of_holder(self, holder: Object) -> Object | None:
        """Return where a link or a bookmark leads within the file."""
        action = holder.get(Name.A)
        if isinstance(action, Dictionary):
            return self.explicit(action.get(Name.D)) if action.get(Name.S) == Name.GoTo else None
        return self.explicit(holder.get(Name.Dest))


def bookmarks_of(pdf: Pdf, destinations: Destinations) -> list[Bookmark]:
    """Return the bookmarks of a file in reading order, those that lead nowhere left out."""
    found: list[Bookmark] = []
    outlines = pdf.Root.get(Name.Outlines)
    waiting = [(1, outlines.get(Name.First))] if isinstance(outlines, Dictionary) else []
    seen: set[ObjGen] = set()
    while waiting and len(seen) < _MOST:
        level, item = waiting.pop()
        if not isinstance(item, Dictionary) or item.objgen in seen or level > _DEEPEST:
            continue
        seen.add(item.objgen)
        destination = destinations.of_holder(item)
        title = " ".join(str(item.get(Name.Title, "")).split())
        if destination is not None and title:
            found.append(Bookmark(level, title, destination))
        waiting += [(level, item.get(Name.Next)), (level + 1, item.get(Name.First))]
    return found


def _names_of(pdf: Pdf) -> dict[str, Object]:
    """Return all named destinations, of the newer kind and of the older."""
    found: dict[str, Object] = {}
    older = pdf.Root.get(Name.Dests)
    if isinstance(older, Dictionary):
        found |= dict(older.items())
    names = pdf.Root.get(Name.Names)
    newer = names.get(Name.Dests) if isinstance(names, Dictionary) else None
    if isinstance(newer, Dictionary):
        tree = newer if newer.is_indirect else pdf.make_indirect(newer)
        try:
            found |= dict(NameTree(tree).items())
        except (PdfError, RuntimeError, ValueError):
            # A tree that cannot be read names nothing: its links become text.
            return found
    return found
