"""The days of the audit month: when cases go out, when each step is due. Pure; days are given.

A day for sending moves on to the next working day; a deadline moves back to the one before. Source:
the council's quality assurance framework, which prints two days for oversight (5th and 6th) and two
months for the annual report (November and December): so each day is a setting.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from scrutiny import workdays

THURSDAY = 3


@dataclass(frozen=True)
class Days:
    """The days of the process as one council sets them."""

    sent: int = 3
    complete: int = 28
    oversight: int = 6
    analysis: int = 9
    quarterly: int = 6
    annual_month: int = 12
    panel_week: int = 3
    first_update: int = 3
    second_update: int = 7
    is_update_in_workdays: bool = False
    reaudit_months: int = 1


@dataclass(frozen=True)
class MonthClock:
    """When the steps of one month's cycle are due."""

    sent_on: date
    complete_by: date
    panel_on: date
    oversight_by: date
    analysis_by: date


def clock_of(month: date, days: Days, *, panel_on: date | None = None) -> MonthClock:
    """Return the days of a month's cycle; `month` is any day in it.

    `panel_on` is the day that the programme gives the moderation panel, else the Thursday of the
    panel's week.

    >>> clock_of(date(2023, 1, 1), Days()).complete_by
    datetime.date(2023, 1, 27)
    """
    following = add_months(month.replace(day=1), 1)
    return MonthClock(
        sent_on=next_working(on_day(month, days.sent)),
        complete_by=last_working(on_day(month, days.complete)),
        panel_on=panel_on or nth_thursday(month, days.panel_week),
        oversight_by=last_working(on_day(following, days.oversight)),
        analysis_by=last_working(on_day(following, days.analysis)),
    )


def escalation_days(escalated_on: date, days: Days) -> tuple[date, date, date]:
    """Return by when the first update, the second and the re-audit are due.

    Both updates are counted from the escalation. They are dates: due by the end of that day in
    London, whatever the clocks do in between. The re-audit is due after whole months; at the end
    of a shorter month on its last day.

    >>> escalation_days(date(2023, 1, 31), Days())
    (datetime.date(2023, 2, 3), datetime.date(2023, 2, 7), datetime.date(2023, 2, 28))
    """

    def after(count: int) -> date:
        if days.is_update_in_workdays:
            return workdays.add(escalated_on, count)
        return escalated_on + timedelta(days=count)

    return (
        after(days.first_update),
        after(days.second_update),
        add_months(escalated_on, days.reaudit_months),
    )


def add_months(day: date, count: int) -> date:
    """Return the same day so many months later, or the month's last where it is shorter.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2023, 3, 31), -1)
    (datetime.date(2024, 2, 29), datetime.date(2023, 2, 28))
    """
    months = day.year * 12 + day.month - 1 + count
    return on_day(date(months // 12, months % 12 + 1, 1), day.day)


def on_day(month: date, day: int) -> date:
    """Return a day of a month, its last one where the month is shorter."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def nth_thursday(month: date, week: int) -> date:
    """Return the month's Thursday of that number.

    >>> nth_thursday(date(2023, 1, 1), 3)
    datetime.date(2023, 1, 19)
    """
    first = month.replace(day=1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 7 * (week - 1))


def next_working(day: date) -> date:
    """Return the day, or the first working day after it."""
    return day if workdays.is_working(day) else workdays.add(day, 1)


def last_working(day: date) -> date:
    """Return the day, or the last working day before it."""
    return day if workdays.is_working(day) else workdays.add(day, -1)
