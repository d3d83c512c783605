"""Pages of a report: how far it is, who is asked for it, and its next steps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from scrutiny.access.door import may
from scrutiny.history.models import Event
from scrutiny.meetings.agenda import REPORTED_ON
from scrutiny.meetings.forms.reports import WhyForm
from scrutiny.meetings.models import AgendaItem, Appendix, Report
from scrutiny.meetings.posts import Holders, posts_held
from scrutiny.meetings.presenters.report import ReportShown, head_of, report_shown
from scrutiny.meetings.presenters.report_state import (
    COLOURS,
    ClearanceShown,
    Rights,
    appendices_shown,
    appendix_lines,
    clearances_shown,
    next_step,
)
from scrutiny.meetings.views.asking import person
from scrutiny.meetings.views.finding import drafted_item
from scrutiny.meetings.withheld import may_read_in_work


def rights_of(request: HttpRequest, report: Report) -> Rights:
    """Return what the person may do to a report."""
    user = person(request)
    return Rights(
        commission=may(user, "report.commission", report),
        write=may(user, "report.write", report),
        sign_off=may(user, "report.sign_off", report),
        read=may_read_in_work(user, report),
    )


@require_GET
def report_detail(request: HttpRequest, item_id: int) -> HttpResponse:
    """Show how far the report of an item is; where there is none, how to ask for it."""
    item = drafted_item(request, item_id)
    report = Report.objects.with_item().filter(item=item).first()
    if report is None:
        context = {
            "item": item,
            "may_commission": item.kind in REPORTED_ON
            and may(person(request), "report.commission", item),
        }
        return render(request, "meetings/report_none.html", context)
    rights = rights_of(request, report)
    holders = Holders.of([report.author, report.report_of], on=timezone.localdate())
    appendices = list(report.appendices.all())
    clearances = _clearances(request, report)
    context = {
        "report": report,
        "item": item,
        "rights": rights,
        "author": holders.name(report.author),
        "report_of": holders.name(report.report_of),
        "state_colour": COLOURS[report.state],
        "step": next_step(report, rights, clearances, on=timezone.localdate()),
        "clearances": clearances,
        "appendices": appendix_lines(appendices, readable=_readable(request, appendices)),
        "shown": _shown(report, appendices) if rights.read and report.latest else None,
        "exclusion": AgendaItem.objects.filter(excludes_for=item).first(),
        "why_form": WhyForm(auto_id="send_back_%s"),
        "events": Event.objects.about(report)[:20],
    }
    return render(request, "meetings/report_detail.html", context)


def _clearances(request: HttpRequest, report: Report) -> tuple[ClearanceShown, ...]:
    """Return the clearances as the page shows them to this person."""
    user, today = person(request), timezone.localdate()
    found = list(report.clearances.select_related("post", "cleared_by"))
    for one in found:
        one.report = report
    return clearances_shown(
        found,
        Holders.of([one.post for one in found], on=today),
        may_clear=frozenset(one.pk for one in found if may(user, "report.clear", one)),
        held=posts_held(user, on=today),
        on=today,
    )


def _readable(request: HttpRequest, appendices: list[Appendix]) -> frozenset[int]:
    """Return the appendices whose file the person may read while the report is in work."""
    return frozenset(one.pk for one in appendices if may_read_in_work(person(request), one))


def _shown(report: Report, appendices: list[Appendix]) -> ReportShown:
    """Return the newest words as they would be read."""
    newest = report.versions.get(number=report.latest)
    return report_shown(head_of(report), newest.texts, appendices_shown(appendices))
