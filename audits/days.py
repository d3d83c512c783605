"""The days of the audit process as the settings have them."""

from typing import Any

from django.conf import settings

from audits.calendar import Days, MonthClock, clock_of
from audits.models import Cycle, ProgrammeMonth


def days() -> Days:
    """Return the council's days."""
    chosen: Any = settings.AUDIT_DAYS
    return Days(**chosen)


def clock(cycle: Cycle) -> MonthClock:
    """Return a cycle's days; the moderation panel's is the programme's, where it gives one."""
    planned = ProgrammeMonth.objects.filter(
        programme__year=cycle.month.year, month=cycle.month.month
    )
    return clock_of(
        cycle.month, days(), panel_on=planned.values_list("panel_on", flat=True).first()
    )
