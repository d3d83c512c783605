"""An item leaves the agenda with a reason, and what the panel wanted of it is not lost."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import agendas, leaving
from scrutiny.meetings.actions.agendas import AgendaRefused
from scrutiny.meetings.models import AgendaItem, Meeting, Topic
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.planning import SUMMER, added, coming, placed, published, titles

pytestmark = pytest.mark.django_db

WHY = "The letter is late."


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return a planned meeting."""
    return coming(panel)


@pytest.fixture
def item(meeting: Meeting, manager: User) -> AgendaItem:
    """Return the first of two items of business."""
    return added(meeting, manager, "A", "B")[0]


@pytest.mark.parametrize("is_published", [False, True])
def test_a_withdrawn_item_says_why_and_keeps_its_number_where_it_was_published(
    item: AgendaItem, manager: User, is_published: bool
) -> None:
    if is_published:
        published(item.meeting)
    leaving.withdraw(item=item, why=f" {WHY} ", by=manager)
    assert (item.state, item.state_reason) == ("withdrawn", WHY)
    assert item.number == (1 if is_published else None)
    printed = list(AgendaItem.objects.filter(meeting=item.meeting).printed())
    assert (item in printed) is is_published
    assert Event.objects.about(item)[0].why == WHY
    with pytest.raises(AgendaRefused, match="withdrawn already"):
        leaving.withdraw(item=item, why=WHY, by=manager)


def test_of_two_people_the_second_is_told(item: AgendaItem, manager: User) -> None:
    stale = AgendaItem.objects.get(pk=item.pk)
    leaving.defer(item=item, why=WHY, to=None, by=manager)
    with pytest.raises(AgendaRefused, match="deferred already"):
        leaving.withdraw(item=stale, why="Another reason.", by=manager)
    item.refresh_from_db()
    assert (item.state, item.state_reason) == ("deferred", WHY)


def test_a_withdrawn_topic_waits_for_a_meeting_again(meeting: Meeting, manager: User) -> None:
    topic = placed(meeting, manager)
    agendas.draft(meeting=meeting, by=manager)
    leaving.withdraw(item=topic.items.get(), why=WHY, by=manager)
    assert list(Topic.objects.unplaced()) == [topic]


def test_a_deferred_item_makes_a_topic_that_says_where_it_is_from(
    item: AgendaItem, manager: User
) -> None:
    topic = leaving.defer(item=item, why=WHY, to=None, by=manager)
    assert (topic.title, topic.origin, topic.origin_item) == ("A", "deferral", item)
    assert (topic.meeting, topic.first_planned_for) == (None, item.meeting)
    assert topic in Topic.objects.slipped(on=item.meeting.meets_on)
    assert titles(item.meeting) == ["B"]


def test_an_item_deferred_to_a_meeting_is_drafted_there(item: AgendaItem, manager: User) -> None:
    later = coming(item.meeting.panel, SUMMER)
    topic = leaving.defer(item=item, why=WHY, to=later, by=manager)
    assert topic.meeting == later
    agendas.draft(meeting=later, by=manager)
    assert "A" in titles(later)


def test_an_item_that_came_from_a_topic_goes_back_to_it(meeting: Meeting, manager: User) -> None:
    topic = placed(meeting, manager)
    agendas.draft(meeting=meeting, by=manager)
    later = coming(meeting.panel, SUMMER)
    assert leaving.defer(item=topic.items.get(), why=WHY, to=later, by=manager) == topic
    topic.refresh_from_db()
    assert (topic.meeting, topic.origin, Topic.objects.count()) == (later, "panel", 1)


def test_an_item_can_be_deferred_and_come_back_to_the_same_agenda(
    meeting: Meeting, manager: User
) -> None:
    topic = placed(meeting, manager)
    agendas.draft(meeting=meeting, by=manager)
    leaving.withdraw(item=topic.items.get(), why=WHY, by=manager)
    assert "Schools" not in titles(meeting)
    topic.refresh_from_db()
    Topic.objects.filter(pk=topic.pk).update(meeting=meeting)
    agendas.draft(meeting=meeting, by=manager)
    assert "Schools" in titles(meeting)


def test_the_exclusion_leaves_with_its_item(item: AgendaItem, manager: User) -> None:
    exclusion = AgendaItem.objects.create(
        meeting=item.meeting, order=9, kind="exclusion", title="Exclusion", excludes_for=item
    )
    with pytest.raises(AgendaRefused, match="together with the one it is for"):
        leaving.withdraw(item=exclusion, why=WHY, by=manager)
    leaving.withdraw(item=item, why=WHY, by=manager)
    exclusion.refresh_from_db()
    assert (exclusion.state, exclusion.state_reason) == ("withdrawn", WHY)
    assert titles(item.meeting) == ["B"]


@pytest.mark.parametrize("why", ["", " "])
def test_leaving_wants_a_reason(item: AgendaItem, manager: User, why: str) -> None:
    with pytest.raises(AgendaRefused, match="it is printed"):
        leaving.withdraw(item=item, why=why, by=manager)
    with pytest.raises(AgendaRefused, match="it is printed"):
        leaving.defer(item=item, why=why, to=None, by=manager)


def test_what_cannot_take_it_is_refused_and_nothing_is_half_done(
    item: AgendaItem, manager: User
) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults")
    for to, why in ((item.meeting, "Choose another"), (coming(adults), "another panel's")):
        with pytest.raises(AgendaRefused, match=why):
            leaving.defer(item=item, why=WHY, to=to, by=manager)
        item.refresh_from_db()
        assert (item.state, Topic.objects.count()) == ("on agenda", 0)


def test_standing_items_are_not_deferred(meeting: Meeting, manager: User) -> None:
    agendas.draft(meeting=meeting, by=manager)
    item = AgendaItem.objects.get(meeting=meeting, kind="whip")
    with pytest.raises(AgendaRefused, match="Only business is deferred"):
        leaving.defer(item=item, why=WHY, to=None, by=manager)
    leaving.withdraw(item=item, why=WHY, by=manager)


@pytest.mark.parametrize("state", ["held", "minutes approved"])
def test_nothing_leaves_once_the_panel_has_met(item: AgendaItem, manager: User, state: str) -> None:
    Meeting.objects.filter(pk=item.meeting_id).update(state=state)
    with pytest.raises(AgendaRefused, match="The panel has met"):
        leaving.withdraw(item=item, why=WHY, by=manager)
