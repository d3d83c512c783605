"""The panel's last meeting before it was told of a month, and what it knew then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from performance.analysis.figures import Period
from performance.models import ReportingMonth
from performance.told.board import Figures, told_on


@dataclass(frozen=True)
class Met:
    """A meeting, and the latest month that had been told by its end; None where none had."""

    on: date
    knew: Period | None

    @property
    def told(self) -> Figures | None:
        """What the panel had been told by the end of that day; None where that was nothing."""
        return told_on(self.on) if self.knew is not None else None


def last_met(record: ReportingMonth, months: Iterable[ReportingMonth]) -> Met | None:
    """Return the meeting since which changes are told of a month that came `with_last_meeting`.

    `months` are the panel's; only those before this one count, also where one was told late.
    """
    met_on: date | None = record.last_meeting_on
    if met_on is None:
        return None
    known = [
        one.month
        for one in months
        if one.told_on is not None and one.told_on <= met_on and one.month < record.month
    ]
    latest = max(known, default=None)
    return Met(met_on, Period.month_of(latest) if latest else None)
