"""Pages of figures: a panel's latest month, the overview of a month, one indicator."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from performance.analysis.figures import Period
from performance.asking import asking
from performance.cards import Subject, cards_of
from performance.glossary import known_terms
from performance.judging import judge
from performance.keys import paper_key
from performance.models import Commentary, Commitment, GlossaryTerm, ReportingMonth
from performance.presenters.calendar import day_switch, month_switch
from performance.presenters.indicator import indicator_page
from performance.presenters.overview import overview_of
from performance.presenters.words import month_words, note_of
from performance.told.board import board
from performance.told.met import last_met
from performance.told.tellings import told_before
from performance.views.finding import (
    day_asked,
    figures_chosen,
    reader,
    says_what_was_told,
    visible_month,
    visible_months,
    visible_panel,
)
from performance.writing.quotes import Sayings, sayings_for
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.meetings.forms.questions import QuestionForm

# Before the first figure of any council: an indicator's page shows every month there is.
FIRST = Period.month(2000, 1)


@require_GET
def panel(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the panel's latest month that has something to see, or say what comes next."""
    found = visible_panel(request, slug)
    months = visible_months(request, found)
    if months:
        return redirect("performance:overview", slug, f"{months[0].month:%Y-%m}")
    context = {"panel": found, "may_upload": may(reader(request), "return.upload", found)}
    return render(request, "performance/panel_empty.html", context)


@require_GET
@says_what_was_told
def overview(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Show a month: what to look at first, then every area."""
    user, today = reader(request), timezone.localdate()
    key = paper_key(slug, month, day_asked(request))
    # The panel comes with its months: who sees none of them gets 404 for the month asked for.
    visible = ReportingMonth.objects.visible_to(user).filter(panel__slug=slug)
    dated = visible.with_next_meeting(on=today).with_last_meeting(on=today)
    months = list(dated.with_pack(month=month.start, key=key).select_related("panel"))
    record = visible_month(months, month)
    found = record.panel
    chosen = figures_chosen(request, record)
    met = last_met(record, months)
    seen = board(found, month, chosen.figures, then=met.told if met else None)
    until = chosen.until
    words = list(Commentary.objects.printed(panel=found, month=month.start, until=until))
    promises = Commitment.objects.promised_by(until or today, panel=found, month=month.start)
    context = {
        "panel": found,
        "month": month,
        "record": record,
        "overview": overview_of(
            seen,
            words,
            known_terms(),
            query=chosen.query,
            met=met,
            until=until,
            told_on=record.told_on,
            may_note=may(user, "question.note", found),
        ),
        "words": month_words(
            words,
            Sayings(seen).say,
            told_on=record.told_on,
            promises=promises,
            day=until or today,
        ),
        "chosen": chosen,
        "days": day_switch(record.told_on, seen.told_days, chosen.as_at),
        "data_on": seen.data_on,
        "switch": month_switch(slug, month, months, as_at=chosen.as_at),
        "pack": record.pack if may(user, "pack.download", found) else None,
        "pack_key": key,
        "rules_url": reverse("performance:rules"),
        **_offers(user, record),
    }
    return render(request, "performance/overview.html", context)


def _offers(user: User, record: ReportingMonth) -> dict[str, bool]:
    """Return what the person may do from the overview, or waits for."""
    may_publish = may(user, "month.publish", record)
    return {
        "may_request_pack": may(user, "pack.request", record.panel),
        "may_check": may(user, "month.check", record) and record.may_become("checked"),
        "may_publish": may_publish and record.may_become("published"),
        "waits_for_check": may_publish and record.may_become("checked"),
    }


@require_GET
@says_what_was_told
def indicator_detail(request: HttpRequest, slug: str, month: Period, code: str) -> HttpResponse:
    """Show one indicator as at a month, once for each area it stands in."""
    context = indicator_context(request, slug, month, code)
    return render(request, "performance/indicator_detail.html", context)


def indicator_context(
    request: HttpRequest,
    slug: str,
    month: Period,
    code: str,
    *,
    written: QuestionForm | None = None,
) -> dict[str, Any]:
    """Return what an indicator's page shows, or raise 404; `written` is a question sent in."""
    found = visible_panel(request, slug)
    months = visible_months(request, found)
    record = visible_month(months, month)
    chosen = figures_chosen(request, record)
    met = last_met(record, months)
    seen = board(
        found, month, chosen.figures, codes=(code,), since=FIRST, then=met.told if met else None
    )
    if not seen.lines:
        raise Http404(f"{code} is not followed by this panel in {month.label}.")
    lines = [judge(line, month) for line in seen.lines]
    area = request.GET.get("area", "")
    judged = next((one for one in lines if one.line.area == area), lines[0])
    past = told_before(seen, until=chosen.until or timezone.localdate())
    words = Commentary.objects.printed(panel=found, month=month.start, until=chosen.until)
    note = words.filter(indicator__code=code).first()
    on = chosen.as_at or timezone.localdate()
    cards = cards_of(Subject(found, judged.line.indicator_id, code, on), reader(request))
    marks = [mark for card in cards for mark in card.marks]
    return {
        "panel": found,
        "month": month,
        "record": record,
        "chosen": chosen,
        "line": judged.line,
        "others": [one.line for one in lines if one is not judged],
        "days": day_switch(record.told_on, seen.told_days, chosen.as_at),
        "page": indicator_page(
            judged, month, past, can_see_returns=chosen.sees_drafts, marks=marks
        ),
        "cards": cards,
        "note": note_of(note, sayings_for(note.says, seen, chosen.figures).say, record.told_on)
        if note
        else "",
        "terms": list(GlossaryTerm.objects.filter(slug__in=judged.line.terms)),
        "asking": asking(request, found, judged, month, written=written),
    }
