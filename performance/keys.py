"""How a month of a panel is written in addresses, commands and paper keys."""

import re

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


class MonthConverter:
    """A month in an address: /panels/children-and-families/2022-12/."""

    regex = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> Period:
        """Return the month."""
        return month_from(value)

    def to_url(self, value: Period | str) -> str:
        """Return the month as it stands in an address."""
        return value if isinstance(value, str) else month_text(value)
