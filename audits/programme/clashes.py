"""Where a schedule and the settings of the audit month disagree. Neither changes the other."""

from datetime import date

from audits.calendar import Days, last_working, nth_thursday
from audits.programme.months import month_name
from audits.programme.planned import PlannedMonth

_WEEKS = ("first", "second", "third", "fourth", "fifth")


def clashes_of(month: PlannedMonth, *, year: int, days: Days) -> tuple[str, ...]:
    """Return what a month's panel and report have otherwise than the settings."""
    return (*_of_panel(month, year, days), *_of_report(month, days))


def _of_panel(month: PlannedMonth, year: int, days: Days) -> list[str]:
    usual = nth_thursday(date(year, month.month, 1), days.panel_week)
    week = _WEEKS[days.panel_week - 1]
    if month.panel_on is None:
        return [f"The moderation panel has no day: the {week} Thursday, {usual:%-d %B}, counts."]
    found = []
    if month.panel_on != usual:
        found.append(
            f"The moderation panel is on {month.panel_on:%A %-d %B}; the {week} Thursday is "
            f"{usual:%-d %B}. The schedule's day counts."
        )
    if last_working(month.panel_on) != month.panel_on:
        found.append(f"{month.panel_on:%A %-d %B} is no working day.")
    return found


def _of_report(month: PlannedMonth, days: Days) -> list[str]:
    is_annual, is_its_month = month.report == "annual", month.month == days.annual_month
    if is_annual and not is_its_month:
        return [
            f"The schedule has the annual report in {month_name(month.month)}, the settings in "
            f"{month_name(days.annual_month)}."
        ]
    if is_its_month and not is_annual:
        return [
            f"The settings have the annual report in {month_name(month.month)}, the schedule a "
            f"{month.report} one."
        ]
    return []
