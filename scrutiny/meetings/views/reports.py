"""Pages of a report: how far it is, who is asked for it, and its next steps."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scrutiny.access.door import may, require
from scrutiny.history.models import Event
from scrutiny.meetings.actions import reports
from scrutiny.meetings.actions.reports import REPORTED_ON, ReportRefused
from scrutiny.meetings.forms.reports import CLEARER, CommissionForm, WhyForm
from scrutiny.meetings.models import AgendaItem, Appendix, Clearance, Report
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
from scrutiny.meetings.views.finding import drafted_item, reader, report_in_work, version_read
from scrutiny.meetings.withheld import may_read_in_work


def rights_of(request: HttpRequest, report: Report) -> Rights:
    """Return what the person may do to a report."""
    user = reader(request)
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
            and may(reader(request), "report.commission", item),
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
        "step": next_step(report, rights, clearances),
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
    user, today = reader(request), timezone.localdate()
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
    return frozenset(one.pk for one in appendices if may_read_in_work(reader(request), one))


def _shown(report: Report, appendices: list[Appendix]) -> ReportShown:
    """Return the newest words as they would be read."""
    newest = report.versions.get(number=report.latest)
    return report_shown(head_of(report), newest.texts, appendices_shown(appendices))


@require_http_methods(["GET", "POST"])
def report_commission(request: HttpRequest, item_id: int) -> HttpResponse:
    """Ask for the report of an item, or ask somebody else for it."""
    item = drafted_item(request, item_id)
    require(reader(request), "report.commission", item)
    report = Report.objects.with_item().filter(item=item).first()
    form = CommissionForm(request.POST or None, item=item, initial=_asked(item, report))
    is_sent_in = request.method == "POST"
    if is_sent_in and form.is_valid():
        try:
            _ask(request, item, report, form)
            return redirect("meetings:report", item.pk)
        except ReportRefused as refused:
            form.add_error(None, str(refused))
    last_day = reports.last_day(item.meeting)
    context = {"item": item, "report": report, "form": form, "last_day": last_day}
    status = 422 if is_sent_in else 200
    return render(request, "meetings/report_commission.html", context, status=status)


def _asked(item: AgendaItem, report: Report | None) -> dict[str, object]:
    """Return what the form begins with: as it is asked for, or as the panel's last report was."""
    given: dict[str, object] = {}
    clearances = Clearance.objects.filter(report__item__meeting__panel=item.meeting.panel_id)
    for clearance in clearances.filter(post__isnull=False).order_by("report__commissioned_at"):
        given[f"{CLEARER}{clearance.kind}"] = clearance.post_id
    if report is None:
        return {**given, "due_on": f"{reports.due_day(item.meeting):%-d %B %Y}"}
    for clearance in report.clearances.all():
        given[f"{CLEARER}{clearance.kind}"] = clearance.post_id
    return {
        **given,
        "subject": report.subject,
        "report_of": report.report_of_id,
        "author": report.author_id,
        "due_on": f"{report.due_on:%-d %B %Y}",
    }


def _ask(
    request: HttpRequest, item: AgendaItem, report: Report | None, form: CommissionForm
) -> None:
    """Commission the report, or change what was asked for."""
    asked = {
        "report_of": form.cleaned_data["report_of"],
        "author": form.cleaned_data["author"],
        "due_on": form.cleaned_data["due_on"],
        "clearers": form.clearers,
        "by": reader(request),
    }
    if report is None:
        reports.commission(item=item, **asked)
        messages.success(request, "The report is asked for. Its author finds it on the home page.")
        return
    reports.reassign(report=report, subject=form.cleaned_data["subject"], **asked)
    messages.success(request, "What is asked for is changed.")


@require_POST
def report_submit(request: HttpRequest, item_id: int) -> HttpResponse:
    """Hand the version that was read in."""
    report, user = report_in_work(request, item_id), reader(request)
    require(user, "report.submit", report)
    try:
        reports.submit(report=report, version=version_read(request), by=user)
        messages.success(request, "The report is submitted. The scrutiny manager signs it off.")
    except ReportRefused as refused:
        messages.error(request, str(refused))
    return redirect("meetings:report", item_id)


@require_POST
def report_send_back(request: HttpRequest, item_id: int) -> HttpResponse:
    """Give the report back to its author, with a word."""
    report, user = report_in_work(request, item_id), reader(request)
    require(user, "report.sign_off", report)
    form = WhyForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        reports.send_back(report=report, why=why, by=user)
        messages.success(request, "It is a draft again. The author reads your word on its page.")
    except ReportRefused as refused:
        messages.error(request, str(refused))
    return redirect("meetings:report", item_id)


@require_POST
def report_sign_off(request: HttpRequest, item_id: int) -> HttpResponse:
    """Sign the version off that was read."""
    report, user = report_in_work(request, item_id), reader(request)
    require(user, "report.sign_off", report)
    try:
        reports.sign_off(report=report, version=version_read(request), by=user)
        messages.success(request, "The report is signed off and goes out with the agenda.")
    except ReportRefused as refused:
        messages.error(request, str(refused))
    return redirect("meetings:report", item_id)
