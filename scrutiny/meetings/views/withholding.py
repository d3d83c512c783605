"""The page that says who may read a report or an appendix."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from scrutiny.access.door import require
from scrutiny.accounts.models import User
from scrutiny.meetings.actions import withholding
from scrutiny.meetings.actions.withholding import WithholdingRefused
from scrutiny.meetings.forms.reports import WithholdForm
from scrutiny.meetings.models import Appendix, Report, Withholding
from scrutiny.meetings.views.asking import Asking, answer, person, sent_in
from scrutiny.meetings.views.finding import appendix_in_work, report_in_work

LEDE = (
    "Papers are open to the public. What is kept from them needs the reason that the law asks "
    "for. The agenda then gets its item on excluding the public by itself."
)


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
    user = person(request)
    require(user, "report.write", report)
    form = WithholdForm(sent_in(request), initial=WithholdForm.of(paper))
    asking = Asking(
        title=f"Who may read “{paper}”?",
        button="Save",
        back_url=reverse("meetings:report", args=[report.item_id]),
        back_label=report.subject,
        done="Saved. The agenda says from now on who may read it.",
        lede=LEDE,
    )
    return answer(request, form, asking, lambda: _do(paper, form, user), WithholdingRefused)


def _do(paper: Report | Appendix, form: WithholdForm, user: User) -> None:
    """Withhold the paper, or open it."""
    given = form.cleaned_data
    if given["access"] == Withholding.Access.OPEN:
        withholding.open_up(subject=paper, by=user)
        return
    withholding.withhold(
        subject=paper,
        access=given["access"],
        exempt_paragraph=given["exempt_paragraph"],
        because=given["because"],
        by=user,
    )
