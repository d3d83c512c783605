"""Figures read into plain values: each with the cell it came from, as it stands now and then.

Which figures are read is the caller's choice; see `board`. What the panel had been told by an
earlier day comes in the same query, so that a page can say what changed since without asking twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db.models import BooleanField, Q, Value

from performance.analysis.figures import Figure, Period, State
from performance.models import Observation
from performance.models.observation import ObservationQuerySet


@dataclass(frozen=True)
class Seen:
    """A figure with the cell it came from.

    `caveat` is said beside it while a question about it is open. `is_made` says that its return
    was made for a demonstration.
    """

    figure: Figure
    return_id: int
    return_month: date
    address: str
    data_on: date
    caveat: str = ""
    is_made: bool = False


# The kind of a comparator that is the council itself, in an earlier year.
OWN = "own"


@dataclass(frozen=True)
class Comparator:
    """Another body's latest figure, with the period it is for.

    `kind` is the body's kind as the table of bodies has it, or `OWN`.
    """

    body: str
    name: str
    short_name: str
    kind: str
    period: Period
    seen: Seen

    @property
    def is_own(self) -> bool:
        """Whether this is the council's own figure of an earlier year."""
        return self.kind == OWN


Months = dict[Period, Seen]


@dataclass(frozen=True)
class Series:
    """What was read of one indicator: months now, months as told then, other bodies."""

    months: Months = field(default_factory=dict)
    then: Months = field(default_factory=dict)
    comparators: tuple[Comparator, ...] = ()


class Figures(Protocol):
    """Figures that can be chosen by indicator, body and period; a queryset is one."""

    def filter(self, *which: Q) -> ObservationQuerySet:
        """Return the figures of these indicators, bodies and periods."""


@dataclass(frozen=True)
class Told:
    """What the panel had been told by the end of a day; told apart once the figures are chosen."""

    day: date

    def filter(self, *which: Q) -> ObservationQuerySet:
        """Return what was told of these indicators, bodies and periods."""
        return Observation.objects.filter(*which).as_at(self.day)


COLUMNS = (
    "indicator_id",
    "period_start",
    "period_end",
    "frequency",
    "value",
    "numerator",
    "denominator",
    "sheet_value",
    "state",
    "data_on",
    "body__slug",
    "body__name",
    "body__short_name",
    "body__is_own",
    "body__kind",
    "body__order",
    "source_cell__address",
    "source_cell__parent_id",
    "source_cell__parent__month",
    "source_cell__caveat",
    "source_cell__parent__is_made",
)
MONTHLY = Q(frequency="month", body__is_own=True)
YEARLY = Q(frequency="financial year")


def series_of(
    ids: set[int], observations: Figures, first: Period, month: Period, *, then: Figures | None
) -> dict[int, Series]:
    """Return each indicator's months and latest comparators, in one query."""
    among = Q(indicator_id__in=ids, period_start__gte=first.start, period_end__lte=month.end)
    wanted = observations.filter(among, MONTHLY | YEARLY)
    rows = wanted.annotate(is_then=_flag(value=False)).values_list(*COLUMNS, "is_then")
    if then is not None:
        told = then.filter(among, MONTHLY).annotate(is_then=_flag(value=True))
        rows = rows.order_by().union(told.order_by().values_list(*COLUMNS, "is_then"), all=True)
    found = {one: Series() for one in ids}
    latest: dict[int, dict[str, tuple[int, Comparator]]] = defaultdict(dict)
    for row in rows.order_by("period_start"):
        period, seen = Period(row[1], row[2]), seen_of(row)
        if row[21]:
            found[row[0]].then[period] = seen
        elif row[3] == "month":
            found[row[0]].months[period] = seen
        elif seen.figure.value is not None:
            # Ordered by period: a later year takes the place of an earlier one.
            kind = OWN if row[13] else row[14]
            one = Comparator(row[10], row[11], row[12], kind, period, seen)
            latest[row[0]][row[10]] = (row[15], one)
    return {
        one: Series(read.months, read.then, _in_order(latest[one])) for one, read in found.items()
    }


def _flag(*, value: bool) -> Value:
    return Value(value, output_field=BooleanField())


def seen_of(row: Sequence[Any]) -> Seen:
    """Return the figure of a row that begins with `COLUMNS`."""
    figure = Figure(row[4], row[5], row[6], State(row[8]) if row[8] else None, row[7])
    return Seen(figure, row[17], row[18], row[16], row[9], row[19], row[20])


def _in_order(latest: dict[str, tuple[int, Comparator]]) -> tuple[Comparator, ...]:
    """Return the comparators in the order of their bodies."""
    return tuple(found for _, found in sorted(latest.values(), key=lambda pair: pair[0]))
