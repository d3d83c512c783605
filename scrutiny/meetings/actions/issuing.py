"""Writing a publication down: both editions, everything in it, and its line of history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.actions import record
from scrutiny.meetings.models import Meeting, Publication
from scrutiny.meetings.pack.contents import PackContents, title_of
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.publication.clock import Clock
from scrutiny.meetings.publication.editions import Ranges, Wanted, contents_of, ranges_of, wanted
from scrutiny.meetings.publication.freezing import freeze, word_count
from scrutiny.meetings.publication.readiness import stopping
from scrutiny.meetings.publication.standing import standing_of
from scrutiny.packs.models import Build


class PublishingRefused(Exception):
    """Raised with a sentence when papers cannot go out, or went out already."""


@dataclass(frozen=True)
class Ready:
    """Both editions, built of the papers as they are, with the page numbers that they share."""

    contents: PackContents
    members: Wanted
    public: Wanted | None
    ranges: Ranges

    @property
    def build(self) -> Build:
        """Return the members' edition's build, which has everything."""
        assert self.members.build is not None
        return self.members.build

    @property
    def members_file(self) -> StoredFile:
        """Return the members' edition."""
        assert self.build.file is not None
        return self.build.file

    @property
    def last_page(self) -> int:
        """Return the number printed on its last page."""
        return self.build.last_page or self.build.first_page


def ready(meeting: Meeting, key: PackKey, *, on: date) -> Ready:
    """Return the editions to publish; raises PublishingRefused with all that is missing."""
    editions = wanted(meeting, key, on=on)
    missing = stopping(standing_of(meeting, editions))
    if missing:
        sentences = " ".join(f"{one.says} {one.to_do}" for one in missing)
        raise PublishingRefused(f"It cannot be published yet. {sentences}")
    contents = contents_of(editions)
    assert contents is not None
    found = [ranges_of(one.build) for one in editions if one.build is not None]
    if any(ranges != found[0] for ranges in found):
        raise PublishingRefused(
            "The two editions do not have the same page numbers. Build both again."
        )
    by_audience = {one.audience: one for one in editions}
    return Ready(contents, by_audience["members"], by_audience.get("public"), found[0])


def issue(
    papers: Ready,
    clock: Clock,
    *,
    by: User | None,
    now: datetime,
    late_because: str = "",
    corrected_because: str = "",
) -> Publication:
    """Write the publication down with everything in it, and one line of history."""
    contents, build = papers.contents, papers.build
    edition = papers.members.edition
    assert edition is not None
    public = papers.public.build if papers.public else None
    publication = Publication.objects.create(
        meeting=contents.meeting,
        number=contents.number,
        edition=contents.edition,
        supersedes=contents.published if contents.edition > 1 else None,
        title=title_of(contents.number),
        published_at=now,
        publisher=by,
        due_on=clock.due_on,
        clear_day_count=clock.clear_days_left,
        late_because=late_because,
        corrected_because=corrected_because,
        members_file=papers.members_file,
        public_file=public.file if public else None,
        first_page=build.first_page,
        last_page=papers.last_page,
        word_count=word_count(edition),
        has_withheld_minutes=contents.has_withheld_minutes,
    )
    freeze(publication, edition, papers.ranges, is_late=clock.is_late)
    record(
        verb=f"{'supplement' if contents.number else 'agenda'}_published",
        subject=contents.meeting,
        by=by,
        new={
            "number": contents.number,
            "edition": contents.edition,
            "pages": f"{build.first_page} - {build.last_page}",
            "clear_days": clock.clear_days_left,
            "members_sha256": build.sha256,
            "public_sha256": public.sha256 if public else "",
        },
        why=corrected_because or late_because,
    )
    return publication
