"""The files of a council's work programmes, and what they and the meetings' files say together.

`programme/PANEL.yaml` holds the topics, visits and briefings of one panel.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field, field_validator, model_validator

from performance.definitions import DefinitionError, PanelFile
from scrutiny.definitions.loading import (
    Record,
    Sentence,
    Slug,
    read,
    refuse,
    refuse_repeats,
    yaml_files,
)
from scrutiny.front.meeting_files import MeetingFile, load_meeting
from scrutiny.meetings.models import Meeting, Topic


class ResolutionNamed(Record):
    """A resolution, by its meeting, the number of its minute and its place there."""

    meets_on: date
    minute: int = Field(ge=1)
    order: int = Field(ge=1)


class TopicFile(Record):
    """A topic, visit or briefing; `planned_for` lists its meetings, each moved to the next."""

    slug: Slug
    title: Sentence
    kind: Topic.Kind
    reason: Sentence
    origin: Topic.Origin
    resolution: ResolutionNamed | None = None
    lead: Slug
    planned_for: tuple[date, ...] = ()

    @field_validator("origin")
    @classmethod
    def _not_a_deferral(cls, value: Topic.Origin) -> Topic.Origin:
        if value == Topic.Origin.DEFERRAL:
            raise refuse("an item that is deferred makes its topic itself: use another origin")
        return value

    @field_validator("planned_for")
    @classmethod
    def _moved_one_way(cls, value: tuple[date, ...]) -> tuple[date, ...]:
        if list(value) != sorted(set(value)):
            raise refuse("a topic moves to a later meeting each time: put the days in order")
        return value

    @model_validator(mode="after")
    def _resolution_where_it_came_from_one(self) -> "TopicFile":
        if (self.origin == Topic.Origin.RESOLUTION) != (self.resolution is not None):
            raise refuse("resolution is for the origin resolution, and needed there")
        return self


class ProgrammeFile(Record):
    """What one panel means to look at."""

    panel: Slug
    topics: tuple[TopicFile, ...] = Field(min_length=1)

    @field_validator("topics")
    @classmethod
    def _each_topic_once(cls, value: tuple[TopicFile, ...]) -> tuple[TopicFile, ...]:
        refuse_repeats((topic.slug for topic in value), "topic")
        refuse_repeats((topic.title for topic in value), "title")
        return value


@dataclass(frozen=True)
class MeetingFiles:
    """The programmes and the meetings, these in order of their days."""

    folder: Path
    programmes: tuple[ProgrammeFile, ...] = ()
    meetings: tuple[MeetingFile, ...] = ()

    def of(self, panel: str) -> "MeetingFiles":
        """Return the files of one panel."""
        return MeetingFiles(
            self.folder,
            tuple(file for file in self.programmes if file.panel == panel),
            tuple(file for file in self.meetings if file.panel == panel),
        )

    def text_path(self, meeting: MeetingFile, name: str) -> Path:
        """Return where a Markdown file of a meeting lies."""
        return self.folder / "meetings" / meeting.meets_on.isoformat() / name


def load_meeting_files(folder: Path, panels: Iterable[PanelFile]) -> MeetingFiles:
    """Return all files of the folder; raise `DefinitionError` where one names what is nowhere."""
    programmes = {path: read(path, ProgrammeFile) for path in _files(folder / "programme")}
    meetings = {path: load_meeting(path) for path in _files(folder / "meetings")}
    files = MeetingFiles(folder, tuple(programmes.values()), tuple(meetings.values()))
    by_slug = {panel.slug: panel for panel in panels}
    for path, file in (programmes | meetings).items():
        if file.panel not in by_slug:
            raise DefinitionError(path, [_missing("panel", "panel file", file.panel)])
    faults = [
        (path, _of_a_programme(file, by_slug[file.panel], files.of(file.panel)))
        for path, file in programmes.items()
    ]
    faults += [
        (path, _of_a_meeting(file, by_slug[file.panel], files.of(file.panel)))
        for path, file in meetings.items()
    ]
    for path, found in faults:
        if found:
            raise DefinitionError(path, found)
    return files


def _files(folder: Path) -> list[Path]:
    """Return the folder's files; a council that begins has none, and no folder for them."""
    return yaml_files(folder) if folder.is_dir() else []


Fault = tuple[str, str]


def _of_a_programme(file: ProgrammeFile, panel: PanelFile, own: MeetingFiles) -> list[Fault]:
    """Return what a programme names and no other file of its panel has."""
    posts = {post.slug for post in panel.posts}
    days = {meeting.meets_on for meeting in panel.meetings}
    resolved = set(_resolutions(own))
    leads = sorted({topic.lead for topic in file.topics} - posts)
    planned = sorted({day for topic in file.topics for day in topic.planned_for} - days)
    named = [topic.resolution for topic in file.topics if topic.resolution]
    lost = [one for one in named if (one.meets_on, one.minute, one.order) not in resolved]
    return [
        *(_missing("lead", "post in the panel's file", post) for post in leads),
        *(_missing("planned_for", "meeting in the panel's file", day) for day in planned),
        *(_missing("resolution", "resolution in a meeting's file", one.minute) for one in lost),
    ]


def _of_a_meeting(file: MeetingFile, panel: PanelFile, own: MeetingFiles) -> list[Fault]:
    """Return what a meeting names and no other file of its panel has."""
    states = {meeting.meets_on: meeting.state for meeting in panel.meetings}
    topics = {topic.slug for programme in own.programmes for topic in programme.topics}
    minuted = {meeting.meets_on for meeting in own.meetings if meeting.minutes}
    return [
        *_unless_planned(file.meets_on, states.get(file.meets_on)),
        *(
            _missing("post, report_of, author or addressee", "post in the panel's file", post)
            for post in sorted(file.posts() - {post.slug for post in panel.posts})
        ),
        *(
            _missing("about", "placement in the panel's file", code)
            for code in sorted(file.indicators() - panel.codes())
        ),
        *(
            _missing("attendance or presided_by", "member in the panel's file", person)
            for person in sorted(file.persons() - {seat.person for seat in panel.memberships})
        ),
        *(
            _missing("topic", "topic in the work programme", topic)
            for topic in sorted({item.topic for item in file.items if item.topic} - topics)
        ),
        *(
            _missing("puts", "file of a meeting with minutes", day)
            for day in sorted(set(file.agenda.puts if file.agenda else ()) - minuted)
        ),
        *(
            _missing("text", "Markdown file in the meeting's folder", name)
            for name in sorted(file.texts())
            if not own.text_path(file, name).is_file()
        ),
    ]


def _unless_planned(meets_on: date, state: str | None) -> Iterator[Fault]:
    """Yield a fault unless the panel's file plans the meeting and leaves the rest to this one."""
    if state is None:
        yield _missing("meets_on", "meeting in the panel's file", meets_on)
    elif state != Meeting.State.PLANNED:
        words = f"the panel's file says that it is {state}: plan it there, and say the rest here"
        yield "field meets_on", words


def _resolutions(files: MeetingFiles) -> Iterator[tuple[date, int, int]]:
    """Yield every resolution by its meeting, minute and place."""
    for meeting in files.meetings:
        for number, item in meeting.numbered().items():
            count = len(item.minute.resolved) if item.minute else 0
            for order in range(1, count + 1):
                yield meeting.meets_on, number, order


def _missing(field: str, what: str, name: object) -> Fault:
    return f"field {field}", f"there is no {what} for {name}: add it or correct it"
