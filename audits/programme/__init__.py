"""The published schedule of a year's audits: read, checked, compared. Pure: bytes in."""

from audits.programme.clashes import clashes_of
from audits.programme.comparing import Change, changes_between
from audits.programme.months import month_name
from audits.programme.planned import (
    Fault,
    PlannedMonth,
    PlannedTheme,
    Schedule,
    ScheduleRefused,
)
from audits.programme.schedule import read_schedule

__all__ = [
    "Change",
    "Fault",
    "PlannedMonth",
    "PlannedTheme",
    "Schedule",
    "ScheduleRefused",
    "changes_between",
    "clashes_of",
    "month_name",
    "read_schedule",
]
