"""What happened to a panel's figures on which day: series broken, figures told, restated and why.

All of it comes in one query: the overview has few to spare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import BigIntegerField, CharField, F, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce, TruncDate

from performance.analysis.figures import Period
from performance.models import IndicatorAlias, RestatementReason, Return, SeriesBreak
from scrutiny.panels.models import Panel

BROKEN, RESTATED, TOLD = "broken", "restated", "told"


@dataclass(frozen=True)
class Broken:
    """A day from which a series is counted differently: why, and its name until then, if known."""

    on: date
    reason: str
    name_before: str = ""


@dataclass(frozen=True)
class Reason:
    """Why an indicator was restated, and the day it was told; None while it is a draft's."""

    told_on: date | None
    text: str

    def is_told_within(self, after: date, until: date | None) -> bool:
        """Say whether it was told after one day and by another; None lets a draft's count too."""
        if self.told_on is None:
            return until is None
        return self.told_on > after and (until is None or self.told_on <= until)


@dataclass(frozen=True)
class Remarks:
    """What is known of the days of a panel's figures, by indicator where it is of one."""

    breaks: Mapping[int, tuple[Broken, ...]] = field(default_factory=dict)
    reasons: Mapping[int, tuple[Reason, ...]] = field(default_factory=dict)
    told_days: tuple[date, ...] = ()


def remarks_on(panel: Panel, ids: set[int], *, first: Period, month: Period) -> Remarks:
    """Return the remarks on these indicators; days of telling are those of the years shown.

    A return that was told and is taken back changes what is told on that day once more.
    A return speaks of its own financial year, so one of a later year changes nothing of the month.
    """
    last_name = IndicatorAlias.objects.filter(
        indicator=OuterRef("indicator"), break_on=OuterRef("on")
    ).values("name")[:1]
    breaks = SeriesBreak.objects.filter(indicator_id__in=ids).values_list(
        Value(BROKEN, CharField()),
        F("indicator_id"),
        F("on"),
        F("reason"),
        Coalesce(Subquery(last_name), Value(""), output_field=CharField()),
    )
    reasons = RestatementReason.objects.filter(
        indicator_id__in=ids, parent__panel=panel, parent__state=Return.State.ACCEPTED
    ).values_list(
        Value(RESTATED, CharField()),
        F("indicator_id"),
        F("parent__told_on"),
        F("reason"),
        Value("", CharField()),
    )
    returns = Return.objects.filter(
        panel=panel,
        told_on__isnull=False,
        month__gte=first.start,
        month__lte=month.financial_year_of().end,
    )
    told, taken_back = (
        among.order_by().values_list(
            Value(TOLD, CharField()),
            Value(0, BigIntegerField()),
            day,
            Value("", TextField()),
            Value("", CharField()),
        )
        for among, day in (
            (returns, F("told_on")),
            (returns.filter(withdrawn_at__isnull=False), TruncDate("withdrawn_at")),
        )
    )
    rows = breaks.order_by().union(reasons.order_by(), told, taken_back)
    return _sorted(list(rows))


def _sorted(rows: list[tuple[str, int, date | None, str, str]]) -> Remarks:
    """Return the rows by what they say, each kind in the order of its days."""
    breaks: dict[int, tuple[Broken, ...]] = defaultdict(tuple)
    reasons: dict[int, tuple[Reason, ...]] = defaultdict(tuple)
    told: set[date] = set()
    for what, of, day, text, name in sorted(rows, key=lambda row: row[2] or date.max):
        if what == RESTATED:
            reasons[of] += (Reason(day, text),)
        elif day is not None and what == BROKEN:
            breaks[of] += (Broken(day, text, name),)
        elif day is not None:
            told.add(day)
    return Remarks(breaks, reasons, tuple(sorted(told)))
