"""What is done to a report: asked for, written, submitted, sent back, signed off."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.meetings.agenda import REPORTED_ON
from scrutiny.meetings.due_days import due_day, last_day
from scrutiny.meetings.models import AgendaItem, Clearance, Meeting, Report, ReportVersion
from scrutiny.meetings.report_words import Fault, cleaned, faults_of, missing_in
from scrutiny.panels.models import Post

State = Report.State


class ReportRefused(Exception):
    """Raised with a sentence when something cannot be done to a report."""


class WordsRefused(ReportRefused):
    """Raised when texts cannot be kept; `faults` says under which headings and what to do."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults."""
        self.faults = tuple(faults)
        super().__init__(" ".join(fault.sentence for fault in self.faults))


class Overtaken(ReportRefused):
    """Raised when somebody saved a version after the one that a writer started from."""


@transaction.atomic
def commission(
    *,
    item: AgendaItem,
    report_of: Post,
    author: Post,
    due_on: date,
    by: User | None,
    subject: str = "",
    clearers: Mapping[str, Post | None] | None = None,
    needs_clearance: bool = True,
    now: datetime | None = None,
) -> Report:
    """Ask a post for the report of an item, with the clearances that it needs, if any.

    Each clearance is due so many working days before the papers go out (settings.CLEARANCE_DAYS);
    `clearers` says by kind which post gives it. Raises ReportRefused.
    """
    meeting = item.meeting
    _refuse_item(item, due_on)
    try:
        with transaction.atomic():
            report = Report.objects.create(
                item=item,
                subject=subject.strip() or item.title,
                report_of=report_of,
                author=author,
                due_on=due_on,
                commissioned_at=now or timezone.now(),
            )
    except IntegrityError as error:
        raise ReportRefused(f"A report was asked for already: {item.title}.") from error
    posts = clearers or {}
    Clearance.objects.bulk_create(
        Clearance(report=report, kind=kind, post=posts.get(kind), due_on=due_day(meeting, kind))
        for kind in (settings.CLEARANCE_DAYS if needs_clearance else ())
    )
    new = {"author": str(author), "due_on": due_on.isoformat()}
    record(verb="report_commissioned", subject=report, by=by, new=new)
    return report


def _refuse_item(item: AgendaItem, due_on: date) -> None:
    """Raise ReportRefused for an item that takes no report, or a day that is too late."""
    meeting = item.meeting
    if item.kind not in REPORTED_ON:
        raise ReportRefused(f"“{item.title}” is dealt with at the meeting; it takes no report.")
    if item.state != AgendaItem.State.ON_AGENDA:
        raise ReportRefused(f"“{item.title}” is {item.get_state_display().lower()}.")
    if meeting.is_over or meeting.state == Meeting.State.CANCELLED:
        raise ReportRefused(f"The meeting is {meeting.get_state_display().lower()}.")
    if due_on > meeting.meets_on:
        raise ReportRefused(
            f"The panel meets on {meeting.meets_on:%-d %B %Y}. Give a day before it; papers go "
            f"out by {last_day(meeting):%-d %B %Y}."
        )


@transaction.atomic
def reassign(
    *,
    report: Report,
    subject: str,
    report_of: Post,
    author: Post,
    due_on: date,
    clearers: Mapping[str, Post | None],
    by: User | None,
) -> Report:
    """Say otherwise what a report is called, whose it is, who clears it and when it is due.

    Raises ReportRefused for a report without a subject and a day after the meeting.
    """
    if not subject.strip():
        raise ReportRefused("Say what the report is about.")
    _refuse_item(report.item, due_on)
    wanted = {
        "subject": subject.strip(),
        "report_of": report_of,
        "author": author,
        "due_on": due_on,
    }
    amend(verb="report_reassigned", subject=report, wanted=wanted, by=by)
    for clearance in report.clearances.filter(kind__in=clearers):
        post = clearers[clearance.kind]
        amend(verb="clearance_reassigned", subject=clearance, wanted={"post": post}, by=by)
    return report


@transaction.atomic
def save(
    *,
    report: Report,
    texts: Mapping[str, str],
    based_on: int,
    by: User | None,
    now: datetime | None = None,
) -> ReportVersion:
    """Keep the words as a new version; the versions before stay as they were.

    New words make it a draft, whatever it was. Words that are those of the newest version already
    make no new one. Raises WordsRefused for what may not stand in a report, and Overtaken where
    the newest version is not `based_on`, the one that the writer started from (0 for none).
    """
    kept = cleaned(texts)
    faults = faults_of(kept)
    if faults:
        raise WordsRefused(faults)
    newest = report.versions.first()
    if newest is not None and newest.number == based_on and newest.texts == kept:
        return newest
    still_there = Report.objects.filter(pk=report.pk, latest=based_on)
    if not still_there.update(latest=F("latest") + 1, state=State.DRAFT):
        raise Overtaken("Somebody else saved this report while you wrote.")
    version = ReportVersion.objects.create(
        report=report,
        number=based_on + 1,
        texts=kept,
        saved_at=now or timezone.now(),
        writer=by,
    )
    report.refresh_from_db(fields=["state", "latest"])
    record(verb="report_saved", subject=report, by=by, new={"version": version.number})
    return version


@transaction.atomic
def submit(*, report: Report, version: int, by: User | None) -> Report:
    """Hand a draft in to the scrutiny manager.

    `version` is the one that whoever submits has read. Raises ReportRefused where headings have no
    words, or the report has moved on.
    """
    newest = report.versions.filter(number=version).first()
    if newest is None:
        raise ReportRefused("Write the report first.")
    missing = missing_in(newest.texts)
    if missing:
        titles = "; ".join(heading.title for heading in missing)
        raise ReportRefused(f"Not submitted. These headings have no words yet: {titles}.")
    _move(report, State.SUBMITTED, version=version)
    record(verb="report_submitted", subject=report, by=by, new={"version": version})
    return report


@transaction.atomic
def send_back(*, report: Report, why: str, by: User) -> Report:
    """Give a report back to its author, with a word on why. Raises ReportRefused."""
    if not why.strip():
        raise ReportRefused("Say why it goes back, so that the author knows what to do.")
    if report.state not in {State.SUBMITTED, State.SIGNED_OFF}:
        raise ReportRefused(f"The report is {_state_of(report)}; it is with its author already.")
    _move(report, State.DRAFT, version=report.latest)
    record(verb="report_sent_back", subject=report, by=by, why=why.strip())
    return report


@transaction.atomic
def sign_off(*, report: Report, version: int, by: User | None) -> Report:
    """Say that a submitted report may go out as it stands in the version that was read.

    A clearance that is not given does not hold it up: the paper says that it is not cleared.
    Raises ReportRefused where it is not submitted, or has moved on.
    """
    _move(report, State.SIGNED_OFF, version=version)
    record(verb="report_signed_off", subject=report, by=by, new={"version": version})
    return report


def reopen(*, report: Report) -> None:
    """Make a report that was handed in a draft again, because what goes out with it changed.

    Called in the transaction of that change, whose own event says what it was.
    """
    handed_in = Report.objects.filter(pk=report.pk, state__in=[State.SUBMITTED, State.SIGNED_OFF])
    handed_in.update(state=State.DRAFT)
    report.refresh_from_db(fields=["state", "latest"])


def _move(report: Report, state: Report.State, *, version: int) -> None:
    """Take a report to its next state in one update; raise ReportRefused where that cannot be.

    Of two people at once one moves it. Whoever read an older version is told.
    """
    before = [known for known, after in Report.MOVES.items() if state in after]
    if state == State.DRAFT:
        before.remove(State.COMMISSIONED)  # only words make a draft of what was asked for
    still_there = Report.objects.filter(pk=report.pk, state__in=before, latest=version)
    moved = still_there.update(state=state)
    report.refresh_from_db(fields=["state", "latest"])
    if moved:
        return
    if report.latest != version:
        raise ReportRefused(
            f"Version {report.latest} was saved after the one you read. Read it first."
        )
    if report.state == state:
        raise ReportRefused(f"The report is {_state_of(report)} already.")
    raise ReportRefused(
        f"The report is {_state_of(report)}; it cannot become {state.label.lower()} from there."
    )


def _state_of(report: Report) -> str:
    return report.get_state_display().lower()
