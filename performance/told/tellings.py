"""What the panel was told of a figure before it was told what it reads now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from performance.analysis.figures import Period
from performance.models import Observation
from performance.models.observation import LATEST_LAST, end_of
from performance.told.board import Board, Line, Seen
from performance.told.reading import COLUMNS, MONTHLY, seen_of
from performance.told.restated import differs

# A figure's rank among the versions of it; see `LATEST_LAST`.
Standing = tuple[date, date, int]


@dataclass(frozen=True)
class Was:
    """What a figure read on the last day that it was told otherwise."""

    seen: Seen
    told_on: date

    @property
    def is_late(self) -> bool:
        """Whether only a state stood there: then the figure came late and is not restated."""
        return self.seen.figure.value is None


Past = dict[tuple[str, Period], Was]


def told_before(board: Board, *, until: date) -> Past:
    """Return what each figure of the board was, by code and month, where it was told otherwise.

    What was told is what stood at the end of a day: a return of an older data date that was told
    later never did. One query.
    """
    lines = {line.indicator_id: line for line in board.lines}
    first = min((period for line in board.lines for period in line.months), default=board.month)
    rows = (
        Observation.objects.filter(
            MONTHLY,
            indicator_id__in=lines,
            period_start__gte=first.start,
            period_end__lte=board.month.end,
            known_at__lte=end_of(until),
        )
        .order_by("known_at", *LATEST_LAST)
        .values_list(*COLUMNS, "known_at", *LATEST_LAST)
    )
    told: dict[tuple[int, Period], list[tuple[date, Standing, Seen]]] = defaultdict(list)
    for row in rows:
        *_, known_at, data_on, accepted_on, pk = row
        day = timezone.localdate(known_at)
        told[row[0], Period(row[1], row[2])].append((day, (data_on, accepted_on, pk), seen_of(row)))
    found: Past = {}
    for (of, period), versions in told.items():
        was = _otherwise(lines[of], period, versions)
        if was is not None:
            found[lines[of].code, period] = was
    return found


def _otherwise(
    line: Line, period: Period, versions: list[tuple[date, Standing, Seen]]
) -> Was | None:
    """Return the last version that stood and reads otherwise than the month does now."""
    now = line.months.get(period)
    if now is None:
        return None
    stood: dict[date, Seen] = {}
    best: Standing | None = None
    for day, standing, seen in versions:
        if best is None or standing > best:
            best, stood[day] = standing, seen
    for day in sorted(stood, reverse=True):
        if differs(line.measure, stood[day].figure, now.figure):
            return Was(stood[day], day)
    return None
