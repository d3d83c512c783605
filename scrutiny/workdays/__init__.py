"""Working days of England: deadlines counted without weekends and bank holidays."""

from datetime import date, timedelta
from functools import cache

import holidays

_DAY = timedelta(days=1)


@cache
def _bank_holidays() -> holidays.HolidayBase:
    """Return the bank holidays of England; years are worked out as they are asked for."""
    return holidays.country_holidays("GB", subdiv="ENG")


def is_working(day: date) -> bool:
    """Say whether a day is neither a Saturday or Sunday nor a bank holiday."""
    return day.weekday() < 5 and day not in _bank_holidays()


def holiday(day: date) -> str:
    """Return what a bank holiday is called, nothing of any other day.

    >>> holiday(date(2023, 4, 7))
    'Good Friday'
    """
    return str(_bank_holidays().get(day, ""))


def add(day: date, count: int) -> date:
    """Return the day that comes `count` working days after this one; before it where negative."""
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working(day):
            day += step
    return day


def between(first: date, last: date) -> int:
    """Return how many working days come after the first day, up to and with the last one."""
    days = (first + _DAY * step for step in range(1, (last - first).days + 1))
    return sum(is_working(day) for day in days)
