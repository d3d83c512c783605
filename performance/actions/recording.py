"""How a return's figures become rows, and are taken back; used by the actions on returns only."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from performance.actions.effects import Effect, Outcome, said_of
from performance.actions.locks import locks_on
from performance.actions.months import told_at
from performance.analysis.figures import Period
from performance.analysis.sameness import stored
from performance.models import Body, Cell, Indicator, Observation, Return
from performance.returns.proposal import ProposedFigure


def record_figures(return_: Return, found: list[Effect], *, now: datetime) -> None:
    """Write a row for every figure the return states, unless it is held back.

    One row per return and figure, also where it repeats what was said: so the figures come out
    the same whatever the order in which returns are loaded. Only the row of the return with the
    latest data date is current, of several that accepted last; an older return accepted late
    takes its place in the past.
    """
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    bodies = dict(Body.objects.values_list("slug", "pk"))
    cells = {(cell.sheet, cell.address): cell for cell in return_.cells.all()}
    rows: list[Observation] = []
    superseded: list[int] = []
    for effect in found:
        if effect.outcome is Outcome.HELD:
            continue
        proposed = effect.proposed
        row = _row(return_, proposed, cells[proposed.sheet, proposed.address], now)
        row.indicator_id, row.body_id = indicators[proposed.code], bodies[proposed.body]
        if effect.current is not None and effect.current.standing > row.standing:
            row.superseded_at = now
        elif effect.current is not None:
            superseded.append(effect.current.pk)
        rows.append(row)
    # Update first, then insert: only one current row may stand at any moment.
    Observation.objects.filter(pk__in=superseded).update(superseded_at=now)
    Observation.objects.bulk_create(rows)


def locked_months(return_: Return) -> list[Period]:
    """Return the locked months for which the return's figures are the current or the told ones.

    They differ where a later return is accepted and the panel is not told of it yet.
    """
    own = Observation.objects.filter(source_cell__parent=return_)
    alike = Observation.objects.filter(
        indicator__in=own.values("indicator"), period_start__in=own.values("period_start")
    )
    told = alike.as_at(timezone.localdate())
    rows = own.filter(Q(superseded_at__isnull=True) | Q(pk__in=told.values("pk")))
    said = {
        (code, Period(start, end))
        for code, start, end in rows.values_list("indicator__code", "period_start", "period_end")
    }
    locks = locks_on(
        codes={code for code, _ in said},
        starts={period.start for _, period in said},
        panel=return_.panel,
    )
    return sorted({period for code, period in said if locks.hold(code, period)})


def take_back_figures(return_: Return, *, now: datetime) -> int:
    """Withdraw a return's rows and bring back, by new rows, what the other returns say.

    Returns how many figures were brought back.
    """
    brought_back = [again for _, again in bereft_of(return_) if again is not None]
    rows = Observation.objects.filter(source_cell__parent=return_, withdrawn_at__isnull=True)
    rows.filter(superseded_at__isnull=True).update(superseded_at=now)
    rows.update(withdrawn_at=now)
    for row in brought_back:
        row.pk = None
        row.recorded_at = now
        row.superseded_at = None
    Observation.objects.bulk_create(brought_back)
    return len(brought_back)


def bereft_of(return_: Return) -> list[tuple[Observation, Observation | None]]:
    """Return each current figure of a return with what the other returns say of it, if any does."""
    current = Observation.objects.recorded().filter(source_cell__parent=return_)
    rows = list(current.select_related("indicator", "body"))
    said = said_of({row.indicator.code for row in rows}, {row.period_start for row in rows})
    pairs = []
    for row in rows:
        of_others = (
            one
            for one in reversed(said[row.indicator.code, row.body.slug, row.period])
            if one.source_cell.parent_id != return_.pk
        )
        pairs.append((row, next(of_others, None)))
    return pairs


def _row(return_: Return, proposed: ProposedFigure, cell: Cell, now: datetime) -> Observation:
    """Return the row for one figure, its indicator and body still to be set."""
    figure = proposed.figure
    accepted_on = return_.accepted_on
    if accepted_on is None:
        raise ValueError(f"{return_} is not accepted, so it has no figures to record.")
    return Observation(
        period_start=proposed.period.start,
        period_end=proposed.period.end,
        frequency=proposed.period.frequency.value,
        value=stored(figure.value),
        numerator=figure.numerator,
        denominator=figure.denominator,
        sheet_value=stored(figure.sheet_value),
        state=figure.state.value if figure.state else "",
        source_cell=cell,
        data_on=return_.data_on,
        accepted_on=accepted_on,
        known_at=told_at(return_.told_on) if return_.told_on else None,
        recorded_at=now,
    )
