"""Pages of a dated promise: what became of it, or its new day."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from performance.actions import commitments
from performance.analysis.figures import Period
from performance.models import Commitment
from performance.views.finding import reader
from performance.writing.forms import CloseForm, PutOffForm
from scrutiny.access.door import may, require
from scrutiny.history.models import Event


def _commitment(request: HttpRequest, commitment_id: int) -> Commitment:
    """Return a promise of a panel on whose figures the person works, or 404."""
    visible = Commitment.objects.visible_to(reader(request))
    promises = visible.select_related("panel", "area", "indicator", "owner_post")
    return get_object_or_404(promises, pk=commitment_id)


@require_GET
def detail(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """Show a promise, its days so far and what may be said of it."""
    return _page(request, _commitment(request, commitment_id))


def _page(
    request: HttpRequest,
    commitment: Commitment,
    *,
    close_form: CloseForm | None = None,
    put_off_form: PutOffForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    sent = close_form or put_off_form
    events = list(Event.objects.about(commitment))
    is_open = commitment.state == Commitment.State.OPEN
    context = {
        "commitment": commitment,
        "panel": commitment.panel,
        "month": Period.month_of(commitment.month),
        "is_late": is_open and commitment.due_on < today,
        "may_close": is_open and may(reader(request), "commitment.close", commitment),
        "sent": sent,
        "close_form": close_form or CloseForm(initial={"closed_on": today}),
        "put_off_form": put_off_form or PutOffForm(),
        "days": _days_before(events),
        "events": events,
    }
    status = 422 if sent else 200
    return render(request, "performance/commitment_detail.html", context, status=status)


def _days_before(events: list[Event]) -> list[str]:
    """Return the days that a promise had before, the first one first."""
    days = (event.old["due_on"] for event in reversed(events) if event.verb == "promise_put_off")
    return [f"{date.fromisoformat(day):%-d %B %Y}" for day in days]


@require_POST
def close(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """Say that a promise was kept or dropped."""
    found, user = _commitment(request, commitment_id), reader(request)
    require(user, "commitment.close", found)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, close_form=form)
    said = form.cleaned_data
    try:
        commitments.close(
            commitment=found,
            state=Commitment.State(said["state"]),
            outcome=said["outcome"],
            closed_on=said["closed_on"],
            today=timezone.localdate(),
            by=user,
        )
    except commitments.CommitmentRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, close_form=form)
    messages.success(request, f"The promise is closed as {said['state']}.")
    return redirect("performance:commitment", commitment_id)


@require_POST
def put_off(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """Give a promise another day, with the reason."""
    found, user = _commitment(request, commitment_id), reader(request)
    require(user, "commitment.close", found)
    form = PutOffForm(request.POST)
    if not form.is_valid():
        return _page(request, found, put_off_form=form)
    said = form.cleaned_data
    try:
        commitments.put_off(
            commitment=found,
            due_on=said["due_on"],
            why=said["why"],
            today=timezone.localdate(),
            by=user,
        )
    except commitments.CommitmentRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, put_off_form=form)
    messages.success(request, f"The promise is now due on {said['due_on']:%-d %B %Y}.")
    return redirect("performance:commitment", commitment_id)
