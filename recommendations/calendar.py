"""The days by which requests of a panel are to be answered. Pure."""

from calendar import monthrange
from datetime import date, timedelta

RESPONSE_MONTHS = 2


def response_due(received_on: date) -> date:
    """Return the last day on which the executive answers a formal recommendation.

    Within two months beginning with the day of receipt (Local Government Act 2000, s.9FE), so the
    period ends on the day before the same day two months later; where that month has no such day,
    on its last day.

    >>> response_due(date(2023, 3, 10)), response_due(date(2022, 12, 31))
    (datetime.date(2023, 5, 9), datetime.date(2023, 2, 28))
    """
    months = received_on.month - 1 + RESPONSE_MONTHS
    year, month = received_on.year + months // 12, months % 12 + 1
    last = monthrange(year, month)[1]
    if received_on.day > last:
        return date(year, month, last)
    return date(year, month, received_on.day) - timedelta(days=1)


def reply_due(received_on: date, days: int) -> date:
    """Return the last day of a period of so many days that begins with the day of receipt.

    Health bodies and crime and disorder partners reply within 28 days (SI 2013/218 regulation 22,
    SI 2009/942), where a reply is asked for.

    >>> reply_due(date(2023, 3, 1), 28)
    datetime.date(2023, 3, 28)
    """
    return received_on + timedelta(days=days - 1)
