"""How a month of a panel, and a day of its figures, stand in addresses, commands, paper keys."""

import re
from datetime import date

from performance.analysis.figures import Period

_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


class NotAMonth(ValueError):
    """Raised for a text that is not a month written YYYY-MM."""


def month_from(text: str) -> Period:
    """Return the month written YYYY-MM.

    >>> month_from("2022-12").label
    'December 2022'
    """
    match = _MONTH.fullmatch(text)
    if match is None:
        raise NotAMonth(f"'{text}' is not a month. Write it as YYYY-MM, for example 2022-12.")
    return Period.month(int(match[1]), int(match[2]))


def month_text(month: Period) -> str:
    """Return the month as YYYY-MM."""
    return f"{month.start:%Y-%m}"


_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")


class NotADay(ValueError):
    """Raised for a text that is not a day written YYYY-MM-DD."""


def day_from(text: str) -> date:
    """Return the day written YYYY-MM-DD.

    >>> day_from("2022-11-24")
    datetime.date(2022, 11, 24)
    """
    words = f"'{text[:20]}' is not a day. Write it as YYYY-MM-DD, for example 2022-11-24."
    if _DAY.fullmatch(text) is None:
        raise NotADay(words)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay(words) from None


def paper_key(slug: str, month: Period, as_at: date | None = None) -> str:
    """Return the key of a month's paper, with the day it tells of unless that is today."""
    return f"{slug}:{month_text(month)}" + (f"@{as_at:%Y-%m-%d}" if as_at else "")


class CodeConverter:
    """An indicator's code in an address; a NUL, which no database takes, is in none."""

    regex = r"[^/\x00]+"

    def to_python(self, value: str) -> str:
        """Return the code."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code as it stands in an address."""
        return value


class MonthConverter:
    """A month in an address: /panels/children-and-families/2022-12/."""

    regex = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> Period:
        """Return the month."""
        return month_from(value)

    def to_url(self, value: Period | str) -> str:
        """Return the month as it stands in an address."""
        return value if isinstance(value, str) else month_text(value)
