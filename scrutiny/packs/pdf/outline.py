"""The bookmarks of a pack: one for each piece, its own headings below."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from scrutiny.packs.pdf.destinations import Bookmark


@dataclass
class Entry:
    """A bookmark with those below it."""

    title: str
    destination: Object
    is_open: bool = True
    below: list["Entry"] = field(default_factory=list)


class Outline:
    """Bookmarks as they are added in reading order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.top: list[Entry] = []
        self._path: list[Entry] = []

    def add(self, title: str, page: Object, level: int, headings: Iterable[Bookmark]) -> None:
        """Add a piece at its depth, and its headings closed below it.

        A depth that nothing leads to is that of the deepest entry there is, plus one.
        """
        entry = Entry(title, Array([page, Name.XYZ, None, None, None]), is_open=False)
        del self._path[level - 1 :]
        (self._path[-1].below if self._path else self.top).append(entry)
        for parent in self._path:
            parent.is_open = True
        self._path.append(entry)
        entry.below = _without_repeat(title, nested(headings))

    def write(self, pdf: Pdf) -> Object | None:
        """Write the bookmarks into a file (ISO 32000-1, 12.3.3); nothing if there are none."""
        if not self.top:
            return None
        root: Object = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        root.Count = _write(pdf, root, self.top)
        return root


def nested(headings: Iterable[Bookmark]) -> list[Entry]:
    """Return headings in reading order as a tree."""
    top: list[Entry] = []
    path: list[tuple[int, Entry]] = []
    for one in headings:
        while path and path[-1][0] >= one.level:
            path.pop()
        entry = Entry(one.title, one.destination, is_open=False)
        (path[-1][1].below if path else top).append(entry)
        path.append((one.level, entry))
    return top


def _without_repeat(title: str, headings: list[Entry]) -> list[Entry]:
    """Leave out a heading that says the piece's title again; what is below it moves up."""
    if len(headings) == 1 and headings[0].title.casefold() == title.casefold():
        return headings[0].below
    return headings


def _write(pdf: Pdf, parent: Object, entries: list[Entry]) -> int:
    """Chain entries below their parent; return how many of them can be seen."""
    items = [
        pdf.make_indirect(Dictionary(Title=String(one.title), Parent=parent, Dest=one.destination))
        for one in entries
    ]
    seen = len(items)
    for place, (item, entry) in enumerate(zip(items, entries, strict=True)):
        if place:
            item.Prev = items[place - 1]
            items[place - 1].Next = item
        if entry.below:
            below = _write(pdf, item, entry.below)
            item.Count = below if entry.is_open else -below
            seen += below if entry.is_open else 0
    parent.First, parent.Last = items[0], items[-1]
    return seen
