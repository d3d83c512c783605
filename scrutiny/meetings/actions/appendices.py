"""What is done to the appendices of a report: added, replaced, renamed, moved, removed."""

from django.db import transaction
from django.db.models import Max

from scrutiny.accounts.models import User
from scrutiny.files.actions import kept_with_its_row
from scrutiny.history.actions import amend, record
from scrutiny.meetings.actions.exclusions import see_to_exclusion
from scrutiny.meetings.actions.reports import reopen
from scrutiny.meetings.models import Appendix, Meeting, PublishedAppendix, Report
from scrutiny.meetings.uploads import Upload, file_fields, kept
from scrutiny.packs.papers import PaperRefused, kind_of

TITLE_MAX = 200


class AppendixRefused(Exception):
    """Raised with a sentence when something cannot be done to an appendix."""


@transaction.atomic
def add_file(*, report: Report, title: str, upload: Upload, by: User | None) -> Appendix:
    """Add an uploaded PDF as the last appendix. Raises AppendixRefused."""
    title = _titled(title)
    stored = kept(upload)
    with kept_with_its_row(stored):
        appendix = Appendix.objects.create(
            report=report, order=_last(report) + 1, title=title, **file_fields(upload, stored)
        )
        new = {"title": title, "file": upload.name, "pages": upload.found.page_count}
        record(verb="appendix_added", subject=appendix, by=by, new=new)
        _follow_up(report, by)
    return appendix


@transaction.atomic
def add_paper(
    *, report: Report, title: str, paper_kind: str, paper_key: str, by: User | None
) -> Appendix:
    """Add a paper that the portal makes as the last appendix. Raises AppendixRefused."""
    try:
        paper = kind_of(paper_kind)
        paper_panel = paper.panel(paper_key)
        title = _titled(title or paper.title(paper_key))
    except PaperRefused as refused:
        raise AppendixRefused(str(refused)) from refused
    if paper_panel.pk != report.panel_id:
        raise AppendixRefused(f"That paper belongs to {paper_panel}.")
    if report.appendices.filter(paper_kind=paper_kind, paper_key=paper_key).exists():
        raise AppendixRefused("That paper is an appendix of this report already.")
    appendix = Appendix.objects.create(
        report=report,
        order=_last(report) + 1,
        title=title,
        paper_kind=paper_kind,
        paper_key=paper_key,
    )
    new = {"title": title, "paper": f"{paper_kind} {paper_key}"}
    record(verb="appendix_added", subject=appendix, by=by, new=new)
    _follow_up(report, by)
    return appendix


@transaction.atomic
def replace(*, appendix: Appendix, upload: Upload, by: User | None) -> Appendix:
    """Put another PDF in an appendix's place; the file before is kept. Raises AppendixRefused."""
    _refuse_published(appendix)
    if appendix.file is None:
        raise AppendixRefused("The portal makes this paper itself; there is no file to replace.")
    before = appendix.file.name
    stored = kept(upload)
    with kept_with_its_row(stored):
        same_file = Appendix.objects.filter(pk=appendix.pk, file=appendix.file)
        if not same_file.update(**file_fields(upload, stored)):
            raise AppendixRefused("Somebody else has just replaced this file. Look at it first.")
        appendix.refresh_from_db()
        old, new = {"file": before}, {"file": upload.name, "pages": upload.found.page_count}
        record(verb="appendix_replaced", subject=appendix, by=by, old=old, new=new)
        _follow_up(appendix.report, by)
    return appendix


@transaction.atomic
def rename(*, appendix: Appendix, title: str, by: User | None) -> Appendix:
    """Give an appendix another title. Raises AppendixRefused."""
    _refuse_published(appendix)
    if amend(verb="appendix_renamed", subject=appendix, wanted={"title": _titled(title)}, by=by):
        _follow_up(appendix.report, by)
    return appendix


@transaction.atomic
def move(*, appendix: Appendix, is_up: bool, by: User | None) -> Appendix:
    """Move an appendix one place up or down; the others keep their order. Raises AppendixRefused.

    At the end of the list there is nowhere to go and nothing happens.
    """
    _refuse_published(appendix)
    standing = list(appendix.report.appendices.select_for_update())
    place = standing.index(appendix)
    other = place + (-1 if is_up else 1)
    if not 0 <= other < len(standing):
        return appendix
    _refuse_published(standing[other])
    standing[place], standing[other] = standing[other], standing[place]
    for order, one in enumerate(standing, start=1):
        Appendix.objects.filter(pk=one.pk).update(order=order)
    appendix.refresh_from_db(fields=["order"])
    old, new = {"number": place + 1}, {"number": other + 1}
    record(verb="appendix_moved", subject=appendix, by=by, old=old, new=new)
    _follow_up(appendix.report, by)
    return appendix


@transaction.atomic
def remove(*, appendix: Appendix, by: User | None) -> None:
    """Take an appendix out of its report; a file stays where it is kept. Raises AppendixRefused."""
    _refuse_published(appendix)
    report = appendix.report
    record(verb="appendix_removed", subject=appendix, by=by, old={"title": appendix.title})
    appendix.delete()
    _follow_up(report, by)


def _refuse_published(appendix: Appendix) -> None:
    """Raise AppendixRefused for what went out: it stays as it was published.

    The meeting is locked first, as by whoever publishes: what they are about to freeze is not
    changed under their hands.
    """
    Meeting.objects.select_for_update().get(pk=appendix.report.item.meeting_id)
    if PublishedAppendix.objects.filter(appendix=appendix).exists():
        raise AppendixRefused(
            f"“{appendix.title}” was published and stays as it is. Add a new appendix; it goes "
            "out with a supplement."
        )


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise AppendixRefused("Give the appendix a title.")
    if len(title) > TITLE_MAX:
        raise AppendixRefused(f"A title has at most {TITLE_MAX} characters.")
    return title


def _last(report: Report) -> int:
    return report.appendices.aggregate(last=Max("order"))["last"] or 0


def _follow_up(report: Report, by: User | None) -> None:
    """Let what depends on the list follow: the sign-off, and the numbers an exclusion names."""
    reopen(report=report)
    see_to_exclusion(item=report.item, by=by)
