"""Page numbers of a pack, by arithmetic alone."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.packs.layout import Sized, Slot, lay_out, printed, printed_ranges, ranges

LENGTHS = st.integers(1, 40)


@st.composite
def sections(draw: st.DrawFn) -> list[Sized]:
    """Give sections of any length, each an item or a part of the item before it."""
    found: list[Sized] = []
    item = ""
    for number in range(draw(st.integers(1, 12))):
        is_part = bool(item) and draw(st.booleans())
        item = item if is_part else f"item-{number}"
        is_slip = draw(st.booleans())
        found.append(
            Sized(
                own=1 if is_slip else draw(LENGTHS),
                others=tuple(draw(st.lists(LENGTHS, max_size=2))),
                is_right_hand=draw(st.booleans()),
                is_slip=is_slip,
                anchor=f"{item}-{number}" if is_part else item,
                within=(item,) if is_part else (),
            )
        )
    return found


@given(sections(), st.integers(1, 300))
def test_sections_follow_each_other_without_a_gap_or_an_overlap(
    sized: list[Sized], first_page: int
) -> None:
    slots = lay_out(sized, first_page)
    assert slots[0].start - slots[0].blanks_before == first_page
    for before, after in pairwise(slots):
        assert after.start == before.end + 1 + after.blanks_before


@given(sections(), st.integers(1, 300))
def test_a_section_has_room_for_the_longest_of_its_editions_and_a_slip_for_all_it_stands_for(
    sized: list[Sized], first_page: int
) -> None:
    for one, slot in zip(sized, lay_out(sized, first_page), strict=True):
        room = sum(one.others) if one.is_slip else max(one.own, *one.others, 1)
        assert slot.end - slot.start + 1 == (room or 1)


@given(sections(), st.integers(1, 300))
def test_what_begins_on_the_right_has_an_odd_number_and_one_blank_page_at_most(
    sized: list[Sized], first_page: int
) -> None:
    for one, slot in zip(sized, lay_out(sized, first_page), strict=True):
        assert slot.blanks_before in ({0, 1} if one.is_right_hand else {0})
        assert not one.is_right_hand or slot.start % 2 == 1


@given(sections(), st.integers(1, 300), st.data())
def test_editions_share_one_numbering(
    sized: list[Sized], first_page: int, data: st.DataObject
) -> None:
    swapped: list[Sized] = []
    counts = []
    for one in sized:
        if one.is_slip and one.others:
            # In the other edition that is the withheld sections, one after the other.
            rest = [Sized(length) for length in one.others[1:]]
            found = [Sized(one.others[0], is_right_hand=one.is_right_hand), *rest]
        else:
            lengths = [one.own, *one.others]
            own = data.draw(st.sampled_from(lengths))
            lengths.remove(own)
            found = [replace(one, own=own, others=tuple(lengths))]
        swapped += found
        counts.append(len(found))
    slots = iter(lay_out(swapped, first_page))
    for count, slot in zip(counts, lay_out(sized, first_page), strict=True):
        group = [next(slots) for _ in range(count)]
        assert (group[0].start, group[-1].end) == (slot.start, slot.end)


@given(sections(), st.integers(1, 300))
def test_the_range_of_an_item_is_from_its_own_first_page_to_the_last_of_its_parts(
    sized: list[Sized], first_page: int
) -> None:
    slots = lay_out(sized, first_page)
    found = ranges(sized, slots)
    assert set(found) == {one.anchor for one in sized}
    for anchor, (start, end) in found.items():
        own = [
            slot
            for one, slot in zip(sized, slots, strict=True)
            if anchor == one.anchor or anchor in one.within
        ]
        assert (start, end) == (own[0].start, own[-1].end)


def test_a_slip_stands_for_the_pages_that_are_withheld() -> None:
    agenda, slip, report = Sized(own=2), Sized(own=1, others=(28,), is_slip=True), Sized(own=5)
    assert lay_out([agenda, slip, report]) == (Slot(1, 2), Slot(3, 30), Slot(31, 35))


def test_a_slip_stands_for_several_sections_in_turn() -> None:
    slip, report = Sized(own=1, others=(1, 28), is_slip=True), Sized(own=5)
    assert lay_out([slip, report]) == (Slot(1, 29), Slot(30, 34))


def test_a_supplement_goes_on_with_the_count() -> None:
    assert lay_out([Sized(own=2, is_right_hand=True)], 220) == (Slot(221, 222, 1),)


def test_nothing_takes_no_numbers() -> None:
    assert lay_out([]) == ()
    assert ranges([], []) == {}


@pytest.mark.parametrize(("numbers", "words"), [((15, 74), "15 - 74"), ((15, 15), "15")])
def test_a_range_is_printed_as_an_agenda_has_it(numbers: tuple[int, int], words: str) -> None:
    assert printed(numbers) == words
    assert printed_ranges({"item-9": numbers}) == {"item-9": words}
