"""What the walks over reports meet: a draft agenda with a report, its appendix and clearance.

The auditor's post writes the report, the service lead's stands behind it and the director's clears
it; the scrutiny manager does all of it.
"""

from datetime import date

from django.utils import timezone

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.models import AgendaItem, Appendix, Clearance, Meeting, Report, ReportVersion
from scrutiny.panels.models import Panel, Post

TO_BE_HELD_ON = date(2098, 6, 19)


def report_samples(panel: Panel) -> dict[str, object]:
    """Make a panel's report in draft; return the values that its addresses carry."""
    meeting = Meeting.objects.create(
        panel=panel, meets_on=TO_BE_HELD_ON, state=Meeting.State.AGENDA_DRAFT
    )
    item = AgendaItem.objects.create(meeting=meeting, order=7, title="Quality assurance")
    report = Report.objects.create(
        item=item,
        subject=item.title,
        report_of=Post.objects.get(slug="head-of-safeguarding"),
        author=Post.objects.get(slug="head-of-quality-assurance"),
        state=Report.State.DRAFT,
        due_on=date(2098, 6, 2),
        commissioned_at=timezone.now(),
        latest=1,
    )
    ReportVersion.objects.create(
        report=report, number=1, texts={"detail": "Audits."}, saved_at=timezone.now()
    )
    file = store(
        data=b"%PDF-1.7",
        name="framework.pdf",
        media_type="application/pdf",
        audience=StoredFile.Audience.STAFF,
    )
    appendix = Appendix.objects.create(
        report=report, order=1, title="Framework", file=file, page_count=1
    )
    clearance = Clearance.objects.create(
        report=report,
        kind=Clearance.Kind.DIRECTOR,
        post=Post.objects.get(slug="director-of-childrens-services"),
        due_on=date(2098, 6, 5),
    )
    return {
        "meeting_id": meeting.pk,
        "item_id": item.pk,
        "number": 1,
        "appendix_id": appendix.pk,
        "clearance_id": clearance.pk,
    }
