"""A publication as the tests of what must not change after it need one."""

from django.utils import timezone

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.models import (
    Appendix,
    Publication,
    PublishedAppendix,
    PublishedItem,
    Report,
)


def published(report: Report, *appendices: Appendix) -> PublishedItem:
    """Publish the newest version of a report with these appendices; nothing is built."""
    item = report.item
    pack = store(
        data=b"%PDF-1.7",
        name="pack.pdf",
        media_type="application/pdf",
        audience=StoredFile.Audience.MEMBERS,
    )
    publication = Publication.objects.create(
        meeting=item.meeting,
        number=0,
        title="Agenda",
        published_at=timezone.now(),
        due_on=report.due_on,
        clear_day_count=5,
        members_file=pack,
        first_page=1,
        last_page=9,
    )
    there = PublishedItem.objects.create(
        publication=publication,
        item=item,
        number=7,
        title=item.title,
        report_version=report.versions.get(number=report.latest),
    )
    for number, one in enumerate(appendices, start=1):
        PublishedAppendix.objects.create(
            published_item=there,
            appendix=one,
            number=number,
            title=one.title,
            file=one.file,
            paper_kind=one.paper_kind,
            paper_key=one.paper_key,
            page_from=number,
            page_to=number,
        )
    return there
