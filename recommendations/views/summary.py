"""What a panel asked for and what became of it, counted by year: page, workbook and CSV."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from recommendations.fates import fates_of
from recommendations.forms.summarising import SummaryForm
from recommendations.presenters.summary import MEANINGS, summary_of
from recommendations.presenters.summary_rows import csv_of
from recommendations.views.finding import seen_panel
from scrutiny.files.serving import CSV, XLSX, offer


@login_not_required
@require_GET
def summary(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every municipal year, then one of them by who was asked and by kind."""
    panel = seen_panel(request.user, slug)
    form, on = SummaryForm.read(request.GET)
    context = {
        "panel": panel,
        "form": form,
        "on": on,
        "is_today": on == timezone.localdate(),
        "summary": summary_of(
            fates_of(panel, on=on), slug=slug, year=request.GET.get("year", ""), on=on
        ),
        "meanings": [{"key": name, "value": says} for name, says in MEANINGS],
    }
    status = 422 if form.errors else 200
    return render(request, "recommendations/summary.html", context, status=status)


@login_not_required
@require_GET
def summary_xlsx(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """Give all years as at the end of a day as a workbook."""
    # Workbooks are rarely asked for, and their library is heavy.
    from recommendations.presenters.summary_workbook import workbook_of

    panel = seen_panel(request.user, slug)
    found = workbook_of(fates_of(panel, on=_past(day)), panel=panel.name, on=day)
    return offer(found, name=f"{slug}-requests-by-year-{day}.xlsx", media_type=XLSX)


@login_not_required
@require_GET
def summary_csv(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """Give all years as at the end of a day as CSV."""
    found = csv_of(fates_of(seen_panel(request.user, slug), on=_past(day)), on=day)
    return offer(found, name=f"{slug}-requests-by-year-{day}.csv", media_type=CSV)


def _past(day: date) -> date:
    """Return a day that is not to come; of any other there is no file."""
    if day > timezone.localdate():
        raise Http404("That day is still to come.")
    return day
