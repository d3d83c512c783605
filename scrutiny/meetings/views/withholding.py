"""The page that says who may read a report or an appendix."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scrutiny.access.door import require
from scrutiny.meetings.actions import withholding
from scrutiny.meetings.actions.withholding import WithholdingRefused
from scrutiny.meetings.forms.reports import WithholdForm
from scrutiny.meetings.models import Appendix, Report, Withholding
from scrutiny.meetings.views.finding import appendix_in_work, reader, report_in_work


@require_http_methods(["GET", "POST"])
def report_withhold(request: HttpRequest, item_id: int) -> HttpResponse:
    """Say who may read a report."""
    report = report_in_work(request, item_id)
    return _withhold(request, report, report)


@require_http_methods(["GET", "POST"])
def appendix_withhold(request: HttpRequest, appendix_id: int) -> HttpResponse:
    """Say who may read an appendix."""
    appendix = appendix_in_work(request, appendix_id)
    return _withhold(request, appendix, appendix.report)


def _withhold(request: HttpRequest, paper: Report | Appendix, report: Report) -> HttpResponse:
    """Show the form, or do what it says and go to the report."""
    require(reader(request), "report.write", report)
    is_sent_in = request.method == "POST"
    form = WithholdForm(request.POST) if is_sent_in else WithholdForm.of(paper)
    if is_sent_in and form.is_valid():
        try:
            _do(request, paper, form)
            return redirect("meetings:report", report.item_id)
        except WithholdingRefused as refused:
            form.add_error(refused.field or None, str(refused))
    context = {"form": form, "paper": paper, "report": report}
    status = 422 if is_sent_in else 200
    return render(request, "meetings/withhold.html", context, status=status)


def _do(request: HttpRequest, paper: Report | Appendix, form: WithholdForm) -> None:
    """Withhold the paper, or open it."""
    given, user = form.cleaned_data, reader(request)
    if given["access"] == Withholding.Access.OPEN:
        withholding.open_up(subject=paper, by=user)
        messages.success(request, f"“{paper}” is open to the public.")
        return
    withholding.withhold(
        subject=paper,
        access=given["access"],
        exempt_paragraph=given["exempt_paragraph"],
        because=given["because"],
        by=user,
    )
    messages.success(request, f"“{paper}” is kept from the public. The agenda says so.")
