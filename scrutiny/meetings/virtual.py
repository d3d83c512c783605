"""Whether a council may meet without being in one place, by the law of the day."""

from collections.abc import Iterable
from datetime import date

# From one day to another, both included; None: until further notice.
Period = tuple[date, date | None]


def is_virtual_lawful(on: date, periods: Iterable[Period]) -> bool:
    """Return whether a virtual meeting on this day is a meeting in law.

    Members have to be present in one place (Local Government Act 1972, Sch. 12). In England SI
    2020/392 set that aside for meetings from 4 April 2020 to 6 May 2021.

    >>> is_virtual_lawful(date(2021, 5, 6), [(date(2020, 4, 4), date(2021, 5, 6))])
    True
    """
    return any(first <= on and (last is None or on <= last) for first, last in periods)


def why_not_virtual(on: date) -> str:
    """Say that the meeting cannot be a virtual one, and what to do instead."""
    return (
        f"The law does not allow a virtual meeting on {on:%-d %B %Y}. Choose “Consultation”: "
        "members give their views, and officers decide afterwards."
    )
