"""The switches from month to month, and from day to day of what was told of a month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from performance.analysis.figures import Period
from performance.models import ReportingMonth
from performance.presenters.addresses import overview_url


@dataclass(frozen=True)
class MonthSwitch:
    """The month shown, with the ones beside it that can be seen."""

    now: str
    before_url: str
    before_label: str
    after_url: str
    after_label: str


@dataclass(frozen=True)
class Day:
    """A day that a page can be shown as at; today's has no value."""

    value: str
    label: str
    is_chosen: bool


def month_switch(
    slug: str, month: Period, months: list[ReportingMonth], *, as_at: date | None = None
) -> MonthSwitch:
    """Return the nearest earlier and later month among those the person may see.

    As at a day, among those that had been told by then, and as at the same day.
    """
    seen = sorted(
        Period.month_of(one.month)
        for one in months
        if as_at is None or (one.told_on is not None and one.told_on <= as_at)
    )
    earlier = [one for one in seen if one < month]
    later = [one for one in seen if one > month]
    return MonthSwitch(
        now=month.label,
        before_url=overview_url(slug, earlier[-1], as_at) if earlier else "",
        before_label=earlier[-1].label if earlier else "",
        after_url=overview_url(slug, later[0], as_at) if later else "",
        after_label=later[0].label if later else "",
    )


def day_switch(
    told_on: date | None, told_days: Iterable[date], as_at: date | None
) -> tuple[Day, ...]:
    """Return today and the days from the month's own telling on; nothing where there is one only.

    A day between two of them can be asked for in the address, and is then offered as well.
    """
    if told_on is None:
        return ()
    days = {told_on, *(day for day in told_days if day > told_on)}
    if len(days) == 1 and as_at is None:
        return ()
    return (
        Day("", "today", as_at is None),
        *(
            Day(f"{day:%Y-%m-%d}", f"{day:%-d %B %Y}", day == as_at)
            for day in sorted(days | ({as_at} if as_at else set()), reverse=True)
        ),
    )
