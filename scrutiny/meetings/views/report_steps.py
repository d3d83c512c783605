"""The steps of a report's life: asked for, submitted, sent back, signed off."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from scrutiny.access.door import require
from scrutiny.meetings.actions import reports
from scrutiny.meetings.actions.reports import ReportRefused
from scrutiny.meetings.due_days import due_day, last_day
from scrutiny.meetings.forms.reports import CLEARER, CommissionForm, WhyForm
from scrutiny.meetings.models import AgendaItem, Clearance, Report
from scrutiny.meetings.views.asking import Asking, answer, first_error, person, press, sent_in
from scrutiny.meetings.views.finding import drafted_item, report_in_work, version_read


@require_http_methods(["GET", "POST"])
def report_commission(request: HttpRequest, item_id: int) -> HttpResponse:
    """Ask for the report of an item, or ask somebody else for it."""
    item = drafted_item(request, item_id)
    require(person(request), "report.commission", item)
    report = Report.objects.with_item().filter(item=item).first()
    form = CommissionForm(sent_in(request), item=item, initial=_asked(item, report))
    day, last = item.meeting.meets_on, last_day(item.meeting)
    asking = Asking(
        title="Change who writes or clears it" if report else "Ask for a report",
        button="Save" if report else "Ask for the report",
        back_url=reverse("meetings:report", args=[item.pk]),
        back_label=item.title,
        done="It is asked for. Its author finds it on the home page.",
        lede=f"{item.title}. The panel meets on {day:%A %-d %B %Y}; "
        f"papers go out by {last:%A %-d %B %Y}.",
    )
    return answer(request, form, asking, _ask(request, item, report, form), ReportRefused)


def _asked(item: AgendaItem, report: Report | None) -> dict[str, object]:
    """Return what the form begins with: as it is asked for, or as the panel's last report was."""
    given: dict[str, object] = {}
    clearances = Clearance.objects.filter(report__item__meeting__panel=item.meeting.panel_id)
    for clearance in clearances.filter(post__isnull=False).order_by("report__commissioned_at"):
        given[f"{CLEARER}{clearance.kind}"] = clearance.post_id
    if report is None:
        return {**given, "due_on": due_day(item.meeting)}
    for clearance in report.clearances.all():
        given[f"{CLEARER}{clearance.kind}"] = clearance.post_id
    return {
        **given,
        "subject": report.subject,
        "report_of": report.report_of_id,
        "author": report.author_id,
        "due_on": report.due_on,
    }


def _ask(
    request: HttpRequest, item: AgendaItem, report: Report | None, form: CommissionForm
) -> Callable[[], object]:
    """Return what commissions the report, or changes what was asked for."""

    def act() -> object:
        given = form.cleaned_data
        asked = {
            "subject": given["subject"],
            "report_of": given["report_of"],
            "author": given["author"],
            "due_on": given["due_on"],
            "clearers": form.clearers,
            "by": person(request),
        }
        if report is None:
            return reports.commission(item=item, **asked)
        return reports.reassign(report=report, **asked)

    return act


@require_POST
def report_submit(request: HttpRequest, item_id: int) -> HttpResponse:
    """Hand the version that was read in."""
    report, user, version = report_in_work(request, item_id), person(request), version_read(request)
    require(user, "report.submit", report)
    return press(
        request,
        lambda: reports.submit(report=report, version=version, by=user),
        ReportRefused,
        done="The report is submitted. The scrutiny manager signs it off.",
        back_url=reverse("meetings:report", args=[item_id]),
    )


@require_POST
def report_send_back(request: HttpRequest, item_id: int) -> HttpResponse:
    """Give the report back to its author, with a word."""
    report, user = report_in_work(request, item_id), person(request)
    require(user, "report.sign_off", report)
    form = WhyForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise ReportRefused(first_error(form))
        reports.send_back(report=report, why=form.cleaned_data["why"], by=user)

    return press(
        request,
        act,
        ReportRefused,
        done="It is a draft again. The author reads your word on its page.",
        back_url=reverse("meetings:report", args=[item_id]),
    )


@require_POST
def report_sign_off(request: HttpRequest, item_id: int) -> HttpResponse:
    """Sign the version off that was read."""
    report, user, version = report_in_work(request, item_id), person(request), version_read(request)
    require(user, "report.sign_off", report)
    return press(
        request,
        lambda: reports.sign_off(report=report, version=version, by=user),
        ReportRefused,
        done="The report is signed off and goes out with the agenda.",
        back_url=reverse("meetings:report", args=[item_id]),
    )
