"""The life of a topic: suggested, agreed, placed, moved, done or dropped."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import agendas, programme
from scrutiny.meetings.actions.programme import Subject, TopicRefused
from scrutiny.meetings.models import Meeting, Topic
from scrutiny.panels.models import Panel, Post
from tests.scrutiny.meetings.planning import SPRING, SUMMER, coming, placed, suggested

pytestmark = pytest.mark.django_db

State, Origin = Topic.State, Topic.Origin


def test_a_suggestion_waits_to_be_agreed(panel: Panel, member: User, manager: User) -> None:
    lead = Post.objects.all()[0]
    topic = programme.suggest(
        panel=panel,
        subject=Subject(" Schools ", " Nobody has looked. ", lead=lead),
        origin=Origin.PANEL,
        by=member,
    )
    assert (topic.title, topic.reason, topic.lead) == ("Schools", "Nobody has looked.", lead)
    assert topic.state == State.SUGGESTED
    programme.agree(topic=topic, by=manager)
    assert topic.state == State.AGREED
    verbs = [event.verb for event in Event.objects.about(topic)]
    assert verbs == ["topic_agreed", "topic_suggested"]
    with pytest.raises(TopicRefused, match="on the programme already"):
        programme.agree(topic=topic, by=manager)


@pytest.mark.parametrize("subject", [Subject("", "Why."), Subject("Schools", " ")])
def test_a_topic_has_a_title_and_a_reason(panel: Panel, member: User, subject: Subject) -> None:
    with pytest.raises(TopicRefused):
        programme.suggest(panel=panel, subject=subject, origin=Origin.PANEL, by=member)
    topic = suggested(panel)
    with pytest.raises(TopicRefused):
        programme.change(topic=topic, subject=subject, by=member)


@pytest.mark.parametrize("origin", [Origin.DEFERRAL, Origin.RESOLUTION])
def test_nobody_claims_a_deferral_or_a_resolution(
    panel: Panel, member: User, origin: Topic.Origin
) -> None:
    with pytest.raises(TopicRefused, match="makes its topic itself"):
        programme.suggest(panel=panel, subject=Subject("A", "B"), origin=origin, by=member)


def test_placing_a_suggestion_agrees_to_it_and_moving_it_keeps_the_first_meeting(
    panel: Panel, manager: User
) -> None:
    first, second = coming(panel), coming(panel, SUMMER)
    topic = placed(first, manager)
    assert (topic.state, topic.meeting, topic.first_planned_for) == (State.AGREED, first, first)
    assert not Topic.objects.slipped(on=date(2098, 1, 1)).exists()
    programme.place(topic=topic, meeting=second, by=manager)
    assert (topic.meeting, topic.first_planned_for) == (second, first)
    assert list(Topic.objects.slipped(on=date(2098, 1, 1))) == [topic]
    moved, place, *_ = Event.objects.about(topic)
    assert (moved.verb, place.verb) == ("topic_moved", "topic_placed")
    assert (moved.old["meeting"], moved.new["meeting"]) == (str(first), str(second))


def test_a_topic_whose_meeting_passes_without_it_has_slipped(panel: Panel, manager: User) -> None:
    topic = placed(coming(panel), manager)
    assert list(Topic.objects.slipped(on=SUMMER)) == [topic]
    assert not Topic.objects.slipped(on=SPRING).exists()


def test_a_topic_that_is_taken_off_waits_again(panel: Panel, manager: User) -> None:
    topic = placed(coming(panel), manager)
    programme.take_off(topic=topic, by=manager)
    assert list(Topic.objects.unplaced()) == [topic]
    count = Event.objects.count()
    programme.take_off(topic=topic, by=manager)
    assert Event.objects.count() == count


@pytest.mark.parametrize("state", [Meeting.State.HELD, Meeting.State.CANCELLED])
def test_nothing_is_placed_at_a_meeting_that_is_no_longer_to_come(
    panel: Panel, manager: User, state: Meeting.State
) -> None:
    meeting = coming(panel)
    because = "Snow." if state == Meeting.State.CANCELLED else ""
    Meeting.objects.filter(pk=meeting.pk).update(state=state, cancelled_because=because)
    meeting.refresh_from_db()
    with pytest.raises(TopicRefused, match=f"That meeting is {state}"):
        programme.place(topic=suggested(panel), meeting=meeting, by=manager)


def test_nothing_is_placed_at_another_panels_meeting(panel: Panel, manager: User) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults")
    with pytest.raises(TopicRefused, match="another panel's"):
        programme.place(topic=suggested(panel), meeting=coming(adults), by=manager)


def test_what_stands_on_an_agenda_is_moved_there(panel: Panel, manager: User) -> None:
    meeting, later = coming(panel), coming(panel, SUMMER)
    topic = placed(meeting, manager)
    agendas.draft(meeting=meeting, by=manager)
    words = "stands on the agenda of 6 March 2098"
    with pytest.raises(TopicRefused, match=words):
        programme.place(topic=topic, meeting=later, by=manager)
    with pytest.raises(TopicRefused, match=words):
        programme.take_off(topic=topic, by=manager)
    with pytest.raises(TopicRefused, match=words):
        programme.drop(topic=topic, why="Enough.", by=manager)


def test_a_topic_is_dropped_with_a_reason_and_stays_so(panel: Panel, manager: User) -> None:
    topic = suggested(panel)
    with pytest.raises(TopicRefused, match="Say why"):
        programme.drop(topic=topic, why=" ", by=manager)
    stale = Topic.objects.get(pk=topic.pk)
    programme.drop(topic=topic, why="Asked elsewhere.", by=manager)
    assert (topic.state, topic.closed_because) == (State.DROPPED, "Asked elsewhere.")
    with pytest.raises(TopicRefused, match="dropped and stays so"):
        programme.agree(topic=stale, by=manager)
    with pytest.raises(TopicRefused, match="dropped and stays so"):
        programme.change(topic=topic, subject=Subject("A", "B"), by=manager)
    assert not Topic.objects.live().exists()


def test_a_change_that_changes_nothing_leaves_no_trace(panel: Panel, manager: User) -> None:
    topic = suggested(panel)
    programme.change(topic=topic, subject=Subject(topic.title, topic.reason), by=manager)
    assert Event.objects.about(topic).count() == 1
    programme.change(topic=topic, subject=Subject("Nurseries", topic.reason), by=manager)
    assert Event.objects.about(topic)[0].new == {"title": "Nurseries"}
