"""The papers that go out next for a meeting, with all that is missing of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import reverse

from scrutiny.meetings.models import Meeting
from scrutiny.meetings.pack.contents import PackContents, title_of
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.pack.reading import waiting_items
from scrutiny.meetings.publication.clock import Clock
from scrutiny.meetings.publication.editions import Ranges, Wanted, contents_of, ranges_of, wanted
from scrutiny.meetings.publication.notice import why_too_late
from scrutiny.meetings.publication.out import Out
from scrutiny.meetings.publication.readiness import Missing, Place, readiness
from scrutiny.meetings.publication.standing import standing_of
from scrutiny.packs.models import Build


@dataclass(frozen=True)
class NextPapers:
    """An agenda, a supplement or a corrected edition that could go out, and how far it is."""

    key: PackKey
    editions: tuple[Wanted, ...]
    missing: tuple[Missing, ...]

    @property
    def title(self) -> str:
        """Return what they are called: "Agenda", "Supplement 1"."""
        return title_of(self.key.number)

    @property
    def stops(self) -> tuple[Missing, ...]:
        """Return what publication cannot do without."""
        return tuple(one for one in self.missing if one.stops)

    @property
    def warns(self) -> tuple[Missing, ...]:
        """Return what is odd and stops nothing."""
        return tuple(one for one in self.missing if not one.stops)

    @property
    def contents(self) -> PackContents | None:
        """Return what is read for them."""
        return contents_of(self.editions)

    @property
    def build(self) -> Build | None:
        """Return the members' edition's finished build."""
        return next((one.build for one in self.editions if one.is_built), None)

    @property
    def ranges(self) -> Ranges:
        """Return the page numbers of what is built."""
        return ranges_of(self.build) if self.build is not None else {}

    @property
    def is_being_built(self) -> bool:
        """Return whether a worker is at one of the editions."""
        return any(one.build is not None and one.build.is_live for one in self.editions)

    @property
    def can_be_built(self) -> bool:
        """Return whether there is an edition to ask for."""
        return any(one.edition is not None and one.build is None for one in self.editions)


def papers_of(meeting: Meeting, key: PackKey, *, on: date) -> NextPapers:
    """Return the papers of a key as they would go out on a day."""
    editions = wanted(meeting, key, on=on)
    standing = replace(standing_of(meeting, editions), notice=_notice(meeting, key, on))
    return NextPapers(key, editions, readiness(standing))


def _notice(meeting: Meeting, key: PackKey, on: date) -> Place | None:
    """Return where to say that the meeting was convened late, where its agenda waits for that."""
    if (key.number, key.edition) != (0, 1) or not why_too_late(meeting, clock_of(meeting, on=on)):
        return None
    page = reverse("meetings:shorter-notice", args=[meeting.pk])
    return Place("Say that the meeting was convened at shorter notice", page)


def clock_of(meeting: Meeting, *, on: date) -> Clock:
    """Return the clock of a meeting's papers as it looks on a day."""
    return Clock(meeting.meets_on, settings.PUBLISH_CLEAR_DAYS, on)


def next_papers(meeting: Meeting, out: Out, *, on: date) -> NextPapers | None:
    """Return what goes out next: the agenda, then whatever waits for a supplement; else None."""
    if not out.current:
        is_open = meeting.state in Meeting.BEFORE_PUBLICATION
        return papers_of(meeting, PackKey.of(meeting), on=on) if is_open else None
    is_over = meeting.state != Meeting.State.PUBLISHED or on > meeting.meets_on
    if is_over or not waiting_items(meeting, out.current):
        return None
    last = max(one.number for one in out.current)
    return papers_of(meeting, PackKey.of(meeting, last + 1), on=on)
