"""How far a month is, read from the database for `performance.publication.readiness`."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, QuerySet
from django.urls import reverse

from performance.actions.reasons import NOT_GIVEN
from performance.analysis.figures import Period, State
from performance.models import (
    Commentary,
    Observation,
    Placement,
    PriorityArea,
    ReportingMonth,
    Return,
    ReturnIssue,
)
from performance.presenters.addresses import indicator_url, overview_url
from performance.publication.readiness import Named, Standing
from performance.returns.answers import Answer
from performance.told.ledger import Kind, changes

# Sent in, and neither confirmed nor turned down.
WAITING = (Return.State.UPLOADED, Return.State.CHECKED)
HELD = "month_locked"
# What stands for a reason where there is none: a return sent by command may come without.
NO_REASON = ("", NOT_GIVEN)


def returns_of(record: ReportingMonth) -> Standing:
    """Return what decides whether a month may be published at all, in one query."""
    sent = Return.objects.filter(panel_id=record.panel_id, month=record.month)
    here = list(sent.filter(state__in=[*WAITING, Return.State.ACCEPTED]))
    return Standing(
        is_draft=record.state == ReportingMonth.State.DRAFT,
        accepted=_named(one for one in here if one.state == Return.State.ACCEPTED),
        waiting=_named(one for one in here if one.state in WAITING),
    )


def standing_of(record: ReportingMonth, *, movements: Iterable[Named] = ()) -> Standing:
    """Return all that is said of a month before it is published.

    `movements` are the indicators whose movement needs explaining and that have no note; which
    these are is the caller's to say.
    """
    panel, month = record.panel, period_of(record.month)
    sent = returns_of(record)
    named, said = _indicators(record, month)
    signed = Commentary.objects.printed(panel=panel, month=record.month)
    return Standing(
        is_draft=sent.is_draft,
        accepted=sent.accepted,
        waiting=sent.waiting,
        indicator_count=len(named),
        without_figure=tuple(one for code, one in named.items() if code not in said),
        to_be_confirmed=tuple(
            one for code, one in named.items() if said.get(code) == State.TO_BE_CONFIRMED.value
        ),
        questions=_by_return(open_questions(record)),
        without_reason=_without_reason(record, month),
        held=_by_return(_issues(record).filter(code=HELD)),
        silent_areas=_silent_areas(record, month),
        movements=tuple(movements),
        is_opening_signed=signed.filter(kind=Commentary.Kind.OPENING).exists(),
        upload_url=reverse("performance:return-upload"),
    )


def open_questions(record: ReportingMonth) -> QuerySet[ReturnIssue]:
    """Return what was asked about a month's accepted returns and is not answered."""
    asked = _issues(record).filter(severity=ReturnIssue.Severity.WARNING)
    return asked.filter(answer__in=["", Answer.OPEN.value]).exclude(code=HELD)


def _issues(record: ReportingMonth) -> QuerySet[ReturnIssue]:
    """Return what was found in a month's accepted returns."""
    return ReturnIssue.objects.filter(
        parent__panel_id=record.panel_id,
        parent__month=record.month,
        parent__state=Return.State.ACCEPTED,
    )


def period_of(first: date) -> Period:
    """Return the month that begins on this day."""
    return Period.month(first.year, first.month)


def return_url(return_id: int) -> str:
    """Return the address of a return."""
    return reverse("performance:return-detail", args=[return_id])


def _named(returns: Iterable[Return]) -> tuple[Named, ...]:
    return tuple(Named(f"{one}", return_url(one.pk)) for one in returns)


def _indicators(record: ReportingMonth, month: Period) -> tuple[dict[str, Named], dict[str, str]]:
    """Return the month's indicators by code, and of those with a figure what state it is in."""
    placed = (
        Placement.objects.on(month.end)
        .filter(area__in=PriorityArea.objects.on(month.end).filter(panel_id=record.panel_id))
        .filter(indicator__is_draft=False)
        .order_by("area__order", "order")
    )
    names = dict(placed.values_list("indicator__code", "indicator__short_name"))
    figures = (
        Observation.objects.recorded()
        .own()
        .filter(indicator__code__in=names, period_start=month.start, period_end=month.end)
    )
    slug = record.panel.slug
    named = {code: Named(name, indicator_url(slug, month, code)) for code, name in names.items()}
    return named, dict(figures.values_list("indicator__code", "state"))


def _by_return(issues: QuerySet[ReturnIssue]) -> tuple[Named, ...]:
    """Return how many of these each return has, with the place on its page that lists them."""
    counted = issues.order_by("parent").values("parent").annotate(count=Count("pk"))
    counts = {row["parent"]: row["count"] for row in counted}
    return tuple(
        Named(f"{one}", f"{return_url(one.pk)}#issues", counts[one.pk])
        for one in Return.objects.filter(pk__in=counts)
    )


def _without_reason(record: ReportingMonth, month: Period) -> tuple[Named, ...]:
    """Return the indicators that the month's returns restate after the panel was told of them."""
    found: dict[str, Named] = {}
    for change in changes(record.panel):
        is_ours = change.after.month == month.start and change.kind is Kind.RESTATED
        if is_ours and change.before.told_on and change.reason in NO_REASON:
            url = return_url(change.after.return_id)
            found.setdefault(change.code, Named(change.measure.short_name, url))
    return tuple(found.values())


def _silent_areas(record: ReportingMonth, month: Period) -> tuple[Named, ...]:
    """Return the areas of the month about which nothing is signed off."""
    said = Commentary.objects.printed(panel=record.panel, month=month.start)
    silent = (
        PriorityArea.objects.on(month.end)
        .filter(panel_id=record.panel_id)
        .exclude(pk__in=said.filter(area__isnull=False).values("area"))
    )
    url = overview_url(record.panel.slug, month)
    return tuple(Named(area.name, f"{url}#{area.slug}") for area in silent)
