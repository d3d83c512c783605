"""For any agenda, the pack's pages, numbers, bookmarks, links and tags agree."""

from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from scrutiny.packs.join import Piece, join
from scrutiny.packs.pdf.checking import faults
from scrutiny.packs.pdf.prepare import prepare
from tests.scrutiny.packs.pdf.looking import bookmarks_of, labels_of, links_of, words_of
from tests.scrutiny.packs.pdf.sections import by_hand, laid_out

PAGES = [1, 1, 1, 2, 3, 5, 50]
LAID_OUT = (
    "<h1>Laid out</h1><table><tr><th>A</th></tr><tr><td>1</td></tr></table>"
    '<p style="break-before: page">See <a href="pack:item-0">the first</a>.</p>'
)


class Item(NamedTuple):
    """One section of an agenda that Hypothesis makes up."""

    page_count: int
    is_tagged: bool
    is_laid_out: bool
    is_prepared: bool
    blanks: int
    gap: int | None  # pages left out before it; None: it does not say where it begins
    withheld: int  # pages that it stands for, as a slip
    level: int
    links_to: int


items = st.builds(
    Item,
    page_count=st.sampled_from(PAGES),
    is_tagged=st.booleans(),
    is_laid_out=st.booleans(),
    is_prepared=st.booleans(),
    blanks=st.integers(0, 2),
    gap=st.none() | st.integers(0, 9),
    withheld=st.sampled_from([0, 0, 0, 1, 15]),
    level=st.integers(0, 3),
    links_to=st.integers(0, 35),
)


class Laid(NamedTuple):
    """A section and where it should come to stand."""

    piece: Piece
    blanks: range
    first: int
    labels: list[str]
    link: int | None


def lay_out(agenda: list[Item], first_page: int) -> list[Laid]:
    """Return the sections, numbered as an officer would with a pencil."""
    laid, following = [], first_page
    for place, item in enumerate(agenda):
        pdf, page_count = section_of(item)
        blanks_from = following + (item.gap or 0)
        first = blanks_from + item.blanks
        labels = [str(first + page) for page in range(page_count)]
        last = first + page_count - 1
        if item.withheld and page_count == 1:
            last = first + item.withheld - 1
            labels = [str(first) if first == last else f"{first} - {last}"]
        piece = Piece(
            prepare(pdf) if item.is_prepared else pdf,
            f"Section {place}",
            (f"Agenda Item {place}",),
            start_page=None if item.gap is None else first,
            level=item.level,
            anchor=f"item-{place}",
            blanks_before=item.blanks,
            end_page=last if item.withheld and page_count == 1 else None,
        )
        link = 0 if item.is_laid_out else item.links_to
        laid.append(Laid(piece, range(blanks_from, first), first, labels, link))
        following = last + 1
    return laid


def section_of(item: Item) -> tuple[bytes, int]:
    """Return a section's bytes and its length."""
    if item.is_laid_out:
        return laid_out(LAID_OUT), 2
    link = f"pack:item-{item.links_to}"
    return by_hand(item.page_count, link=link, is_tagged=item.is_tagged), item.page_count


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(agenda=st.lists(items, min_size=1, max_size=30), first_page=st.integers(1, 500))
def test_everything_in_a_pack_agrees(agenda: list[Item], first_page: int) -> None:
    laid = lay_out(agenda, first_page)
    pack = join([one.piece for one in laid], title="A pack", first_page=first_page)
    expected = [
        label for one in laid for label in [*(str(number) for number in one.blanks), *one.labels]
    ]
    begins = places_of(laid)
    assert faults(pack) == []
    assert len(PdfReader(BytesIO(pack)).pages) == len(expected)
    assert labels_of(pack) == expected
    assert links_of(pack) == [
        (begins[at] + (1 if agenda[at].is_laid_out else 0), begins[one.link])
        for at, one in enumerate(laid)
        if one.link is not None and one.link < len(laid)
    ]
    assert top_bookmarks(pack) == [
        (one.piece.title, begins[at]) for at, one in enumerate(laid) if one.piece.level
    ]
    assert depths_are_whole(bookmarks_of(pack))
    assert parts_of(pack) == [one.piece.title for one in laid]


def places_of(laid: list[Laid]) -> list[int]:
    """Return on which page of the file each section begins, counted from 0."""
    begins, place = [], 0
    for one in laid:
        begins.append(place + len(one.blanks))
        place += len(one.blanks) + len(one.labels)
    return begins


def top_bookmarks(pack: bytes) -> list[tuple[str, int]]:
    """Return the bookmarks of sections, without those of their headings."""
    return [(title, page) for _, title, page in bookmarks_of(pack) if title.startswith("Section ")]


def depths_are_whole(bookmarks: list[tuple[int, str, int]]) -> bool:
    """Say whether no bookmark is more than one deeper than the one before it."""
    depths = [0, *(depth for depth, _, _ in bookmarks)]
    return all(after <= before + 1 for before, after in pairwise(depths))


def parts_of(pack: bytes) -> list[str]:
    """Return the titles of the parts in reading order."""
    (document,) = PdfReader(BytesIO(pack)).root_object["/StructTreeRoot"]["/K"]  # type: ignore[index]
    return [str(part.get_object()["/T"]) for part in document.get_object()["/K"]]


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(agenda=st.lists(items, min_size=1, max_size=8))
def test_every_page_says_its_number_and_its_item(agenda: list[Item]) -> None:
    laid = lay_out(agenda, 1)
    pages = iter(words_of(join([one.piece for one in laid], title="A pack")))
    for place, one in enumerate(laid):
        for number in one.blanks:
            assert next(pages).endswith(f"Page {number}")
        for label in one.labels:
            words = next(pages)
            assert words.endswith(f"Pages {label}" if "-" in label else f"Page {label}")
            assert f"Agenda Item {place}" in words
