"""Meetings are changed until the agenda is out, cancelled with a reason, and held on their day."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import agendas, leaving, meetings, programme
from scrutiny.meetings.actions.meetings import Arrangement, MeetingRefused
from scrutiny.meetings.models import Meeting, Topic
from scrutiny.panels.models import Panel, Person
from tests.scrutiny.meetings.planning import SPRING, SUMMER, added, coming, placed, published

pytestmark = pytest.mark.django_db

State, Kind = Meeting.State, Meeting.Kind
MAY_DAY = Arrangement(date(2098, 5, 1), time(10, 0), "Library")
BEFORE_PUBLICATION = [State.PLANNED, State.AGENDA_DRAFT]


@pytest.mark.parametrize("state", BEFORE_PUBLICATION)
def test_a_meeting_moves_as_long_as_its_agenda_is_not_published(
    panel: Panel, manager: User, state: Meeting.State
) -> None:
    meeting = coming(panel)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    meetings.change(meeting=meeting, to=MAY_DAY, by=manager)
    meeting.refresh_from_db()
    assert (meeting.meets_on, meeting.place, meeting.state) == (MAY_DAY.meets_on, "Library", state)
    event = Event.objects.about(meeting)[0]
    assert (event.verb, event.new["start_time"]) == ("meeting_changed", "10:00:00")


def test_a_meeting_that_is_so_already_leaves_no_trace(panel: Panel, manager: User) -> None:
    meeting = coming(panel)
    same = Arrangement(meeting.meets_on, meeting.start_time, meeting.place, Kind.IN_PERSON)
    meetings.change(meeting=meeting, to=same, by=manager)
    assert Event.objects.about(meeting).count() == 1


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (State.PUBLISHED, "cancel the meeting with a reason and arrange another"),
        (State.HELD, "The panel has met"),
        (State.MINUTES_APPROVED, "The panel has met"),
    ],
)
def test_after_publication_a_meeting_stands_also_for_who_opened_the_page_before(
    panel: Panel, manager: User, state: Meeting.State, why: str
) -> None:
    meeting = coming(panel)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)  # the page still has it as planned
    for _ in range(2):
        with pytest.raises(MeetingRefused, match=why):
            meetings.change(meeting=meeting, to=MAY_DAY, by=manager)
        meeting.refresh_from_db()
    assert meeting.meets_on == SPRING


def test_a_day_that_has_a_meeting_is_refused(panel: Panel, manager: User) -> None:
    coming(panel, MAY_DAY.meets_on)
    with pytest.raises(MeetingRefused, match="has a meeting on 1 May 2098 already"):
        meetings.change(meeting=coming(panel), to=MAY_DAY, by=manager)


def test_a_virtual_meeting_outside_the_lawful_days_is_refused_with_the_offer(
    panel: Panel, manager: User
) -> None:
    with pytest.raises(MeetingRefused, match="Choose “Consultation”"):
        meetings.arrange(
            panel=panel,
            meets_on=SPRING,
            place="",
            kind=Kind.VIRTUAL,
            state=State.PLANNED,
            by=manager,
        )
    meeting = coming(panel)
    with pytest.raises(MeetingRefused, match="does not allow a virtual meeting"):
        meetings.change(meeting=meeting, to=replace(MAY_DAY, kind=Kind.VIRTUAL), by=manager)
    meetings.change(meeting=meeting, to=replace(MAY_DAY, kind=Kind.CONSULTATION), by=manager)
    assert meeting.kind == Kind.CONSULTATION


def test_a_virtual_meeting_of_2020_can_be_brought_in(panel: Panel) -> None:
    meeting = meetings.arrange(
        panel=panel,
        meets_on=date(2020, 9, 24),
        place="",
        kind=Kind.VIRTUAL,
        state=State.HELD,
        by=None,
    )
    assert meeting.kind == Kind.VIRTUAL


def test_a_cancelled_meeting_says_why_and_lets_its_topics_go(panel: Panel, manager: User) -> None:
    meeting = coming(panel)
    topic = placed(meeting, manager)
    agendas.draft(meeting=meeting, by=manager)
    published(meeting)
    meetings.cancel(meeting=meeting, why=" Too few can come. ", by=manager)
    assert (meeting.state, meeting.cancelled_because) == (State.CANCELLED, "Too few can come.")
    assert Event.objects.about(meeting)[0].why == "Too few can come."
    topic.refresh_from_db()
    assert (topic.meeting, topic.first_planned_for) == (None, meeting)
    assert topic in Topic.objects.slipped(on=date(2098, 1, 1))


@pytest.mark.parametrize("state", [State.HELD, State.MINUTES_DRAFT, State.CANCELLED])
def test_what_is_over_or_cancelled_is_not_cancelled(
    panel: Panel, manager: User, state: Meeting.State
) -> None:
    meeting = coming(panel)
    because = "Snow." if state == State.CANCELLED else ""
    Meeting.objects.filter(pk=meeting.pk).update(state=state, cancelled_because=because)
    with pytest.raises(MeetingRefused):
        meetings.cancel(meeting=meeting, why="Too few can come.", by=manager)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_because) == (state, because)


@pytest.mark.parametrize("why", ["", "  "])
def test_cancelling_wants_a_reason(panel: Panel, manager: User, why: str) -> None:
    with pytest.raises(MeetingRefused, match="Say why"):
        meetings.cancel(meeting=coming(panel), why=why, by=manager)
    with pytest.raises(MeetingRefused, match="Say why"):
        meetings.arrange(
            panel=panel,
            meets_on=SUMMER,
            place="",
            state=State.CANCELLED,
            cancelled_because=why,
            by=None,
        )


def test_a_meeting_is_held_on_its_day_and_not_before(panel: Panel, manager: User) -> None:
    meeting = published(coming(panel))
    with pytest.raises(MeetingRefused, match="6 March 2098"):
        meetings.hold(meeting=meeting, today=SPRING - timedelta(days=1), by=manager)
    person = Person.objects.all()[0]
    meetings.hold(meeting=meeting, today=SPRING, by=manager, presided_by=person)
    assert (meeting.state, meeting.presided_by) == (State.HELD, person)
    with pytest.raises(MeetingRefused, match="The panel has met"):
        meetings.hold(meeting=meeting, today=SPRING, by=manager)
    assert Event.objects.about(meeting).filter(verb="meeting_held").count() == 1


def test_a_draft_agenda_is_published_before_the_meeting_is_held(
    panel: Panel, manager: User
) -> None:
    meeting = coming(panel)
    added(meeting, manager, "Schools")
    with pytest.raises(MeetingRefused, match="Publish the agenda first"):
        meetings.hold(meeting=meeting, today=SPRING, by=manager)


def test_topics_that_were_dealt_with_are_done_and_what_was_put_off_is_not(
    panel: Panel, manager: User
) -> None:
    meeting = coming(panel)
    dealt, withdrawn, visit = (
        placed(meeting, manager, title, kind)
        for title, kind in (("Schools", "topic"), ("Homes", "topic"), ("The hub", "visit"))
    )
    agendas.draft(meeting=meeting, by=manager)
    published(meeting)
    leaving.withdraw(item=withdrawn.items.get(), why="The letter is late.", by=manager)
    meetings.hold(meeting=meeting, today=SPRING, by=manager)
    states = {topic.title: topic.state for topic in Topic.objects.of(panel)}
    assert states == {"Schools": "done", "Homes": "agreed", "The hub": "agreed"}
    for topic in (dealt, withdrawn, visit):
        topic.refresh_from_db()
    late = Topic.objects.slipped(on=SUMMER)
    assert set(late) == {withdrawn, visit}
    with pytest.raises(programme.TopicRefused, match="done and stays so"):
        programme.drop(topic=dealt, why="Enough.", by=manager)
