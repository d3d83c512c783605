"""The page on which a report is written, with its preview."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scrutiny.access.door import require
from scrutiny.meetings.actions import reports
from scrutiny.meetings.actions.reports import Overtaken
from scrutiny.meetings.forms.reports import TextsForm
from scrutiny.meetings.headings import BY_SLUG, blank
from scrutiny.meetings.models import Report, ReportVersion
from scrutiny.meetings.presenters.report import head_of, report_shown
from scrutiny.meetings.presenters.report_state import appendices_shown
from scrutiny.meetings.report_words import changed_headings
from scrutiny.meetings.views.asking import person
from scrutiny.meetings.views.finding import report_in_work


@require_http_methods(["GET", "POST"])
def report_edit(request: HttpRequest, item_id: int) -> HttpResponse:
    """Show the texts of a report, preview them, or save them as a new version.

    Where somebody saved meanwhile, both texts are shown and nothing is lost.
    """
    report = report_in_work(request, item_id)
    require(person(request), "report.write", report)
    newest = report.versions.first()
    if request.method == "GET":
        return _page(request, report, TextsForm(initial=_begun(newest)))
    form = TextsForm(request.POST)
    if request.htmx or "preview" in request.POST:  # type: ignore[attr-defined]
        return _previewed(request, report, form)
    if not form.is_valid():
        return _page(request, report, form, status=422)
    try:
        saved = reports.save(
            report=report,
            texts=form.texts,
            based_on=form.cleaned_data["based_on"],
            by=person(request),
        )
    except Overtaken:
        return _conflict(request, report, form)
    messages.success(request, f"Version {saved.number} is saved.")
    return redirect("meetings:report", item_id)


def _begun(newest: ReportVersion | None) -> dict[str, Any]:
    """Return what the editor begins with: the newest words, or what the template gives."""
    if newest is None:
        return {**blank(), "based_on": 0}
    return {**newest.texts, "based_on": newest.number}


def _previewed(request: HttpRequest, report: Report, form: TextsForm) -> HttpResponse:
    """Show how the texts read, unsaved: the part alone where a script asks for it."""
    shown = report_shown(head_of(report), form.texts, appendices_shown(report.appendices.all()))
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "meetings/_report_preview.html", {"shown": shown})
    return _page(request, report, form, shown=shown)


def _conflict(request: HttpRequest, report: Report, form: TextsForm) -> HttpResponse:
    """Show the writer's own text, to save again, beside what somebody else saved meanwhile."""
    newest = report.versions.select_related("writer").first()
    assert newest is not None  # somebody was faster, so there is one
    differing = changed_headings(newest.texts, form.texts)
    theirs = [
        (heading.title, newest.texts.get(heading.slug, ""))
        for heading in BY_SLUG.values()
        if heading.title in differing
    ]
    again = TextsForm(initial={**form.texts, "based_on": newest.number})
    return _page(request, report, again, status=409, newest=newest, theirs=theirs)


def _page(
    request: HttpRequest, report: Report, form: TextsForm, *, status: int = 200, **also: object
) -> HttpResponse:
    """Render the editor."""
    also.setdefault(
        "shown",
        report_shown(head_of(report), form.texts, appendices_shown(report.appendices.all())),
    )
    context = {"report": report, "form": form, **also}
    return render(request, "meetings/report_edit.html", context, status=status)
