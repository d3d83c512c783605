"""The packs of the demonstration: asked for, built by a worker as anybody's are, and published.

The December performance pack, and both editions of each agenda that a meeting's file says was
published. What was published is looked up and never built again.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.front.days import noon
from scrutiny.front.meeting_files import MeetingFile
from scrutiny.front.programme_files import MeetingFiles
from scrutiny.meetings.actions.meetings import hold
from scrutiny.meetings.actions.publishing import publish
from scrutiny.meetings.models import Meeting, Publication
from scrutiny.packs import actions
from scrutiny.packs.fingerprint import fingerprint
from scrutiny.packs.models import Build
from scrutiny.packs.papers import kind_of
from scrutiny.panels.models import Panel, Person

PANEL = "children-and-families"
PERFORMANCE, MONTH_KEY = "performance", f"{PANEL}:2022-12"
AGENDA = "agenda"
MEMBERS, PUBLIC = Build.Audience.MEMBERS, Build.Audience.PUBLIC
PAUSE_SECONDS = 0.2
WAIT_SECONDS = 300


class PackMissing(Exception):
    """Raised with a sentence when a pack was not built."""


@dataclass(frozen=True)
class Made:
    """A pack that is there: what it is, with its pages, and its file."""

    title: str
    file: StoredFile


def build(files: MeetingFiles, *, by: User) -> None:
    """Have a worker build what is missing, publish the agendas on their day, hold the meetings.

    Raises PackMissing where no worker answers or a build fails.
    """
    wanted = [(PERFORMANCE, MONTH_KEY, MEMBERS)]
    waiting = list(_unpublished(files))
    for meeting, _ in waiting:
        wanted += [(AGENDA, _key(meeting), audience) for audience in (MEMBERS, PUBLIC)]
    builds = [
        actions.request(kind=kind, key=key, audience=audience, by=by)
        for kind, key, audience in wanted
    ]
    _follow(builds)
    for meeting, file in waiting:
        _publish(meeting, file, by)


def made(files: MeetingFiles) -> list[Made]:
    """Return the packs in order; raises PackMissing where one is not there."""
    if next(_unpublished(files), None) is not None:
        raise PackMissing("An agenda is not published yet.")
    return [_performance(), *_agendas(files)]


@transaction.atomic
def _publish(meeting: Meeting, file: MeetingFile, by: User) -> None:
    """Publish an agenda, and say that its meeting was held where its file says who presided."""
    if file.agenda is None:
        return
    publish(meeting=meeting, by=by, now=noon(file.agenda.published_on))
    if file.agenda.presided_by is not None:
        chair = Person.objects.get(slug=file.agenda.presided_by)
        hold(meeting=meeting, today=file.meets_on, presided_by=chair, by=by)


def _follow(builds: list[Build]) -> None:
    """Wait until a worker has finished every build."""
    give_up = time.monotonic() + WAIT_SECONDS
    for one in builds:
        while one.is_live:
            if time.monotonic() > give_up:
                raise PackMissing("No worker has built the packs. Is one running?")
            time.sleep(PAUSE_SECONDS)
            one.refresh_from_db()
        if one.file is None:
            raise PackMissing(f"{one.title} was not built: {one.error}")


def _performance() -> Made:
    """Return the performance pack of the figures as they are now."""
    edition = kind_of(PERFORMANCE).edition(MONTH_KEY, MEMBERS)
    standing = Build.objects.filter(
        kind=PERFORMANCE,
        key=MONTH_KEY,
        audience=MEMBERS,
        fingerprint=fingerprint(edition, MEMBERS),
        state=Build.State.DONE,
    ).first()
    if standing is None or standing.file is None:
        raise PackMissing("The performance pack is not built yet.")
    return Made(f"Performance pack for December 2022 ({standing.page_count} pages)", standing.file)


def _agendas(files: MeetingFiles) -> Iterator[Made]:
    """Yield both editions of each published agenda."""
    for file in files.meetings:
        if file.agenda is None:
            continue
        meeting = _meeting(file)
        out = Publication.objects.current().get(meeting=meeting, number=0)
        pages = f"numbered {out.first_page} to {out.last_page}"
        title = f"Agenda pack of {meeting.meets_on:%-d %B %Y}"
        yield Made(f"{title}, members' edition ({pages})", out.members_file)
        if out.public_file is not None:
            yield Made(f"{title}, public edition ({pages})", out.public_file)


def _unpublished(files: MeetingFiles) -> Iterator[tuple[Meeting, MeetingFile]]:
    """Yield the meetings whose agenda is still to be published."""
    for file in files.meetings:
        if file.agenda is not None:
            meeting = _meeting(file)
            if not Publication.objects.filter(meeting=meeting).exists():
                yield meeting, file


def _meeting(file: MeetingFile) -> Meeting:
    return Meeting.objects.get(panel=Panel.objects.get(slug=file.panel), meets_on=file.meets_on)


def _key(meeting: Meeting) -> str:
    return f"{meeting.panel.slug}:{meeting.meets_on:%Y-%m-%d}"
