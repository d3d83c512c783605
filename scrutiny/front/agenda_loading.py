"""A meeting's agenda from its data file: drafted from the programme, reported on, signed off."""

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.front.days import noon
from scrutiny.front.meeting_files import Agenda as AgendaFile
from scrutiny.front.meeting_files import Appendix as AppendixFile
from scrutiny.front.meeting_files import Item, MeetingFile, Withheld
from scrutiny.front.meeting_files import Report as ReportFile
from scrutiny.meetings.actions import (
    agendas,
    appendices,
    approving,
    clearances,
    inviting,
    reports,
    withholding,
)
from scrutiny.meetings.due_days import due_day
from scrutiny.meetings.models import AgendaItem, Appendix, ItemKind, Meeting, Minutes, Report
from scrutiny.meetings.uploads import Upload
from scrutiny.panels.models import Panel, Post, PostHolder

AGREED = "Agreed by e-mail."


@transaction.atomic
def load_agenda(*, file: MeetingFile, uploads: dict[str, Upload], panel: Panel, by: User) -> None:
    """Build the agenda up to where it can be published; nothing where it is begun already.

    `uploads` holds the appendices' PDFs by the name of their text.
    """
    meeting = Meeting.objects.of(panel).get(meets_on=file.meets_on)
    if meeting.state != Meeting.State.PLANNED or file.agenda is None:
        return
    agendas.draft(meeting=meeting, by=by)
    _put_minutes(file.agenda, meeting, by)
    for position, one in enumerate(file.items, start=1):
        item = _item(one, meeting)
        if one.kind == ItemKind.BUSINESS:
            item = agendas.move(item=item, position=position, by=by)
        agendas.change(item=item, title=one.title, text=one.text, is_to_follow=False, by=by)
        for invitee in one.invitees:
            inviting.invite(item=item, post=_post(invitee.post), by=by)
        if one.report is not None:
            _report(one.report, file.agenda, item, uploads, by)


def is_begun(file: MeetingFile, panel: Panel) -> bool:
    """Return whether the agenda is there already, in whatever state."""
    meeting = Meeting.objects.of(panel).get(meets_on=file.meets_on)
    return meeting.state != Meeting.State.PLANNED


def _put_minutes(file: AgendaFile, meeting: Meeting, by: User) -> None:
    """Put earlier minutes for approval."""
    if file.puts:
        item = meeting.items.get(kind=ItemKind.MINUTES)
        for waiting in Minutes.objects.of(meeting.panel).filter(meeting__meets_on__in=file.puts):
            approving.put(minutes=waiting, item=item, by=by)


def _item(file: Item, meeting: Meeting) -> AgendaItem:
    """Return the item as it was drafted: the topic's, or the panel's standing one of the kind."""
    if file.kind != ItemKind.BUSINESS:
        return meeting.items.get(kind=file.kind)
    return meeting.items.get(kind=file.kind, title=file.title)


def _report(
    file: ReportFile, agenda: AgendaFile, item: AgendaItem, uploads: dict[str, Upload], by: User
) -> None:
    """Commission a report, have it written with its appendices, cleared and signed off."""
    author = _post(file.author)
    report = reports.commission(
        item=item,
        report_of=_post(file.report_of),
        author=author,
        due_on=due_day(item.meeting),
        clearers={kind: _post(slug) for kind, slug in agenda.clearers.items()},
        by=by,
        now=noon(file.commissioned_on),
    )
    writer = _holder(author, item) or by
    for one in file.appendices:
        _appendix(one, report, uploads, writer, by)
    if file.withheld is not None:
        _withhold(file.withheld, report, by)
    version = reports.save(
        report=report, texts=file.texts, based_on=0, by=writer, now=noon(file.cleared_on)
    ).number
    for clearance in report.clearances.all():
        clearances.clear(
            clearance=clearance, version=version, note=AGREED, by=by, now=noon(file.cleared_on)
        )
    reports.submit(report=report, version=version, by=writer)
    reports.sign_off(report=report, version=version, by=by)


def _appendix(
    file: AppendixFile, report: Report, uploads: dict[str, Upload], writer: User, by: User
) -> None:
    """Add an appendix, and keep it from the public where the file says so."""
    if file.paper is not None:
        appendix = appendices.add_paper(
            report=report,
            title=file.title,
            paper_kind=file.paper.kind,
            paper_key=file.paper.key,
            by=writer,
        )
    else:
        upload = uploads[str(file.text)]
        appendix = appendices.add_file(report=report, title=file.title, upload=upload, by=writer)
    if file.withheld is not None:
        _withhold(file.withheld, appendix, by)


def _withhold(file: Withheld, subject: Report | Appendix, by: User) -> None:
    withholding.withhold(
        subject=subject,
        access=file.access,
        exempt_paragraph=file.paragraph,
        because=file.because,
        by=by,
    )


def _post(slug: str) -> Post:
    return Post.objects.get(slug=slug)


def _holder(post: Post, item: AgendaItem) -> User | None:
    """Return the account of who held a post on the day of the meeting."""
    held = PostHolder.objects.on(item.meeting.meets_on).filter(post=post).first()
    return held.person.user if held else None
