"""A small agenda of January 2023 for the tests of packs and publication.

Six items: the first opens the meeting, the second has an open report, the third moves the
exclusion for the fourth, whose second appendix is exempt; the fifth has a report that is to follow.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from zoneinfo import ZoneInfo

import pikepdf
from django.conf import settings
from django.utils import timezone

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.models import (
    AgendaItem,
    Appendix,
    ItemKind,
    Meeting,
    Paragraph,
    Report,
    ReportVersion,
)
from scrutiny.panels.models import Panel, Post

LONDON = ZoneInfo("Europe/London")
MEETS_ON = date(2023, 1, 26)
IN_TIME = datetime(2023, 1, 18, 10, 0, tzinfo=LONDON)
LATE = datetime(2023, 1, 24, 15, 30, tzinfo=LONDON)
REASON = "The cases are so few that the families could be told from them."
# Twelve phrases that stand in the exempt appendix and nowhere else.
MARKERS = tuple(
    f"{word} heron {number}"
    for number, word in enumerate(
        ("amber", "basalt", "cedar", "dune", "ember", "fern", "gorse", "hazel", "iris", "jade",
         "kelp", "larch"),
        start=41,
    )
)  # fmt: skip
WORDS = {
    "brief-summary": "What the visit found, in two sentences.",
    "recommendations": "1. Note the findings.",
    "detail": "The inspectors came in the autumn.\n\nThey spoke with twelve families.",
}


@dataclass(frozen=True)
class January:
    """The meeting with the items that tests are about."""

    meeting: Meeting
    opening: AgendaItem
    visit: AgendaItem
    exclusion: AgendaItem
    quality: AgendaItem
    monitoring: AgendaItem

    @property
    def exempt(self) -> Appendix:
        """Return the appendix that is kept from the public."""
        return Appendix.objects.get(report__item=self.quality, order=2)


@cache
def pdf_of(*pages: str) -> bytes:
    """Return a PDF with these words on its pages, tagged, as an officer would send it."""
    from weasyprint import HTML

    html = "".join(f'<p style="break-after: page">{words}</p>' for words in pages)
    whole = f'<html lang="en-GB"><title>Sent in</title><body>{html}</body></html>'
    data: bytes | None = HTML(string=whole).write_pdf(pdf_variant="pdf/ua-1")
    assert data is not None
    return data


def uploaded(*pages: str, name: str = "sent.pdf") -> StoredFile:
    """Return a stored PDF with these words on its pages."""
    return store(
        data=pdf_of(*pages),
        name=name,
        media_type="application/pdf",
        audience=StoredFile.Audience.MEMBERS,
    )


def page_count(file: StoredFile) -> int:
    """Return how many pages a stored PDF has."""
    with pikepdf.Pdf.open(BytesIO(file.read())) as pdf:
        return len(pdf.pages)


def january(panel: Panel, *, meets_on: date = MEETS_ON) -> January:
    """Return the panel's meeting with a draft agenda, all of it ready to go out."""
    meeting, _ = Meeting.objects.update_or_create(
        panel=panel,
        meets_on=meets_on,
        defaults={
            "state": Meeting.State.AGENDA_DRAFT,
            "place": "Committee Room 1",
            "start_time": time(17, 30),
        },
    )
    opening = item(meeting, 1, "Apologies and changes in membership", ItemKind.APOLOGIES)
    visit = item(meeting, 2, "Focused visit")
    quality = item(meeting, 4, "Quality assurance")
    exclusion = AgendaItem.objects.create(
        meeting=meeting,
        order=3,
        kind=ItemKind.EXCLUSION,
        title="Exclusion of the press and public",
        text="To move that the public be excluded for Appendix 2 of the following item.",
        excludes_for=quality,
    )
    monitoring = item(meeting, 5, "Monitoring of recommendations", ItemKind.MONITORING)
    reported(visit, WORDS)
    report = reported(quality, WORDS | {"detail": "Audits went on through the quarter."})
    behind(report, 1, "Audit results", uploaded("Results of the audits"))
    behind(
        report,
        2,
        "Cases looked at",
        uploaded(" ".join(MARKERS[:6]), " ".join(MARKERS[6:]), name="cases.pdf"),
        access="exempt",
        exempt_paragraph=Paragraph.IDENTITY,
        withheld_because=REASON,
    )
    AgendaItem.objects.filter(pk=monitoring.pk).update(is_to_follow=True)
    monitoring.refresh_from_db()
    return January(meeting, opening, visit, exclusion, quality, monitoring)


def item(
    meeting: Meeting, order: int, title: str, kind: ItemKind = ItemKind.BUSINESS
) -> AgendaItem:
    """Return a new item of a meeting."""
    return AgendaItem.objects.create(meeting=meeting, order=order, title=title, kind=kind)


def reported(
    on: AgendaItem, texts: dict[str, str], state: Report.State = Report.State.SIGNED_OFF
) -> Report:
    """Return the report of an item, signed off unless said otherwise, with these words."""
    post, _ = Post.objects.get_or_create(slug="head-of-quality", title="Head of Quality Assurance")
    when = datetime(2023, 1, 9, 9, 0, tzinfo=LONDON)
    report = Report.objects.create(
        item=on,
        subject=on.title,
        report_of=post,
        author=post,
        state=state,
        due_on=on.meeting.meets_on - timedelta(days=14),
        commissioned_at=when,
        latest=1,
    )
    ReportVersion.objects.create(report=report, number=1, texts=texts, saved_at=when)
    return report


def reworded(report: Report, texts: dict[str, str]) -> None:
    """Save another version of a report, signed off."""
    number = report.latest + 1
    ReportVersion.objects.create(report=report, number=number, texts=texts, saved_at=timezone.now())
    Report.objects.filter(pk=report.pk).update(latest=number)
    report.refresh_from_db()


def behind(
    report: Report, order: int, title: str, file: StoredFile, **withheld: object
) -> Appendix:
    """Return an uploaded appendix of a report."""
    return Appendix.objects.create(
        report=report, order=order, title=title, file=file, page_count=page_count(file), **withheld
    )


def clear_days() -> int:
    """Return how many clear days the tests' installation keeps."""
    return int(settings.PUBLISH_CLEAR_DAYS)
