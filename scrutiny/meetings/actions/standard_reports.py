"""The short report of an item whose paper the portal makes: nobody has to ask for it or write it.

Which items these are is a table (settings.ITEM_PAPERS). Whoever wants to say more saves another
version, as with any report.
"""

from datetime import date

from django.conf import settings
from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend
from scrutiny.meetings.actions import appendices, reports
from scrutiny.meetings.due_days import due_day
from scrutiny.meetings.headings import NO, NONE, blank
from scrutiny.meetings.models import AgendaItem, Appendix, ItemKind, Meeting, Report
from scrutiny.packs.papers import kind_of

# What each says, by the kind of its item; the other headings say what the template begins with.
TEXTS: dict[str, dict[str, str]] = {
    ItemKind.MONITORING: {
        "brief-summary": (
            "The Panel follows what becomes of what it asked for at earlier meetings. Appendix 1 "
            "lists it, with what has been done about each."
        ),
        "recommendations": (
            "1. That the Panel consider the responses to what it asked for, and give its view."
        ),
        "reasons": "So that the Panel can tell what its recommendations have led to.",
        "detail": (
            "Appendix 1 sets out what the Panel asked for, with a summary of the action taken and "
            "a status for each. Evidence that was marked for the Panel follows it.\n\n"
            "An item that is marked complete leaves the list if the Panel accepts that it is. One "
            "that is not complete, or that the Panel does not accept, stays and comes back to the "
            "next meeting, for as long as it takes. One that was rejected leaves the list only "
            "after it has been reported to the Panel."
        ),
        "statutory-power": (
            "Overview and scrutiny is a duty under Part 1A of the Local Government Act 2000 "
            "(section 9F)."
        ),
        "wards": NONE,
        "equality": NO,
        "data-protection": NO,
    }
}


@transaction.atomic
def write_missing(*, meeting: Meeting, by: User) -> list[Report]:
    """Write the standard reports that a draft agenda's items lack, signed off; return them.

    A panel that has no post to name, neither its contact nor its proper officer, gets none: its
    manager asks for the report as for any other.
    """
    author = meeting.panel.contact or meeting.panel.proper_officer
    if author is None:
        return []
    items = meeting.items.on_agenda().filter(kind__in=settings.ITEM_PAPERS, report__isnull=True)
    return [
        _written(item, kind=settings.ITEM_PAPERS[item.kind], key=key_of(meeting), by=by)
        for item in items.select_related("meeting__panel")
    ]


@transaction.atomic
def move_papers(*, meeting: Meeting, before: date, by: User) -> None:
    """Let the papers of a meeting that has another day now be of that day."""
    if meeting.meets_on == before:
        return
    papers = Appendix.objects.filter(
        report__item__meeting=meeting,
        paper_kind__in=settings.ITEM_PAPERS.values(),
        paper_key=_key(meeting.panel.slug, before),
    )
    for one in papers:
        title = one.title.replace(f"{before:%-d %B %Y}", f"{meeting.meets_on:%-d %B %Y}")
        wanted = {"paper_key": key_of(meeting), "title": title}
        amend(verb="appendix_given_another_day", subject=one, wanted=wanted, by=by)


def key_of(meeting: Meeting) -> str:
    """Return the key of the papers that are of a meeting."""
    return _key(meeting.panel.slug, meeting.meets_on)


def _key(slug: str, day: date) -> str:
    return f"{slug}:{day.isoformat()}"


def _written(item: AgendaItem, *, kind: str, key: str, by: User) -> Report:
    """Return an item's standard report with the paper as its first appendix, signed off."""
    panel = item.meeting.panel
    post = panel.proper_officer or panel.contact
    author = panel.contact or panel.proper_officer
    assert post is not None
    assert author is not None
    report = reports.commission(
        item=item,
        report_of=post,
        author=author,
        due_on=due_day(item.meeting),
        needs_clearance=False,
        by=by,
    )
    title = kind_of(kind).title(key)
    appendices.add_paper(report=report, title=title, paper_kind=kind, paper_key=key, by=by)
    texts = blank() | TEXTS.get(item.kind, {})
    version = reports.save(report=report, texts=texts, based_on=0, by=by).number
    reports.submit(report=report, version=version, by=by)
    return reports.sign_off(report=report, version=version, by=by)
