"""Who owes what for the papers of meetings: the reports to write, to clear and to sign off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scrutiny.meetings.agenda import REPORTED_ON
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.models import AgendaItem, Clearance, Meeting, Report
from scrutiny.meetings.presenters.report import CLEARED_BY
from scrutiny.panels.models import Post


@dataclass(frozen=True)
class Owed:
    """One thing that somebody owes, by when; `post` is None where nobody is named for it.

    `key` names it for good; `is_managers` says that it is for the scrutiny manager to do.
    """

    key: str
    what: str
    item: AgendaItem
    post: Post | None
    due_on: date
    is_managers: bool = False


def owed_for(meeting: Meeting) -> list[Owed]:
    """Return what is owed for a meeting, in three queries, the soonest due first."""
    items = meeting.items.on_agenda().filter(kind__in=REPORTED_ON)
    reports = {report.item_id: report for report in reports_of(items)}
    found = [one for report in reports.values() for one in owed_on(report)]
    found += [_to_commission(item, meeting) for item in items if item.pk not in reports]
    return sorted(found, key=lambda one: (one.due_on, one.item.order, one.key))


def reports_of(items: Iterable[AgendaItem]) -> list[Report]:
    """Return the reports of these items with their clearances, in two queries."""
    reports = Report.objects.with_item().filter(item__in=items)
    return list(reports.prefetch_related("clearances__post"))


def owed_on(report: Report) -> list[Owed]:
    """Return what is owed on a report whose item and clearances are read."""
    item, found = report.item, []
    if report.state in {Report.State.COMMISSIONED, Report.State.DRAFT}:
        what = "Finish the report" if report.latest else "Write the report"
        found.append(Owed(f"write-{report.pk}", what, item, report.author, report.due_on))
    elif report.state == Report.State.SUBMITTED:
        day = last_day(item.meeting)
        found.append(
            Owed(f"sign-{report.pk}", "Sign off the report", item, None, day, is_managers=True)
        )
    return found + [
        _to_clear(clearance, item)
        for clearance in report.clearances.all()
        if clearance.cleared_version is None or clearance.cleared_version != report.latest
    ]


def _to_clear(clearance: Clearance, item: AgendaItem) -> Owed:
    what = f"Clear the report for {CLEARED_BY[clearance.kind]}"
    if clearance.cleared_version is not None:
        what = f"{what} again: it changed since"
    return Owed(f"clear-{clearance.pk}", what, item, clearance.post, clearance.due_on)


def _to_commission(item: AgendaItem, meeting: Meeting) -> Owed:
    return Owed(
        f"commission-{item.pk}",
        "Ask for the report",
        item,
        None,
        last_day(meeting),
        is_managers=True,
    )
