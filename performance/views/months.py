"""The life of a month: its page, and the steps checked, published and locked by the posts."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from performance.actions import months
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.forms import PutBackForm
from performance.models import ReportingMonth, Return
from performance.presenters.month import clocks_of, members_see, steps_of, told_later
from performance.publication.readiness import Standing, readiness
from performance.publication.standing import month_board, standing_of
from performance.publication.timetable import deadlines_of
from performance.views.finding import reader, visible_month
from scrutiny.access.door import may, require
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import SEES_DRAFTS
from scrutiny.history.models import Event


def _months(request: HttpRequest, slug: str) -> list[ReportingMonth]:
    """Return the months that the person may see, with the panel: of none, none is there."""
    visible = ReportingMonth.objects.visible_to(reader(request)).filter(panel__slug=slug)
    dated = visible.with_last_meeting(on=timezone.localdate())
    return list(dated.select_related("panel"))


def _record(request: HttpRequest, slug: str, month: Period) -> ReportingMonth:
    """Return a month the person may see, or 404."""
    return visible_month(_months(request, slug), month)


def _standing(record: ReportingMonth, seen: list[ReportingMonth]) -> Standing:
    """Return how far a month is; `seen` are the panel's months."""
    return standing_of(record, month_board(record, seen, on=timezone.localdate()))


@require_GET
def detail(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Show how far a month is, what is missing and by when, to those who work on it."""
    seen, user = _months(request, slug), reader(request)
    record = visible_month(seen, month)
    if not has_role(user, SEES_DRAFTS, panel_id=record.panel_id):
        raise Http404("How a month came about is for those who work on it.")
    standing = _standing(record, seen)
    days = deadlines_of(record.panel, month)
    events = list(Event.objects.about(record))
    is_open = record.state not in ReportingMonth.TOLD
    context = {
        "panel": record.panel,
        "month": month,
        "record": record,
        "is_open": is_open,
        "steps": steps_of(record, events),
        "missing": readiness(standing),
        "clocks": clocks_of(days, record, standing, on=timezone.localdate()),
        "caution": days.caution if is_open else "",
        "told_later": () if is_open else _told_later(record, events),
        "put_back_form": PutBackForm(),
        "events": events,
        **_offers(request, record),
    }
    return render(request, "performance/month_detail.html", context)


def _offers(request: HttpRequest, record: ReportingMonth) -> dict[str, bool]:
    """Return which steps the person may take from where the month is."""
    user = reader(request)
    is_checked = record.state == ReportingMonth.State.CHECKED
    may_check = may(user, "month.check", record)
    return {
        "may_check": may_check and record.may_become("checked"),
        "may_put_back": may_check and is_checked,
        "may_publish": may(user, "month.publish", record) and record.may_become("published"),
        "may_lock": may(user, "month.lock", record) and record.may_become("locked"),
    }


def _told_later(record: ReportingMonth, events: list[Event]) -> object:
    """Return the returns that the panel was told of after the publication."""
    publication = next((event for event in events if event.verb == "month_published"), None)
    told = Return.objects.filter(panel_id=record.panel_id, month=record.month)
    returns = list(told.exclude(told_on__isnull=True).order_by("told_on", "pk"))
    accepted = Event.objects.filter(
        verb="return_accepted",
        subject_kind=Return._meta.label_lower,
        subject_id__in=[str(one.pk) for one in returns],
    )
    return told_later(returns, publication, {int(one.subject_id): one for one in accepted})


def _taken(request: HttpRequest, step: Callable[[], object], done: str) -> bool:
    """Take a step and say so, or say why it cannot be; return whether it was taken."""
    try:
        step()
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, done)
    return True


@require_POST
def check(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Say that the month's figures have been checked."""
    record, user = _record(request, slug, month), reader(request)
    require(user, "month.check", record)
    done = f"{month.label} is marked as checked."
    _taken(request, partial(months.check, month=record, by=user), done)
    return redirect("performance:month", slug, month)


@require_POST
def put_back(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Undo the check, with a reason."""
    record, user = _record(request, slug, month), reader(request)
    require(user, "month.check", record)
    form = PutBackForm(request.POST)
    if form.is_valid():
        why = form.cleaned_data["why"]
        done = f"{month.label} is a draft again."
        _taken(request, partial(months.put_back, month=record, why=why, by=user), done)
    else:
        messages.error(request, "Say why the month is put back.")
    return redirect("performance:month", slug, month)


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Show what is missing and what members will see; then tell the panel, from today."""
    seen, user = _months(request, slug), reader(request)
    record = visible_month(seen, month)
    require(user, "month.publish", record)
    if request.method == "POST":
        today = timezone.localdate()
        done = f"{month.label} is published. Panel members can see it now."
        step = partial(months.publish, month=record, told_on=today, by=user)
        is_told = _taken(request, step, done)
        return redirect(f"performance:{'overview' if is_told else 'month'}", slug, month)
    standing = _standing(record, seen)
    missing = readiness(standing)
    context = {
        "panel": record.panel,
        "month": month,
        "record": record,
        "stops": [one for one in missing if one.stops],
        "warns": [one for one in missing if not one.stops],
        "members_see": members_see(standing),
    }
    return render(request, "performance/month_publish.html", context)


@require_http_methods(["GET", "POST"])
def lock(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Show what locking means; then close the month for good."""
    seen, user = _months(request, slug), reader(request)
    record = visible_month(seen, month)
    require(user, "month.lock", record)
    if request.method == "POST":
        done = f"{month.label} is locked."
        _taken(request, partial(months.lock, month=record, by=user), done)
        return redirect("performance:month", slug, month)
    context = {
        "panel": record.panel,
        "month": month,
        "record": record,
        "is_published": record.may_become("locked"),
        "missing": readiness(_standing(record, seen)),
    }
    return render(request, "performance/month_lock.html", context)
