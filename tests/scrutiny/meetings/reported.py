"""What the tests of reports share: a meeting to come, an item of business, a report with words."""

from datetime import date
from typing import Any

from scrutiny.meetings.actions import reports
from scrutiny.meetings.headings import blank
from scrutiny.meetings.models import AgendaItem, Clearance, ItemKind, Meeting, Report
from scrutiny.meetings.models.report import ReportVersion
from scrutiny.panels.models import Panel, Post

MEETS_ON = date(2098, 1, 23)
DUE_ON = date(2098, 1, 3)
# A sentence that stands nowhere else, to look for where it must not be.
SENTENCE = "Second visits slowed after both teams were merged."
WORDS = {
    **blank(),
    "brief-summary": "Audits were looked at.",
    "recommendations": "1. That the Panel note the update.",
    "reasons": "The Panel asked for it.",
    "detail": f"{SENTENCE}\n\nIt is put right:\n\n- more staff\n- fewer forms\n\nBy summer.",
    "statutory-power": "Children Act 1989.",
    "equality": "No",
    "data-protection": "No",
}


def a_meeting(panel: Panel, meets_on: date = MEETS_ON) -> Meeting:
    """Return a meeting whose agenda is in draft."""
    return Meeting.objects.create(panel=panel, meets_on=meets_on, state=Meeting.State.AGENDA_DRAFT)


def an_item(meeting: Meeting, title: str = "Quality assurance", **fields: Any) -> AgendaItem:
    """Return an item of business, the last on the agenda."""
    fields = {"kind": ItemKind.BUSINESS, "order": meeting.items.count() + 1, **fields}
    return AgendaItem.objects.create(meeting=meeting, title=title, **fields)


def post(slug: str) -> Post:
    """Return a post of the demonstration council."""
    return Post.objects.get(slug=slug)


def a_report(item: AgendaItem, **asked: Any) -> Report:
    """Return a report that was asked for: the auditor writes it, the service lead stands for it.

    The director clears it for the director; nobody is named for the other clearances.
    """
    asked = {
        "report_of": post("head-of-safeguarding"),
        "author": post("head-of-quality-assurance"),
        "due_on": DUE_ON,
        "clearers": {Clearance.Kind.DIRECTOR.value: post("director-of-childrens-services")},
        "by": None,
        **asked,
    }
    return reports.commission(item=item, **asked)


def written(report: Report, **texts: str) -> ReportVersion:
    """Return a new version of a report, whole but for what is given."""
    return reports.save(report=report, texts={**WORDS, **texts}, based_on=report.latest, by=None)


def clearance(report: Report, kind: Clearance.Kind = Clearance.Kind.DIRECTOR) -> Clearance:
    """Return a clearance of a report."""
    return Clearance.objects.get(report=report, kind=kind)
