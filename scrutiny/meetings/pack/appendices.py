"""The sections of an appendix: uploaded or made by the portal, open or withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat

from django.template.loader import render_to_string

from scrutiny.meetings.models import Withholding
from scrutiny.meetings.pack.contents import Behind, ItemContents
from scrutiny.packs.papers import Content, Edition, Following, PaperRefused, Section


@dataclass(frozen=True)
class MadePaper:
    """A paper that the portal makes: as it is in this pack's edition, and in the other one.

    There is no other where that edition is refused, or is the same.
    """

    own: Edition
    other: Edition | None = None

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Return the editions that there are."""
        return (self.own,) if self.other is None else (self.own, self.other)

    @property
    def following(self) -> tuple[Following, ...]:
        """Return the parts that are appendices of their own in every edition there is."""
        others = [one.following for one in self.editions]
        return tuple(one for one in self.own.following if all(one in each for each in others))


# By the numbers of the item and of the appendix.
Papers = Mapping[tuple[int, int], MadePaper]


def following_of(item: ItemContents, papers: Papers) -> dict[int, tuple[Following, ...]]:
    """Return what follows the portal's papers as appendices, by the appendix that brings it.

    What is withheld names nothing. A paper whose numbers are taken already, such as one made for
    another meeting, keeps its parts to itself: each number stands for one thing in a report.
    """
    taken = {one.number for one in item.appendices}
    found: dict[int, tuple[Following, ...]] = {}
    for behind in item.appendices:
        made = papers.get((item.number, behind.number))
        numbers = {one.number for one in made.following} if made else set()
        if made is None or behind.appendix.is_withheld or numbers & taken:
            continue
        found[behind.number] = made.following
        taken |= numbers
    return found


@dataclass(frozen=True)
class OwnPaper:
    """Where something stands in the pack: its name, its anchors, and what its pages carry."""

    name: str
    anchor: str
    within: tuple[str, ...]
    level: int
    stamps: tuple[str, ...]
    footer: str
    starts_on_right: bool = False

    def section(self, html: str, *, notice: str = "") -> Section:
        """Return it with words of its own, upright."""
        return Section(
            name=self.name,
            html=html,
            anchor=self.anchor,
            within=self.within,
            level=self.level,
            stamps=self.stamps,
            notice=notice,
            footer=self.footer,
            starts_on_right=self.starts_on_right,
            layout="portrait",
        )


def withheld_words(paper: Withholding) -> tuple[str, ...]:
    """Return what is printed of why a paper is withheld, for the digest."""
    return (paper.access, str(paper.exempt_paragraph), paper.withheld_because)


def slip(place: OwnPaper, what: str, paper: Withholding, others: tuple[Content, ...]) -> Section:
    """Return the page that stands in the public edition for what is withheld.

    It says which paragraph, why, and which pages; `others` are the withheld sections in turn.
    """
    context = {"what": what, "paper": paper, "anchor": place.anchor}
    html = render_to_string("papers/meetings/slip.html", context)
    return replace(place.section(html), others=others, is_slip=True)


def appendix_sections(
    behind: Behind,
    *,
    number: int,
    is_public: bool,
    made: MadePaper | None,
    following: tuple[Following, ...] = (),
    footer: str,
) -> Iterator[Section]:
    """Yield what an appendix is in an edition, and what follows it as appendices of their own.

    Withheld, it opens with a sheet that says so as tagged text, since programs that read aloud
    skip what is stamped; in the public edition one slip stands for all of it.
    """
    item = f"item-{number}"
    place = OwnPaper(
        name=behind.name,
        anchor=f"{item}-appendix-{behind.number}",
        within=(item,),
        level=2,
        stamps=(f"Agenda Item {number}", f"Appendix {behind.number}"),
        footer=footer,
    )
    appendix = behind.appendix
    if not appendix.is_withheld:
        yield from _content(behind, place, made, following)
        return
    sheet = render_to_string(
        "papers/meetings/notice.html", {"what": behind.name, "paper": appendix}
    )
    below = replace(place, anchor="", within=(item, place.anchor), level=0)
    withheld = list(_content(behind, below, made))
    if is_public:
        what = f"{behind.name}, of item {number}"
        yield slip(place, what, appendix, (Content(sheet), *(one.content for one in withheld)))
        return
    yield place.section(sheet, notice=appendix.notice)
    for one in withheld:
        yield replace(one, notice=appendix.notice)


def _content(
    behind: Behind,
    place: OwnPaper,
    made: MadePaper | None,
    following: tuple[Following, ...] = (),
) -> Iterator[Section]:
    """Yield the appendix itself: its file, or the sections of the paper that the portal makes."""
    if behind.appendix.file is not None:
        yield Section(
            name=place.name,
            upload=behind.appendix.file,
            anchor=place.anchor,
            within=place.within,
            level=place.level,
            stamps=place.stamps,
            footer=place.footer,
        )
    elif made is not None:
        yield from _made(behind, place, made, following)


def _made(
    behind: Behind, place: OwnPaper, made: MadePaper, following: tuple[Following, ...]
) -> Iterator[Section]:
    """Yield the paper's own sections one level down, each measured by the other edition as well.

    What follows as an appendix of its own stands beside the paper, under an anchor of its own.
    """
    sections = list(made.own.sections())
    others = [one.content for one in made.other.sections()] if made.other else []
    if others and len(others) != len(sections):
        raise PaperRefused(f"The two editions of {behind.name} are not made of the same parts.")
    numbers = chain(following, repeat(None))
    for order, section in enumerate(sections):
        is_first = order == 0
        own = next(numbers) if section.stamps else None
        is_beside = is_first or own is not None
        yield replace(
            section,
            name=place.name if is_first else section.name,
            anchor=_anchor(place, own) if is_beside else "",
            within=place.within if is_beside else (*place.within, *_some(place.anchor)),
            level=place.level if is_beside else place.level + section.level * bool(place.level),
            stamps=_stamps(place, section),
            notice="",
            footer=section.footer or place.footer,
            starts_on_right=False,
            others=_differing(section, others[order : order + 1]),
        )


def _anchor(place: OwnPaper, own: Following | None) -> str:
    """Return the anchor of the paper, or of what follows it beside it."""
    return place.anchor if own is None else f"{place.within[0]}-appendix-{own.number}"


def _stamps(place: OwnPaper, section: Section) -> tuple[str, ...]:
    """Return what its pages carry: a part that is an appendix of its own carries its own number."""
    return (*place.stamps[:-1], *section.stamps) if section.stamps else place.stamps


def _differing(section: Section, others: list[Content]) -> tuple[Content, ...]:
    """Return what the other edition shows in its place, where that is something else."""
    return tuple(other for other in others if other != section.content)


def _some(anchor: str) -> tuple[str, ...]:
    return (anchor,) if anchor else ()
