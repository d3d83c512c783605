"""One structure tree out of those of the sections, which are copied as they are."""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from scrutiny.packs.pdf.destinations import Bookmark
from scrutiny.packs.pdf.prepare import MARK
from scrutiny.packs.pdf.structure import kids_of, objgen_of


@dataclass
class Copied:
    """A section as it stands in the pack."""

    pages: list[Object]
    part: Object
    has_all_tagged: bool
    links: list[Object]
    bookmarks: list[Bookmark]


@dataclass
class Merging:
    """The pack's structure while sections are added to it."""

    pdf: Pdf
    parts: list[Object] = field(default_factory=list)
    owners: list[Object] = field(default_factory=list)
    parents: dict[int, object] = field(default_factory=dict)
    ids: dict[str, list[object]] = field(default_factory=dict)

    def copy(self, section: Pdf, *, title: str) -> Copied:
        """Copy a prepared section's pages, then its elements; the pages must be there first."""
        begin = len(self.pdf.pages)
        self.pdf.pages.extend(section.pages)
        pages: list[Object] = [page.obj for page in list(self.pdf.pages)[begin:]]
        mark = self.pdf.copy_foreign(section.Root[MARK])
        is_tagged = Name.StructTreeRoot in section.Root
        if is_tagged:
            root = self.pdf.copy_foreign(section.Root.StructTreeRoot)
            part = root.K[0]
            self._add(root, list(mark.Owners), str(mark.Tag))
        else:
            part = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, K=Array()))
        part.S, part.T = Name.Part, String(title)
        if Name.Lang in section.Root and Name.Lang not in part:
            part.Lang = String(str(section.Root.Lang))
        self.parts.append(part)
        flat = list(mark.Bookmarks)
        return Copied(
            pages=pages,
            part=part,
            has_all_tagged=is_tagged and bool(mark.AllTagged),
            links=list(mark.Links),
            bookmarks=[
                Bookmark(int(flat[at]), str(flat[at + 1]), flat[at + 2])
                for at in range(0, len(flat), 3)
            ],
        )

    def _add(self, root: Object, owners: list[Object], tag: str) -> None:
        """Shift the section's numbers behind those there are (ISO 32000-1, 14.7.4.4)."""
        begin = len(self.owners)
        numbers = list(root.ParentTree.Nums)
        for number, owner in enumerate(owners):
            key = Name.StructParents if Name.StructParents in owner else Name.StructParent
            owner[key] = begin + number
            self.parents[begin + number] = numbers[2 * number + 1]
        self.owners += owners
        self.ids[tag] = list(root.IDTree.Names)

    def unlink(self, link: Object) -> None:
        """Take away a link that leads nowhere; its words stay, as words."""
        page = link.P
        left = [one for one in page.Annots if objgen_of(one) != link.objgen]
        page.Annots = Array(left)
        if not left:
            del page.Annots
        number: object = link.get(Name.StructParent)
        if not isinstance(number, int):
            return
        element = self.parents.pop(number, None)
        del link.StructParent
        if not isinstance(element, Dictionary):
            return
        kids = [one for one in kids_of(element) if not _refers_to(one, link)]
        element.K = Array(kids)
        if not any(isinstance(one, Dictionary) and Name.Obj in one for one in kids):
            element.S = Name.Span

    def finish(self, language: str) -> None:
        """Write the one tree of the pack."""
        document: Object = self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name.Document, Lang=String(language), K=Array(self.parts)
            )
        )
        for part in self.parts:
            part.P = document
        names = [one for tag in sorted(self.ids) for one in self.ids[tag]]
        numbers = [one for entry in sorted(self.parents.items()) for one in entry]
        root = Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([document]),
            ParentTree=self.pdf.make_indirect(Dictionary(Nums=Array(numbers))),
            ParentTreeNextKey=len(self.owners),
            IDTree=self.pdf.make_indirect(Dictionary(Names=Array(names))),
        )
        self.pdf.Root.StructTreeRoot = self.pdf.make_indirect(root)
        document.P = self.pdf.Root.StructTreeRoot
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)


def _refers_to(kid: object, link: Object) -> bool:
    return isinstance(kid, Dictionary) and objgen_of(kid.get(Name.Obj)) == link.objgen
