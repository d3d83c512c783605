"""What the walks over published meetings meet: an agenda that is out, with an exempt appendix."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.models import (
    AgendaItem,
    Meeting,
    Publication,
    PublishedAppendix,
    PublishedItem,
)
from scrutiny.panels.models import Panel
from tests.sweeps.routes_of.public import TABLE

# Stands in the exempt appendix and in the members' edition, and nowhere else.
SECRET = "The heron of the twelfth family"


@dataclass(frozen=True)
class PublicScene:
    """A meeting whose agenda is out: one item with an open and an exempt appendix."""

    meeting: Meeting
    publication: Publication

    def samples(self, name: str) -> dict[str, object]:
        """Return the values that the addresses of this area carry; of others, none."""
        if name not in {route for route, _ in TABLE}:
            return {}
        return {
            "meeting_id": self.meeting.pk,
            "publication_id": self.publication.pk,
            "number": 4,
            "appendix": 1,
            "audience": "members",
            "pack_key": f"{self.meeting.panel.slug}:{self.meeting.meets_on:%Y-%m-%d}",
        }


def the_agenda_that_is_out(panel: Panel) -> PublicScene:
    """Return a panel's meeting to come with its agenda published."""
    today, now = timezone.localdate(), timezone.now()
    meeting = Meeting.objects.create(
        panel=panel, meets_on=today + timedelta(days=20), state=Meeting.State.PUBLISHED
    )
    item = AgendaItem.objects.create(meeting=meeting, order=4, number=4, title="Quality assurance")
    publication = Publication.objects.create(
        meeting=meeting,
        number=0,
        title="Agenda",
        published_at=now,
        due_on=today + timedelta(days=10),
        clear_day_count=13,
        members_file=_kept(SECRET, StoredFile.Audience.MEMBERS),
        public_file=_kept("Open to all", StoredFile.Audience.PUBLIC),
        first_page=1,
        last_page=12,
    )
    published = PublishedItem.objects.create(
        publication=publication, item=item, number=4, title=item.title, page_from=7, page_to=12
    )
    PublishedAppendix.objects.create(
        published_item=published,
        number=1,
        title="Audit results",
        file=_kept("Results", StoredFile.Audience.PUBLIC),
        page_from=8,
        page_to=9,
    )
    PublishedAppendix.objects.create(
        published_item=published,
        number=2,
        title="Cases looked at",
        access="exempt",
        exempt_paragraph=2,
        withheld_because="The families could be told from them.",
        file=_kept(SECRET, StoredFile.Audience.MEMBERS),
        page_from=10,
        page_to=12,
    )
    return PublicScene(meeting, publication)


def _kept(words: str, audience: StoredFile.Audience) -> StoredFile:
    return store(
        data=f"%PDF-1.7 {words}".encode(),
        name="kept.pdf",
        media_type="application/pdf",
        audience=audience,
    )
