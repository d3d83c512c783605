"""A work programme as its page shows it: what waits, what comes when, what slipped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scrutiny.meetings.models import Meeting, Topic

State = Topic.State


@dataclass(frozen=True)
class TopicLine:
    """A topic with what to know of it."""

    topic: Topic
    kind: str
    origin: str
    lead: str
    slipped: str
    closed: str


@dataclass(frozen=True)
class Group:
    """The topics of one meeting."""

    meeting: Meeting
    day: str
    is_past: bool
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True)
class Programme:
    """The topics of a panel."""

    suggested: tuple[TopicLine, ...]
    unplaced: tuple[TopicLine, ...]
    groups: tuple[Group, ...]
    closed: tuple[TopicLine, ...]
    slipped_count: int

    @property
    def is_empty(self) -> bool:
        """Return whether nobody has put anything forward yet."""
        return not (self.suggested or self.unplaced or self.groups or self.closed)

    @property
    def summary(self) -> str:
        """Say in one line how the programme stands: "2 wait for a meeting, 1 has slipped."."""
        waiting, slipped, new = len(self.unplaced), self.slipped_count, len(self.suggested)
        parts = [
            f"{waiting} {'waits' if waiting == 1 else 'wait'} for a meeting" if waiting else "",
            f"{slipped} {'has' if slipped == 1 else 'have'} slipped" if slipped else "",
            f"{new} {'is' if new == 1 else 'are'} suggested and not agreed" if new else "",
        ]
        said = ", ".join(part for part in parts if part)
        return f"{said}." if said else "Everything has its meeting, and nothing has slipped."


def programme_of(topics: Iterable[Topic], *, slipped: Iterable[int], on: date) -> Programme:
    """Return a panel's topics in groups; they come with lead and meetings, `slipped` are ids."""
    late = frozenset(slipped)
    every = [_line(topic, is_slipped=topic.pk in late, on=on) for topic in topics]
    live = [line for line in every if line.topic.state in (State.SUGGESTED, State.AGREED)]
    return Programme(
        suggested=tuple(line for line in live if line.topic.state == State.SUGGESTED),
        unplaced=tuple(
            line for line in live if line.topic.meeting is None and line.topic.state == State.AGREED
        ),
        groups=_groups(live, on),
        closed=tuple(line for line in every if line not in live),
        slipped_count=sum(bool(line.slipped) for line in live),
    )


def _groups(lines: Iterable[TopicLine], on: date) -> tuple[Group, ...]:
    found: dict[int, list[TopicLine]] = {}
    meetings: dict[int, Meeting] = {}
    for line in lines:
        if line.topic.meeting is not None:
            meetings[line.topic.meeting.pk] = line.topic.meeting
            found.setdefault(line.topic.meeting.pk, []).append(line)
    return tuple(
        Group(
            meeting=meeting,
            day=f"{meeting.meets_on:%-d %B %Y}",
            is_past=meeting.meets_on < on,
            topics=tuple(found[meeting.pk]),
        )
        for meeting in sorted(meetings.values(), key=lambda one: one.meets_on)
    )


def _line(topic: Topic, *, is_slipped: bool, on: date) -> TopicLine:
    return TopicLine(
        topic=topic,
        kind=topic.get_kind_display(),
        origin=topic.get_origin_display(),
        lead=topic.lead.title if topic.lead else "",
        slipped=slipped_words(topic, on=on) if is_slipped else "",
        closed=_closed(topic),
    )


def slipped_words(topic: Topic, *, on: date) -> str:
    """Say how far a topic has slipped: "First planned for 24 November 2022, now 26 January"."""
    first, now = topic.first_planned_for, topic.meeting
    if first is None:
        return ""
    begun = f"First planned for {first.meets_on:%-d %B %Y}"
    if now is None:
        return f"{begun}; waits for a meeting."
    if now.meets_on < on:
        return f"{begun}; not dealt with on {now.meets_on:%-d %B %Y}."
    return f"{begun}, now for {now.meets_on:%-d %B %Y}."


def _closed(topic: Topic) -> str:
    if topic.state == State.DROPPED:
        return f"Dropped: {topic.closed_because}"
    if topic.state == State.DONE:
        return f"Done on {topic.meeting.meets_on:%-d %B %Y}" if topic.meeting else "Done"
    return ""
