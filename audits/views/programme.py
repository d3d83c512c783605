"""The yearly programme: shown, and its schedule sent in, looked at and adopted."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audits.actions import programme as programmes
from audits.days import days
from audits.forms.programme import ScheduleForm
from audits.models import Programme
from audits.planned import planned_months
from audits.presenters.programme import changes_shown, month_shown
from audits.programme import ScheduleRefused, changes_between, read_schedule
from audits.programme.schedule import FIRST_YEAR, LAST_YEAR
from scrutiny.access.door import may, require
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import HAS_AUDITS
from scrutiny.files.models import StoredFile
from scrutiny.meetings.views.asking import person

# Says which file was looked at, for which year and by whom; a day is time enough to decide.
_SALT = "audits.programme"
_SECONDS = 24 * 60 * 60


@require_GET
def programme(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year's audits month by month."""
    if not has_role(request.user, HAS_AUDITS):
        raise Http404
    _must_be_a_year(year)
    there = Programme.objects.select_related("file").filter(year=year).first()
    months = planned_months(there) if there else ()
    context = {
        "year": year,
        "programme": there,
        "months": [month_shown(month, year=year, days=days()) for month in months],
        "other_years": Programme.objects.exclude(year=year).values_list("year", flat=True),
        "may_set_up": may(request.user, "audit.set_up"),
    }
    return render(request, "audits/programme.html", context)


@require_http_methods(["GET", "POST"])
def programme_import(request: HttpRequest, year: int) -> HttpResponse:
    """Take a schedule and show what it would change; nothing of the programme changes here."""
    require(request.user, "audit.set_up")
    _must_be_a_year(year)
    is_sent_in = request.method == "POST"
    form = ScheduleForm(*((request.POST, request.FILES) if is_sent_in else ()))
    faults: tuple[Any, ...] = ()
    if is_sent_in and form.is_valid():
        try:
            return _preview(request, year, form)
        except ScheduleRefused as refused:
            faults = refused.faults
    context = {"year": year, "form": form, "errors": [{"text": str(fault)} for fault in faults]}
    status = 422 if is_sent_in else 200
    return render(request, "audits/programme_import.html", context, status=status)


def _preview(request: HttpRequest, year: int, form: ScheduleForm) -> HttpResponse:
    """Show what a file changes, with the file kept. Raises ScheduleRefused."""
    data = form.content()
    schedule = read_schedule(data, year=year)
    there = Programme.objects.filter(year=year).first()
    changes = changes_between(planned_months(there) if there else (), schedule.months)
    looked_at = ""
    if changes:
        by = person(request)
        file = programmes.receive(data=data, name=form.cleaned_data["file"].name, by=by)
        looked_at = signing.dumps([str(file.pk), year, by.pk], salt=_SALT)
    context = {
        "year": year,
        "changes": changes_shown(changes),
        "months": [month_shown(month, year=year, days=days()) for month in schedule.months],
        "remarks": schedule.remarks,
        "looked_at": looked_at,
    }
    return render(request, "audits/programme_preview.html", context)


@require_POST
def programme_adopt(request: HttpRequest, year: int) -> HttpResponse:
    """Adopt the file that was looked at."""
    require(request.user, "audit.set_up")
    _must_be_a_year(year)
    by = person(request)
    try:
        looked_at = signing.loads(request.POST.get("looked_at", ""), salt=_SALT, max_age=_SECONDS)
        file = StoredFile.objects.filter(pk=looked_at[0]).first()
    except signing.BadSignature:
        looked_at, file = [], None
    if file is None or looked_at[1:] != [year, by.pk]:
        messages.error(request, "Nothing was changed: send the file again and look at it first.")
        return redirect("audits:programme-import", year)
    try:
        schedule = read_schedule(file.read(), year=year)
        adopted = programmes.adopt(schedule=schedule, file=file, by=by)
    except (ScheduleRefused, programmes.ProgrammeRefused) as refused:
        messages.error(request, str(refused))
        return redirect("audits:programme-import", year)
    many = len(adopted.changes)
    words = f"{many} month{'' if many == 1 else 's'} changed" if many else "it was so already"
    messages.success(request, f"The programme of {year} is adopted: {words}.")
    return redirect("audits:programme", year)


def _must_be_a_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
