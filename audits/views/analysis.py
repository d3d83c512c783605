"""Pages of analyses: the list, one period, its workbook, and issuing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from audits.actions import issuing
from audits.analysis.periods import Period
from audits.analysis.whole import Analysis, analyse, chosen, from_stored
from audits.forms.analysis import ChooseForm, IssueForm
from audits.models import IssuedAnalysis
from audits.periods_due import newest_of_each, to_issue
from audits.presenters.analysis.listing import due_line, issued_lines, issued_words
from audits.presenters.analysis.sheet import AnalysisSheet, Words, sheet_of
from audits.reading import past_within, rows_for
from audits.refusals import AskedToLook, AuditRefused
from scrutiny.access.door import may, require
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import READS_ANALYSES
from scrutiny.accounts.models import User
from scrutiny.files.serving import XLSX, offer
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class Reading:
    """What somebody reads of a period: an issued analysis, or the figures as they are now."""

    sheet: AnalysisSheet
    issued: IssuedAnalysis | None
    form: ChooseForm | None = None

    @property
    def is_chosen(self) -> bool:
        """Return whether it is of one team or one theme."""
        return self.form is not None and any(self.form.data.get(name) for name in self.form.fields)


def _reader(request: HttpRequest) -> User:
    """Return who reads analyses; for anybody else there are none."""
    if not has_role(request.user, READS_ANALYSES):
        raise Http404
    return cast(User, request.user)


def _begun(period: Period) -> Period:
    """Return a period of which there can be audits."""
    if not period.has_begun(on=timezone.localdate()):
        raise Http404
    return period


@require_GET
def analyses(request: HttpRequest) -> HttpResponse:
    """List the issued analyses; for the unit also what is to be issued, by when."""
    user = _reader(request)
    keeps, today, newest = may(user, "audit.analyse"), timezone.localdate(), newest_of_each()
    due = to_issue(on=today) if keeps else []
    context = {
        "keeps": keeps,
        "due": [due_line(one, day, newest.get(one.key), on=today) for one, day in due],
        "issued": issued_lines(newest.values()),
    }
    return render(request, "audits/analyses.html", context)


@require_GET
def analysis(request: HttpRequest, period: Period) -> HttpResponse:
    """Show a period: what was issued; for the unit also the figures as they are now."""
    user = _reader(request)
    reading = _reading(request, user, period)
    issued = IssuedAnalysis.objects.visible_to(user).filter(period=period.key)
    keeps = may(user, "audit.analyse")
    panel = Panel.objects.order_by("pk").first()
    context = {
        "period": period,
        "reading": reading,
        "sheet": reading.sheet,
        "issued": reading.issued,
        "issued_words": issued_words(reading.issued) if reading.issued else "",
        "others": [one for one in issued if one != reading.issued],
        "newest": issued.order_by("-number").first(),
        "keeps": keeps,
        "panel": panel,
        "pack_key": f"{panel.slug}:{period.key}" if panel else "",
        "may_request_pack": panel is not None and may(user, "pack.request", panel),
    }
    return render(request, "audits/analysis.html", context)


@require_GET
def analysis_xlsx(request: HttpRequest, period: Period) -> HttpResponse:
    """Send the tables that the page shows as a workbook."""
    # Workbooks are rarely asked for, and their library is heavy.
    from audits.presenters.analysis.workbook import workbook_of

    reading = _reading(request, _reader(request), period)
    said = (
        issued_words(reading.issued) if reading.issued else "Figures as they are now, not issued."
    )
    data = workbook_of(reading.sheet, f"Audits: {period.label}", said)
    return offer(data, name=f"audits-{period.key}.xlsx", media_type=XLSX)


def _reading(request: HttpRequest, user: User, period: Period) -> Reading:
    """Return what is asked for, as far as the person may read it; else 404."""
    visible = IssuedAnalysis.objects.visible_to(user).filter(period=period.key)
    newest = visible.order_by("-number").first()
    if may(user, "audit.analyse") and _asks_for_now(request, newest):
        return _now(request, _begun(period))
    number = request.GET.get("number", "")
    issued = (
        get_object_or_404(visible, number=int(number))
        if number.isascii() and number.isdigit() and len(number) < 4
        else newest
    )
    if issued is None:
        raise Http404
    said = Words(issued.strengths, issued.developments, issued.next_steps)
    sheet = sheet_of(from_stored(issued.figures), period, said, hides_small=False)
    return Reading(sheet, issued)


def _asks_for_now(request: HttpRequest, newest: IssuedAnalysis | None) -> bool:
    asked = {"figures", "team", "theme"} & set(request.GET)
    return newest is None or bool(asked)


def _now(request: HttpRequest, period: Period) -> Reading:
    """Return the figures as they are now, of the team and the theme that are chosen.

    What is of one team or theme alone hides its small numbers, as it may be copied and sent on.
    """
    rows = rows_for(period)
    form = ChooseForm(request.GET, rows=[row for row in rows if row.month in set(period.months)])
    if not form.is_valid():
        raise Http404
    team, theme = form.cleaned_data["team"], form.cleaned_data["theme"]
    is_chosen = bool(team or theme)
    found: Analysis = analyse(
        chosen(rows, team=team, theme=theme), period, [] if is_chosen else past_within(period)
    )
    return Reading(sheet_of(found, period, Words(), hides_small=is_chosen), None, form)


@require_http_methods(["GET", "POST"])
def analysis_issue(request: HttpRequest, period: Period) -> HttpResponse:
    """Issue a period's analysis, or correct the one that was issued."""
    require(request.user, "audit.analyse")
    user = cast(User, request.user)
    newest = IssuedAnalysis.objects.filter(period=period.key).order_by("-number").first()
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        is_correction=newest is not None,
        initial=vars(newest) | {"correction": ""} if newest else None,
    )
    if form.is_bound and form.is_valid():
        try:
            issuing.issue(period=period, by=user, now=timezone.now(), **form.cleaned_data)
        except AskedToLook as asked:
            form.ask_to_look(asked)
        except AuditRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"The analysis of {period.label} is issued.")
            return redirect("audits:analysis", period)
    context = {"form": form, "period": period, "newest": newest}
    status = 422 if form.is_bound else 200
    return render(request, "audits/analysis_issue.html", context, status=status)
