"""Which figures are closed because their month is locked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from performance.analysis.figures import Frequency, Period
from performance.models import Placement, ReportingMonth
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class Locks:
    """The locked months of a panel, and of every other panel for the indicators it follows."""

    months: frozenset[date]
    of_indicators: frozenset[tuple[str, date]]

    def hold(self, code: str, period: Period) -> bool:
        """Return whether an indicator's figure for the period can no longer change.

        Only months are locked: a year that begins in a locked month goes on.
        """
        if period.frequency is not Frequency.MONTH:
            return False
        return period.start in self.months or (code, period.start) in self.of_indicators


def locks_on(*, codes: Iterable[str], starts: Iterable[date], panel: Panel) -> Locks:
    """Return what is locked among these indicators and months, whichever panel locked it.

    A figure belongs to the council and not to the panel whose return says it, so one panel's lock
    closes it for all. An indicator that left a panel before the month is no longer its own; one
    that came to it later is, because the panel's charts go back to before it came.
    """
    locked: dict[int, set[date]] = defaultdict(set)
    rows = ReportingMonth.objects.filter(state=ReportingMonth.State.LOCKED, month__in=set(starts))
    for panel_id, month in rows.values_list("panel_id", "month"):
        locked[panel_id].add(month)
    placements = Placement.objects.filter(
        area__panel_id__in=set(locked), indicator__code__in=set(codes)
    ).values_list("area__panel_id", "indicator__code", "to_on")
    return Locks(
        months=frozenset(locked.get(panel.pk, ())),
        of_indicators=frozenset(
            (code, month)
            for panel_id, code, to_on in (placements if locked else ())
            for month in locked[panel_id]
            if to_on is None or to_on >= month
        ),
    )
