"""Finished builds of an agenda pack as rows: one page a section, and no time spent on layout."""

from datetime import date

from django.utils import timezone

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.papers import AGENDA, KIND
from scrutiny.packs.fingerprint import fingerprint
from scrutiny.packs.layout import Sized, lay_out
from scrutiny.packs.models import Build, BuildPart


def drawn(meeting: Meeting, audience: str, *, number: int = 0, edition: int = 1, on: date) -> Build:
    """Return a finished build of an edition as it would go out on a day."""
    key = str(PackKey.of(meeting, number, edition))
    paper = AGENDA.edition_on(key, audience, on=on)
    sections = list(paper.sections())
    slots = lay_out(
        [Sized(1, (1,) * len(one.others), one.starts_on_right, one.is_slip) for one in sections],
        paper.first_page,
    )
    build = Build.objects.create(
        panel=meeting.panel,
        kind=KIND,
        key=key,
        audience=audience,
        fingerprint=fingerprint(paper, audience),
        title=paper.title,
        state=Build.State.DONE,
        finished_at=timezone.now(),
        first_page=paper.first_page,
        last_page=slots[-1].end,
        page_count=len(sections),
        file=store(
            data=f"%PDF-1.7 {key} {audience}".encode(),
            name=AGENDA.file_name(key, audience),
            media_type="application/pdf",
            audience=StoredFile.Audience(audience),
        ),
    )
    BuildPart.objects.bulk_create(
        BuildPart(
            build=build,
            order=order,
            name=one.name,
            anchor=one.anchor,
            within=list(one.within),
            notice=one.notice,
            start_page=slot.start,
            end_page=slot.end,
        )
        for order, (one, slot) in enumerate(zip(sections, slots, strict=True))
    )
    return build


def both_drawn(
    meeting: Meeting, *, number: int = 0, edition: int = 1, on: date
) -> tuple[Build, Build]:
    """Return the members' and the public edition's finished builds."""
    members = drawn(meeting, "members", number=number, edition=edition, on=on)
    return members, drawn(meeting, "public", number=number, edition=edition, on=on)
