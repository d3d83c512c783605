"""The order and the numbers of an agenda hold for any items whatever."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.meetings.agenda import Part, arranged, is_movable, movable, moved, numbered, part_of
from scrutiny.meetings.models import AgendaItem, ItemKind

ON_AGENDA, WITHDRAWN = AgendaItem.State.ON_AGENDA, AgendaItem.State.WITHDRAWN
KINDS = [kind for kind in ItemKind if kind != ItemKind.EXCLUSION]


def item(pk: int, kind: str = "business", **fields: object) -> AgendaItem:
    return AgendaItem(pk=pk, kind=kind, title=f"Item {pk}", **({"order": pk} | fields))


@st.composite
def agendas(draw: st.DrawFn) -> list[AgendaItem]:
    """Give items of any kind and order, some withdrawn, some with an exclusion."""
    count = draw(st.integers(1, 12))
    items = [
        item(
            pk,
            draw(st.sampled_from(KINDS)),
            order=draw(st.integers(0, 20)),
            state=draw(st.sampled_from([ON_AGENDA, ON_AGENDA, WITHDRAWN])),
        )
        for pk in range(1, count + 1)
    ]
    excluded = draw(st.sets(st.sampled_from([one.pk for one in items])))
    items += [
        item(100 + pk, "exclusion", excludes_for_id=pk, order=draw(st.integers(0, 20)))
        for pk in excluded
    ]
    return list(draw(st.permutations(items)))


@given(agendas())
def test_an_agenda_has_each_item_once_opening_first_closing_last(items: list[AgendaItem]) -> None:
    found = arranged(items)
    assert sorted(one.pk for one in found) == sorted(one.pk for one in items)
    parts = [part_of(one.kind) for one in found if one.kind != ItemKind.EXCLUSION]
    assert parts == sorted(parts)


@given(agendas())
def test_an_exclusion_stands_directly_before_the_item_it_is_for(items: list[AgendaItem]) -> None:
    ids = [one.pk for one in arranged(items)]
    for one in items:
        if one.excludes_for_id is not None:
            assert ids.index(one.pk) + 1 == ids.index(one.excludes_for_id)


@given(agendas(), st.data())
def test_a_moved_item_has_the_position_and_the_others_keep_their_order(
    items: list[AgendaItem], data: st.DataObject
) -> None:
    business = movable(items)
    if not business:
        return
    chosen = data.draw(st.sampled_from(business))
    position = data.draw(st.integers(-1, 14))
    others = [one.pk for one in business if one is not chosen]
    after = [one.pk for one in moved(items, chosen, position) if is_movable(one)]
    assert after.index(chosen.pk) + 1 == min(max(position, 1), len(business))
    assert [pk for pk in after if pk != chosen.pk] == others


@given(agendas())
def test_a_draft_is_counted_from_one_without_what_left_it(items: list[AgendaItem]) -> None:
    found = numbered(items)
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    assert all(one.state == ON_AGENDA for _, one in found)


def test_what_was_published_keeps_its_number_and_a_late_item_takes_the_next() -> None:
    items = [
        item(1, "apologies", number=1),
        item(2, number=2, state=WITHDRAWN, state_reason="The letter is late."),
        item(3, order=4, number=3),
        item(4, order=3),
        item(5, state=WITHDRAWN),
    ]
    assert [(number, one.pk) for number, one in numbered(items)] == [(1, 1), (2, 2), (4, 4), (3, 3)]


def test_only_business_on_the_agenda_moves() -> None:
    assert is_movable(item(1))
    assert not is_movable(item(1, state=WITHDRAWN))
    assert not is_movable(item(1, "minutes"))
    assert not is_movable(item(1, "exclusion", excludes_for_id=2))


def test_what_left_unpublished_comes_last_of_its_part() -> None:
    items = [item(1, state=WITHDRAWN), item(2), item(3, "monitoring")]
    assert [one.pk for one in arranged(items)] == [2, 1, 3]
    assert part_of("exclusion") == Part.BUSINESS
