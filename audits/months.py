"""A month as addresses write it: "2023-01"."""

import re
from datetime import date

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def month_key(day: date) -> str:
    """Return the month that a day is in.

    >>> month_key(date(2023, 1, 27))
    '2023-01'
    """
    return f"{day:%Y-%m}"


def month_from(key: str) -> date | None:
    """Return the first day of a month, None for what is no month.

    >>> month_from("2023-01"), month_from("2023-13")
    (datetime.date(2023, 1, 1), None)
    """
    found = _MONTH.fullmatch(key)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None
