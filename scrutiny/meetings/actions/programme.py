"""What is done to the topics of a work programme."""

from dataclasses import dataclass

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, plain, record
from scrutiny.meetings.models import AgendaItem, Meeting, Topic
from scrutiny.panels.models import Panel, Post

State, Origin = Topic.State, Topic.Origin
LIVE = (State.SUGGESTED, State.AGREED)


class TopicRefused(Exception):
    """Raised with a sentence when a topic cannot be taken, changed, placed or dropped."""


@dataclass(frozen=True)
class Subject:
    """What a topic is about, and why the panel looks at it."""

    title: str
    reason: str
    kind: Topic.Kind = Topic.Kind.TOPIC
    lead: Post | None = None

    def values(self) -> dict[str, object]:
        """Return the fields of a topic by name; raise TopicRefused without title or reason."""
        if not self.title.strip():
            raise TopicRefused("Give the topic a title.")
        if not self.reason.strip():
            raise TopicRefused("Say why the panel should look at it.")
        return {
            "title": self.title.strip(),
            "reason": self.reason.strip(),
            "kind": self.kind,
            "lead": self.lead,
        }


@transaction.atomic
def suggest(*, panel: Panel, subject: Subject, origin: Topic.Origin, by: User | None) -> Topic:
    """Put something forward for the panel's programme. Raises TopicRefused."""
    if origin in (Origin.DEFERRAL, Origin.RESOLUTION):
        raise TopicRefused("A deferral or a resolution makes its topic itself.")
    return _create(panel, subject.values() | {"origin": origin}, verb="topic_suggested", by=by)


@transaction.atomic
def keep_deferred(*, item: AgendaItem, why: str, by: User) -> Topic:
    """Take an item that was put off back into the programme, and return its topic.

    That is the one it came from, or a new one that says from which item it is.
    """
    if item.topic is not None and item.topic.state in LIVE:
        return take_off(topic=item.topic, why=why, by=by)
    values: dict[str, object] = {
        "title": item.title,
        "reason": item.topic.reason if item.topic else why,
        "origin": Origin.DEFERRAL,
        "origin_item": item,
        "lead": item.topic.lead if item.topic else None,
        "state": State.AGREED,
        "first_planned_for": item.meeting,
    }
    return _create(item.meeting.panel, values, verb="topic_deferred", by=by, why=why)


@transaction.atomic
def agree(*, topic: Topic, by: User) -> Topic:
    """Put a suggestion on the programme. Raises TopicRefused where it is no suggestion any more."""
    _move(topic, (State.SUGGESTED,), {"state": State.AGREED})
    record(verb="topic_agreed", subject=topic, by=by)
    return topic


@transaction.atomic
def change(*, topic: Topic, subject: Subject, by: User) -> Topic:
    """Say otherwise what a topic is; nothing happens where it is so. Raises TopicRefused."""
    if topic.state not in LIVE:
        raise TopicRefused(_closed(topic))
    amend(verb="topic_changed", subject=topic, wanted=subject.values(), by=by)
    return topic


@transaction.atomic
def place(*, topic: Topic, meeting: Meeting, by: User) -> Topic:
    """Plan a topic for a meeting; a suggestion is agreed by that.

    Raises TopicRefused for another panel's meeting, for one that is over or cancelled, and for a
    topic that is closed or stands on the agenda of the meeting where it is now.
    """
    if meeting.panel_id != topic.panel_id:
        raise TopicRefused("That is another panel's meeting.")
    if meeting.is_over or meeting.state == Meeting.State.CANCELLED:
        raise TopicRefused(
            f"That meeting is {meeting.get_state_display().lower()}. Choose another."
        )
    if topic.meeting_id == meeting.pk:
        return topic
    _must_be_off_agendas(topic)
    before = topic.meeting
    _move(
        topic,
        LIVE,
        {
            "meeting": meeting,
            "state": State.AGREED,
            "first_planned_for": topic.first_planned_for or meeting,
        },
    )
    record(
        verb="topic_placed" if before is None else "topic_moved",
        subject=topic,
        by=by,
        old={"meeting": plain(before)} if before else {},
        new={"meeting": plain(meeting)},
    )
    return topic


@transaction.atomic
def take_off(*, topic: Topic, by: User, why: str = "") -> Topic:
    """Let a topic wait for a meeting again. Raises TopicRefused where it is closed."""
    before = topic.meeting
    if before is None:
        return topic
    _must_be_off_agendas(topic)
    _move(topic, LIVE, {"meeting": None})
    record(verb="topic_unplaced", subject=topic, by=by, old={"meeting": plain(before)}, why=why)
    return topic


@transaction.atomic
def drop(*, topic: Topic, why: str, by: User) -> Topic:
    """Take a topic from the programme for good. Raises TopicRefused without a reason."""
    if not why.strip():
        raise TopicRefused("Say why the topic is dropped.")
    _must_be_off_agendas(topic)
    _move(topic, LIVE, {"state": State.DROPPED, "closed_because": why.strip()})
    record(verb="topic_dropped", subject=topic, by=by, why=why.strip())
    return topic


@transaction.atomic
def finish_what_was_dealt_with(*, meeting: Meeting, by: User | None) -> list[Topic]:
    """Close the topics whose items a meeting dealt with, and return them.

    An item that was withdrawn or deferred was not dealt with: its topic goes on.
    """
    dealt_with = AgendaItem.objects.on_agenda().filter(meeting=meeting)
    topics = list(Topic.objects.live().filter(items__in=dealt_with).distinct())
    for topic in topics:
        Topic.objects.filter(pk=topic.pk, state__in=LIVE).update(state=State.DONE)
        record(verb="topic_done", subject=topic, by=by, new={"meeting": plain(meeting)})
    return topics


def _create(
    panel: Panel, values: dict[str, object], *, verb: str, by: User | None, why: str = ""
) -> Topic:
    topic = Topic.objects.create(panel=panel, **values)
    record(verb=verb, subject=topic, by=by, new={"origin": topic.origin}, why=why)
    return topic


def _move(topic: Topic, states: tuple[str, ...], values: dict[str, object]) -> None:
    """Change a topic that is in one of these states, or say what it is now."""
    changed = Topic.objects.filter(pk=topic.pk, state__in=states).update(**values)
    topic.refresh_from_db()
    if not changed:
        raise TopicRefused(_closed(topic))


def _must_be_off_agendas(topic: Topic) -> None:
    """Refuse to move a topic that stands on an agenda: there the item is deferred or removed."""
    item = (
        AgendaItem.objects.on_agenda()
        .filter(topic=topic)
        .exclude(meeting__state__in=[*Meeting.OVER, Meeting.State.CANCELLED])
        .select_related("meeting")
        .first()
    )
    if item is not None:
        raise TopicRefused(
            f"It stands on the agenda of {item.meeting.meets_on:%-d %B %Y}. "
            "Defer, withdraw or remove it there first."
        )


def _closed(topic: Topic) -> str:
    if topic.state == State.AGREED:
        return "The topic is on the programme already."
    return f"The topic is {topic.get_state_display().lower()} and stays so."
