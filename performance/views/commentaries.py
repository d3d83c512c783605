"""Pages of those who write: what there is to write about a month, and the editor of a text."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from performance.actions import commentaries
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.judging import judge_board
from performance.models import Commentary, Commitment, Indicator, PriorityArea, ReportingMonth
from performance.presenters.commentary import beside_of, to_write
from performance.publication.timetable import deadlines_of
from performance.told.met import last_met
from performance.views.finding import reader, visible_month, worked_month, worked_months
from performance.views.keeping import forget, keeps_what_was_written, kept_for
from performance.writing.drafting import Draft, draft_of
from performance.writing.explaining import needs_explaining
from performance.writing.forms import SendBackForm
from performance.writing.quotes import Sayings, figures_for_words
from performance.writing.subjects import KIND_OF, Kind, Subject, key_of, subject_of
from scrutiny.access.door import may, require
from scrutiny.history.models import Event


@require_GET
def month_texts(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Show what there is to write about a month and how far each text is."""
    months, today = worked_months(request, slug), timezone.localdate()
    record = visible_month(months, month)
    panel = record.panel
    met = last_met(record, months)
    read = figures_for_words(panel, month, on=today, then=met.told if met else None)
    codes = {line.code for line in read.lines}
    indicators = {one.code: one for one in Indicator.objects.filter(code__in=codes)}
    chosen = indicators.get(request.GET.get("indicator", ""))
    if chosen is not None:
        return redirect(Subject(Kind.INDICATOR, indicator=chosen).url(slug, month))
    texts = Commentary.objects.filter(panel=panel, month=month.start).order_by("revision")
    known = texts.select_related("indicator", "author")
    meeting_on = deadlines_of(panel, month).meeting_on or today
    promises = Commitment.objects.open_on(today).filter(panel=panel, month__lte=month.start)
    context = {
        "panel": panel,
        "month": month,
        "record": record,
        "page": to_write(
            read,
            needs_explaining(read, judge_board(read)),
            {key_of(text): text for text in known},
            indicators,
            {area.pk: area for area in PriorityArea.objects.filter(panel=panel)},
        ),
        "promises": promises.due(by=max(meeting_on, today)).select_related("owner_post"),
        "today": today,
        "may_write": may(reader(request), "commentary.write", record),
    }
    return render(request, "performance/commentary_list.html", context)


@keeps_what_was_written
@require_http_methods(["GET", "POST"])
def area_text(request: HttpRequest, slug: str, month: Period, area: str) -> HttpResponse:
    """Show or save the text about a priority area."""
    record = worked_month(request, slug, month)
    areas = PriorityArea.objects.on(month.end).filter(panel=record.panel)
    found = get_object_or_404(areas, slug=area)
    return _edit(request, record, month, Subject(Kind.AREA, area=found))


@keeps_what_was_written
@require_http_methods(["GET", "POST"])
def indicator_text(request: HttpRequest, slug: str, month: Period, code: str) -> HttpResponse:
    """Show or save the note on an indicator."""
    record = worked_month(request, slug, month)
    found = get_object_or_404(Indicator, code=code)
    return _edit(request, record, month, Subject(Kind.INDICATOR, indicator=found))


@keeps_what_was_written
@require_http_methods(["GET", "POST"])
def month_text(request: HttpRequest, slug: str, month: Period, kind: str) -> HttpResponse:
    """Show or save a text of the month: the opening statement, a list, what no return has."""
    record = worked_month(request, slug, month)
    if kind not in KIND_OF:
        raise Http404(f"There is no text of the month called {kind}.")
    return _edit(request, record, month, Subject(KIND_OF[kind]))


def _edit(
    request: HttpRequest, record: ReportingMonth, month: Period, subject: Subject
) -> HttpResponse:
    """Show the editor of a text, or save what was sent in as a new revision."""
    is_sent_in = request.method == "POST"
    if is_sent_in:
        require(reader(request), "commentary.write", record)
    sayings = Sayings(figures_for_words(record.panel, month, on=timezone.localdate()))
    if subject.indicator is not None and subject.indicator.code not in sayings.lines:
        raise Http404(f"{subject.indicator.code} is not followed by this panel.")
    latest = subject.texts(record.panel, month).first()
    kept = None if is_sent_in else kept_for(request)
    draft = draft_of(subject, latest, sayings, sent=request.POST if is_sent_in else kept)
    if not is_sent_in:
        return _page(request, record, draft, latest, sayings, was_signed_out=kept is not None)
    if not draft.is_valid():
        return _page(request, record, draft, latest, sayings, status=422)
    try:
        text = _saved(request, record, draft, latest, sayings)
    except commentaries.Overtaken:
        latest = subject.texts(record.panel, month).first()
        draft = draft_of(subject, latest, sayings, sent=_now_on(request, latest))
        return _page(request, record, draft, latest, sayings, status=409, overtaken_by=latest)
    forget(request)
    if "submit" in request.POST and _submitted(request, text, sayings):
        return redirect("performance:commentary", record.panel.slug, month)
    return redirect(subject.url(record.panel.slug, month))


def _saved(
    request: HttpRequest,
    record: ReportingMonth,
    draft: Draft,
    latest: Commentary | None,
    sayings: Sayings,
) -> Commentary:
    """Return the revision with the words that were sent in: a new one unless nothing changed."""
    is_current = latest is not None and draft.revision == latest.revision
    if latest is not None and is_current and draft.is_as_saved(latest):
        if "submit" not in request.POST:
            messages.info(request, "Nothing was changed, so nothing new is saved.")
        return latest
    subject = draft.subject
    text = commentaries.write(
        panel=record.panel,
        month=record.month,
        kind=subject.kind,
        area=subject.area,
        indicator=subject.indicator,
        says=draft.says,
        next_steps=draft.next_steps,
        kept=draft.reasons,
        author_post=latest.author_post if latest else None,
        after=draft.revision,
        sayings=sayings,
        by=reader(request),
    )
    if "submit" not in request.POST:
        messages.success(request, f"{subject.name} is saved as a draft.")
    return text


def _now_on(request: HttpRequest, latest: Commentary | None) -> Any:
    """Return what was sent in, as written on the latest revision: sent again, it is saved."""
    sent = request.POST.copy()
    sent["revision"] = str(latest.revision if latest else 0)
    return sent


def _submitted(request: HttpRequest, text: Commentary, sayings: Sayings) -> bool:
    """Submit a text and say so, or say why it cannot be; return whether it is submitted."""
    user = reader(request)
    require(user, "commentary.submit", text)
    try:
        commentaries.submit(commentary=text, by=user, sayings=sayings)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, f"{subject_of(text).name} is submitted. It waits to be signed off.")
    return True


def _page(
    request: HttpRequest,
    record: ReportingMonth,
    draft: Draft,
    latest: Commentary | None,
    sayings: Sayings,
    *,
    status: int = 200,
    **also: object,
) -> HttpResponse:
    """Render the editor with what stands beside the text."""
    user, subject, month = reader(request), draft.subject, sayings.month
    is_submitted = latest is not None and latest.state == Commentary.State.SUBMITTED
    context = {
        "panel": record.panel,
        "month": month,
        "record": record,
        "subject": subject,
        "draft": draft,
        "latest": latest,
        "beside": beside_of(
            subject,
            list(subject.texts(record.panel, month).select_related("author")),
            subject.texts(record.panel, month.previous()).first(),
            sayings,
        ),
        "events": Event.objects.about(latest) if latest else (),
        "may_write": may(user, "commentary.write", record),
        "may_sign_off": is_submitted and may(user, "commentary.sign_off", latest),
        "send_back_form": SendBackForm(),
        **also,
    }
    return render(request, "performance/commentary_edit.html", context, status=status)
