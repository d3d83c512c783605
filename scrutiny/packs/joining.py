"""Putting the parts of a build together: numbers, late sections, one PDF. Outside transactions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scrutiny.packs import late, layout
from scrutiny.packs.layout import Sized, Slot
from scrutiny.packs.models import Build, BuildPart, RenderedSection
from scrutiny.packs.papers import PaperRefused
from scrutiny.packs.rendering import Pages
from scrutiny.packs.undisturbed import undisturbed

# An agenda settles in two or three. One that does not would go on for ever.
ROUNDS_MAX = 8
NOT_SETTLED = (
    "The page numbers that '{name}' prints move its own length each time it is laid out. "
    "Add or take out a line of it and ask again."
)

PagesOf = Callable[[str], Pages]


@dataclass(frozen=True)
class Pack:
    """A finished pack, not yet stored: its bytes, and the numbers of each of its parts."""

    data: bytes
    page_count: int
    parts: tuple[BuildPart, ...]
    slots: tuple[Slot, ...]
    untagged: tuple[str, ...]


@dataclass
class _Shown:
    """What a part shows in some edition: how long it is, and its pages if it is late."""

    page_count: int
    late_html: str = ""
    printed: str = ""
    pages: Pages | None = None

    def is_moved_by(self, printed: dict[str, str], pages_of: PagesOf) -> bool:
        """Lay a late content out with these numbers; return whether its own length changed."""
        html, before = late.with_pages(self.late_html, printed), self.page_count
        if html != self.printed:
            self.printed, self.pages = html, pages_of(html)
            self.page_count = self.pages.page_count
        return self.page_count != before


@dataclass(frozen=True)
class _Laid:
    """A part with what it shows in this edition and in the others."""

    part: BuildPart
    own: _Shown
    others: tuple[_Shown, ...]

    @property
    def sized(self) -> Sized:
        """Return its lengths, for the numbers."""
        return Sized(
            own=self.own.page_count,
            others=tuple(other.page_count for other in self.others),
            is_right_hand=self.part.is_right_hand,
            is_slip=self.part.is_slip,
            anchor=self.part.anchor,
            within=tuple(self.part.within),
        )


def put_together(build: Build, *, pages_of: PagesOf) -> Pack:
    """Return the pack of a build whose sections are all rendered.

    Late sections are laid out until their own length no longer moves the numbers that they print;
    `pages_of` gives the pages of their HTML. Raises PaperRefused for sections that do not settle,
    and for a slip that is longer than its one page.
    """
    laid = [_laid(part) for part in _parts_of(build)]
    slots = _settle(laid, build.first_page, pages_of)
    too_long = [one for one in laid if one.part.is_slip and one.own.page_count > 1]
    if too_long:
        raise PaperRefused(f"'{too_long[0].part.name}' must be one page to stand for others.")
    return Pack(
        data=_joined(build, laid, slots),
        page_count=sum(one.own.page_count for one in laid)
        + sum(slot.blanks_before for slot in slots),
        parts=tuple(one.part for one in laid),
        slots=slots,
        untagged=tuple(one.part.name for one in laid if not _is_tagged(one)),
    )


def _parts_of(build: Build) -> Iterator[BuildPart]:
    found = build.parts.select_related("rendered__file").prefetch_related("others__rendered")
    yield from found.order_by("order")


def _laid(part: BuildPart) -> _Laid:
    own = _shown(part.html, part.rendered)
    return _Laid(part, own, tuple(_shown(one.html, one.rendered) for one in part.others.all()))


def _shown(late_html: str, rendered: RenderedSection | None) -> _Shown:
    """Return what is known of a content; the length of a late one may still change."""
    if rendered is None or rendered.page_count is None:
        raise RuntimeError("A section that was rendered is gone.")
    return _Shown(rendered.page_count, late_html)


def _settle(laid: list[_Laid], first_page: int, pages_of: PagesOf) -> tuple[Slot, ...]:
    """Lay the late sections out until the numbers they print are true; return the numbers."""
    late_ones = [
        (one.part.name, shown)
        for one in laid
        for shown in (one.own, *one.others)
        if shown.late_html
    ]
    moved = ""
    for _ in range(ROUNDS_MAX):
        sized = [one.sized for one in laid]
        slots = layout.lay_out(sized, first_page)
        printed = layout.printed_ranges(layout.ranges(sized, slots))
        changed = [name for name, shown in late_ones if shown.is_moved_by(printed, pages_of)]
        if not changed:
            return slots
        moved = changed[0]
    raise PaperRefused(NOT_SETTLED.format(name=moved))


def _bytes_of(one: _Laid) -> bytes:
    if one.own.pages is not None:
        return one.own.pages.data
    assert one.part.rendered is not None
    assert one.part.rendered.file is not None
    return one.part.rendered.file.read()


def _is_tagged(one: _Laid) -> bool:
    if one.own.pages is not None:
        return one.own.pages.is_tagged
    return bool(one.part.rendered and one.part.rendered.is_tagged)


def _joined(build: Build, laid: list[_Laid], slots: tuple[Slot, ...]) -> bytes:
    """Return the pack's bytes, numbered, stamped and with its bookmarks."""
    # Imported here: the library that rewrites PDFs stays out of the web process.
    from scrutiny.packs.join import Piece, join

    pieces = [
        Piece(
            pdf=_bytes_of(one),
            title=one.part.name,
            stamps=tuple(one.part.stamps),
            start_page=slot.start,
            level=one.part.level,
            anchor=one.part.anchor,
            notice=one.part.notice,
            blanks_before=slot.blanks_before,
            end_page=slot.end if one.part.is_slip else None,
            footer=one.part.footer,
        )
        for one, slot in zip(laid, slots, strict=True)
    ]
    try:
        with undisturbed():
            return join(pieces, title=build.title, first_page=build.first_page)
    except ValueError as refused:
        raise PaperRefused(str(refused)) from refused
