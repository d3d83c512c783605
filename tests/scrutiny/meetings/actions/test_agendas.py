"""An agenda is drafted from the programme, put in order, and fixed once it is published."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import agendas
from scrutiny.meetings.actions.agendas import AgendaRefused
from scrutiny.meetings.actions.places import settle
from scrutiny.meetings.models import AgendaItem, Meeting, Report, StandingItem
from scrutiny.panels.models import Panel, Post
from tests.scrutiny.meetings.planning import (
    SUMMER,
    added,
    coming,
    placed,
    published,
    suggested,
    titles,
)

pytestmark = pytest.mark.django_db

OPENING = [
    "Apologies and changes in panel membership (if any)",
    "Disclosure of personal and pecuniary interests",
    "Declarations of scrutiny interest",
    "Declaration of party political whip",
    "Statement from the chair",
    "Minutes of the previous meeting (including matters arising)",
]
CLOSING = ["Monitoring scrutiny recommendations"]


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return a planned meeting."""
    return coming(panel)


def excluded(item: AgendaItem) -> AgendaItem:
    """Return the exclusion of an item, put in as badly as may be: at the very end."""
    exclusion = AgendaItem.objects.create(
        meeting=item.meeting, order=99, kind="exclusion", title="Exclusion", excludes_for=item
    )
    settle(item.meeting)
    return exclusion


def reported(item: AgendaItem) -> Report:
    """Return a report that was asked for."""
    post, now = Post.objects.all()[0], timezone.now()
    return Report.objects.create(
        item=item,
        subject=item.title,
        report_of=post,
        author=post,
        due_on=date(2098, 2, 1),
        commissioned_at=now,
    )


def test_one_step_drafts_standing_items_and_the_topics_of_the_meeting(
    meeting: Meeting, manager: User
) -> None:
    placed(meeting, manager, "Schools")
    placed(meeting, manager, "Homes", "briefing")
    placed(meeting, manager, "The hub", "visit")
    placed(coming(meeting.panel, SUMMER), manager, "Later")
    suggested(meeting.panel, "Some day")
    agendas.draft(meeting=meeting, by=manager)
    assert titles(meeting) == [*OPENING, "Schools", "Homes", *CLOSING]
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.AGENDA_DRAFT
    event = Event.objects.about(meeting)[0]
    assert (event.verb, "Schools" in event.new["items"]) == ("agenda_drafted", True)


def test_the_minutes_say_which_meeting_they_are_of(meeting: Meeting, manager: User) -> None:
    agendas.draft(meeting=meeting, by=manager)
    item = AgendaItem.objects.get(meeting=meeting, kind="minutes")
    assert item.text.endswith("The minutes are of the meeting on 30 March 2023.")


def test_the_first_meeting_of_a_panel_has_no_minutes_to_name(manager: User) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults")
    StandingItem.objects.create(
        panel=adults, place="opening", order=1, kind="minutes", title="Minutes", text="To agree."
    )
    (item,) = agendas.draft(meeting=coming(adults), by=manager)
    assert item.text == "To agree."


def test_drafting_again_adds_only_what_is_missing(meeting: Meeting, manager: User) -> None:
    agendas.draft(meeting=meeting, by=manager)
    with pytest.raises(AgendaRefused, match="Nothing is missing"):
        agendas.draft(meeting=meeting, by=manager)
    placed(meeting, manager, "Schools")
    (item,) = agendas.draft(meeting=meeting, by=manager)
    assert item.title == "Schools"
    assert titles(meeting) == [*OPENING, "Schools", *CLOSING]


def test_an_added_item_comes_last_of_the_business(meeting: Meeting, manager: User) -> None:
    agendas.draft(meeting=meeting, by=manager)
    added(meeting, manager, "Schools", "Homes")
    assert titles(meeting) == [*OPENING, "Schools", "Homes", *CLOSING]


def test_a_topic_is_added_once_and_only_where_it_is_placed(meeting: Meeting, manager: User) -> None:
    topic = suggested(meeting.panel)
    with pytest.raises(AgendaRefused, match="not planned for this meeting"):
        agendas.add(meeting=meeting, title="Schools", text="", topic=topic, by=manager)
    topic = placed(meeting, manager)
    agendas.add(meeting=meeting, title="Schools", text="", topic=topic, by=manager)
    assert list(agendas.waiting_topics(meeting)) == []
    with pytest.raises(AgendaRefused, match="on the agenda already"):
        agendas.add(meeting=meeting, title="Schools", text="", topic=topic, by=manager)


@pytest.mark.parametrize(
    ("position", "order"),
    [(1, "CAB"), (2, "ACB"), (3, "ABC"), (-5, "CAB"), (99, "ABC")],
)
def test_business_moves_among_the_business(
    meeting: Meeting, manager: User, position: int, order: str
) -> None:
    agendas.draft(meeting=meeting, by=manager)
    *_, item = added(meeting, manager, *"ABC")
    agendas.move(item=item, position=position, by=manager)
    assert titles(meeting) == [*OPENING, *order, *CLOSING]
    has_moved = Event.objects.about(item)[0].verb == "item_moved"
    assert has_moved is (order != "ABC")


def test_an_exclusion_goes_with_its_item(meeting: Meeting, manager: User) -> None:
    agendas.draft(meeting=meeting, by=manager)
    first, second = added(meeting, manager, "A", "B")
    excluded(second)
    assert titles(meeting)[6:9] == ["A", "Exclusion", "B"]
    agendas.move(item=second, position=1, by=manager)
    assert titles(meeting)[6:9] == ["Exclusion", "B", "A"]
    agendas.move(item=first, position=1, by=manager)
    assert titles(meeting)[6:9] == ["A", "Exclusion", "B"]
    agendas.remove(item=second, by=manager)
    assert titles(meeting) == [*OPENING, "A", *CLOSING]


def test_standing_items_and_exclusions_do_not_move(meeting: Meeting, manager: User) -> None:
    agendas.draft(meeting=meeting, by=manager)
    (item,) = added(meeting, manager, "A")
    apologies = AgendaItem.objects.get(meeting=meeting, kind="apologies")
    for fixed in (apologies, excluded(item)):
        with pytest.raises(AgendaRefused, match="Only business moves"):
            agendas.move(item=fixed, position=1, by=manager)


def test_the_exclusion_is_the_portals_to_write_and_to_take_away(
    meeting: Meeting, manager: User
) -> None:
    (item,) = added(meeting, manager, "A")
    exclusion = excluded(item)
    with pytest.raises(AgendaRefused, match="written from the papers"):
        agendas.change(item=exclusion, title="Mine", text="", is_to_follow=False, by=manager)
    with pytest.raises(AgendaRefused, match="goes by itself"):
        agendas.remove(item=exclusion, by=manager)


def test_an_item_with_a_report_is_not_removed(meeting: Meeting, manager: User) -> None:
    (item,) = added(meeting, manager, "A")
    reported(item)
    with pytest.raises(AgendaRefused, match="its report is kept then"):
        agendas.remove(item=item, by=manager)
    assert Report.objects.exists()


def test_an_item_is_changed_and_removed_before_publication(meeting: Meeting, manager: User) -> None:
    (item,) = added(meeting, manager, "A")
    agendas.change(item=item, title=" B ", text="Words.", is_to_follow=True, by=manager)
    item.refresh_from_db()
    assert (item.title, item.text, item.is_to_follow) == ("B", "Words.", True)
    with pytest.raises(AgendaRefused, match="Give the item a title"):
        agendas.change(item=item, title=" ", text="", is_to_follow=False, by=manager)
    with pytest.raises(AgendaRefused, match="Give the item a title"):
        agendas.add(meeting=meeting, title="", text="", by=manager)
    agendas.remove(item=item, by=manager)
    assert not AgendaItem.objects.filter(meeting=meeting).exists()
    assert Event.objects.filter(verb="item_removed", subject_name="B").exists()


ACTS: dict[str, Callable[[AgendaItem, User], object]] = {
    "draft": lambda item, by: agendas.draft(meeting=item.meeting, by=by),
    "add": lambda item, by: agendas.add(meeting=item.meeting, title="B", text="", by=by),
    "change": lambda item, by: agendas.change(
        item=item, title="B", text="", is_to_follow=False, by=by
    ),
    "remove": lambda item, by: agendas.remove(item=item, by=by),
    "move": lambda item, by: agendas.move(item=item, position=2, by=by),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("published", "You can withdraw an item, defer it, or add an urgent late item"),
        ("held", "The panel has met"),
        ("cancelled", "The meeting is cancelled"),
    ],
)
def test_once_published_an_agenda_stays_as_it_is_and_says_what_can_be_done(
    act: Callable[[AgendaItem, User], object],
    state: str,
    why: str,
    meeting: Meeting,
    manager: User,
) -> None:
    item, _ = added(meeting, manager, "A", "C")
    published(meeting)
    because = "Snow." if state == "cancelled" else ""
    Meeting.objects.filter(pk=meeting.pk).update(state=state, cancelled_because=because)
    events = Event.objects.count()
    with pytest.raises(AgendaRefused, match=why):
        act(item, manager)
    assert titles(meeting) == ["A", "C"]
    assert Event.objects.count() == events
