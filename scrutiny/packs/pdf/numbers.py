"""The printed numbers of a pack's pages: one row over all its sections."""

from collections.abc import Iterable
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, String


class Span(NamedTuple):
    """What decides the numbers of one section."""

    title: str
    page_count: int
    start_page: int | None = None
    end_page: int | None = None
    blanks_before: int = 0


class Numbered(NamedTuple):
    """The numbers of one section: those of its blank pages, and its first and last."""

    blanks: range
    first: int
    last: int
    is_slip: bool

    def words(self, page: int) -> str:
        """Return what is printed on its page of that place, counted from 0."""
        if self.is_slip and self.first != self.last:
            return f"Pages {self.first} - {self.last}"
        return f"Page {self.first + page}"


def number(spans: Iterable[Span], *, first_page: int = 1) -> list[Numbered]:
    """Return the numbers of each section in turn.

    A slip, which has an `end_page`, is one page that stands for a row of withheld ones. Raises
    ValueError with a sentence for numbers that contradict each other.
    """
    following, found = first_page, []
    if first_page < 1:
        raise ValueError(f"A pack cannot begin on page {first_page}.")
    for span in spans:
        if span.blanks_before < 0:
            raise ValueError(f"“{span.title}” cannot have {span.blanks_before} pages before it.")
        blanks_from = following
        if span.start_page is not None:
            blanks_from = span.start_page - span.blanks_before
        if blanks_from < following:
            raise ValueError(
                f"“{span.title}” cannot begin on page {span.start_page} with {span.blanks_before} "
                f"blank pages before it: the pages up to {following - 1} are taken."
            )
        first = blanks_from + span.blanks_before
        last = first + span.page_count - 1
        if span.end_page is not None:
            last = _end_of_slip(span, first)
        found.append(Numbered(range(blanks_from, first), first, last, span.end_page is not None))
        following = last + 1
    return found


def labels(numbered: Iterable[Numbered]) -> Dictionary:
    """Return the page labels of a file with these sections (ISO 32000-1, 12.4.2)."""
    numbers: list[object] = []
    place, expected = 0, None
    for one in numbered:
        begin = one.blanks.start
        if one.is_slip and one.first != one.last:
            if len(one.blanks):
                numbers += [place, Dictionary(S=Name.D, St=begin)] if begin != expected else []
                place += len(one.blanks)
            numbers += [place, Dictionary(P=String(f"{one.first} - {one.last}"))]
            place, expected = place + 1, None
            continue
        if begin != expected:
            numbers += [place, Dictionary(S=Name.D, St=begin)]
        place, expected = place + one.last - begin + 1, one.last + 1
    return Dictionary(Nums=Array(numbers))


def _end_of_slip(span: Span, first: int) -> int:
    assert span.end_page is not None
    if span.page_count != 1:
        raise ValueError(
            f"“{span.title}” has {span.page_count} pages: only a single page can stand for "
            f"pages {first} to {span.end_page}."
        )
    if span.end_page < first:
        raise ValueError(
            f"“{span.title}” cannot end on page {span.end_page}: it begins on page {first}."
        )
    return span.end_page
