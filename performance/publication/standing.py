"""How far a month is, read from the database for `performance.publication.readiness`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from performance.actions.reasons import NOT_GIVEN
from performance.analysis.figures import Figure, Period, State
from performance.judging import judge_board
from performance.models import Commentary, ReportingMonth, Return, ReturnIssue
from performance.presenters.addresses import editor_url, indicator_url
from performance.publication.readiness import Named, Standing
from performance.returns.answers import Answer
from performance.told.board import Board, board
from performance.told.ledger import Kind, changes
from performance.told.met import last_met
from performance.writing.explaining import needs_explaining
from performance.writing.quotes import quotable

# Sent in, and neither confirmed nor turned down.
WAITING = (Return.State.UPLOADED, Return.State.CHECKED)
HELD = "month_locked"
# What stands for a reason where there is none: a return sent by command may come without.
NO_REASON = ("", NOT_GIVEN)
IS_HELD = Q(code=HELD)
WARNS = Q(severity=ReturnIssue.Severity.WARNING)
# What an issue of a return asks, and nobody has answered.
IS_OPEN = WARNS & Q(answer__in=["", Answer.OPEN.value]) & ~IS_HELD


def returns_of(record: ReportingMonth) -> Standing:
    """Return what decides whether a month may be published at all, in one query."""
    return _sent(record, _returns(record))


def _returns(record: ReportingMonth) -> list[Return]:
    """Return what was sent for a month and counts or waits."""
    sent = Return.objects.filter(panel_id=record.panel_id, month=record.month)
    return list(sent.filter(state__in=[*WAITING, Return.State.ACCEPTED]))


def _sent(record: ReportingMonth, returns: Iterable[Return]) -> Standing:
    """Return how far a month is by its returns alone."""
    here = list(returns)
    return Standing(
        is_draft=record.state == ReportingMonth.State.DRAFT,
        accepted=_named(one for one in here if one.state == Return.State.ACCEPTED),
        waiting=_named(one for one in here if one.state in WAITING),
    )


def month_board(record: ReportingMonth, months: Iterable[ReportingMonth], *, on: date) -> Board:
    """Read a month's board beside what the panel knew when it last met, for `standing_of`.

    `record` came `with_last_meeting`; `months` are the panel's.
    """
    met = last_met(record, months)
    figures = quotable(is_told=record.state in ReportingMonth.TOLD, on=on)
    month = Period.month_of(record.month)
    return board(record.panel, month, figures, then=met.told if met else None)


def standing_of(record: ReportingMonth, read: Board) -> Standing:
    """Return all that is said of a month before it is published; `read` is its `month_board`."""
    slug, month = record.panel.slug, read.month
    returns = _returns(record)
    questions, held = _asked(one for one in returns if one.state == Return.State.ACCEPTED)
    printed = Commentary.objects.printed(panel=record.panel, month=record.month)
    signed = list(printed.values_list("kind", "area_id", "indicator__code"))
    areas, noted = {area for _, area, _ in signed}, {code for _, _, code in signed}
    named = {
        line.code: Named(line.measure.short_name, indicator_url(slug, month, line.code))
        for line in read.lines
    }
    figures = {line.code: line.figure_in(month) for line in read.lines}
    return replace(
        _sent(record, returns),
        indicator_count=len(named),
        without_figure=tuple(one for code, one in named.items() if figures[code] is None),
        to_be_confirmed=tuple(one for code, one in named.items() if _is_to_come(figures[code])),
        questions=questions,
        without_reason=_without_reason(record, month),
        held=held,
        silent_areas=tuple(one for area, one in _areas(read) if area not in areas),
        movements=tuple(one for code, one in _to_explain(read) if code not in noted),
        is_opening_signed=any(kind == Commentary.Kind.OPENING for kind, _, _ in signed),
        opening_url=editor_url(slug, month, "text", "opening"),
        upload_url=reverse("performance:return-upload"),
    )


def _is_to_come(figure: Figure | None) -> bool:
    """Say whether the return says that the figure is still to come."""
    return figure is not None and figure.state is State.TO_BE_CONFIRMED


def _areas(read: Board) -> Iterator[tuple[int, Named]]:
    """Yield the areas of the month by their numbers, with the address of their text."""
    for area in read.areas:
        yield area.id, Named(area.name, editor_url(read.panel.slug, read.month, "area", area.slug))


def _to_explain(read: Board) -> Iterator[tuple[str, Named]]:
    """Yield the indicators that need explaining, with the address where their note is written.

    One without a figure is left out: that it has none is said already, and nothing of it moved.
    """
    judged = judge_board(read)
    for one in needs_explaining(read, judged):
        known = judged[one.area, one.code]
        if known.evidence.value is not None:
            url = editor_url(read.panel.slug, read.month, "indicator", one.code)
            yield one.code, Named(known.line.measure.short_name, url)


def open_questions(record: ReportingMonth) -> QuerySet[ReturnIssue]:
    """Return what was asked about a month's accepted returns and is not answered."""
    return ReturnIssue.objects.filter(
        IS_OPEN,
        parent__panel_id=record.panel_id,
        parent__month=record.month,
        parent__state=Return.State.ACCEPTED,
    )


def _asked(returns: Iterable[Return]) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return how many questions and held figures each return has, with their place on its page."""
    by_id = {one.pk: one for one in returns}
    issues = ReturnIssue.objects.filter(parent__in=by_id).order_by("parent").values("parent")
    counted = issues.annotate(open=Count("pk", filter=IS_OPEN), held=Count("pk", filter=IS_HELD))
    rows = list(counted.values_list("parent", "open", "held"))
    return (
        _counted(by_id, {pk: count for pk, count, _ in rows}),
        _counted(by_id, {pk: count for pk, _, count in rows}),
    )


def _counted(returns: Mapping[int, Return], counts: Mapping[int, int]) -> tuple[Named, ...]:
    """Return those of the returns that have any."""
    return tuple(
        Named(f"{one}", f"{return_url(pk)}#issues", counts[pk])
        for pk, one in returns.items()
        if counts.get(pk)
    )


def return_url(return_id: int) -> str:
    """Return the address of a return."""
    return reverse("performance:return-detail", args=[return_id])


def _named(returns: Iterable[Return]) -> tuple[Named, ...]:
    return tuple(Named(f"{one}", return_url(one.pk)) for one in returns)


def _without_reason(record: ReportingMonth, month: Period) -> tuple[Named, ...]:
    """Return the indicators that the month's returns restate after the panel was told of them."""
    found: dict[str, Named] = {}
    for change in changes(record.panel):
        is_ours = change.after.month == month.start and change.kind is Kind.RESTATED
        if is_ours and change.before.told_on and change.reason in NO_REASON:
            url = return_url(change.after.return_id)
            found.setdefault(change.code, Named(change.measure.short_name, url))
    return tuple(found.values())
