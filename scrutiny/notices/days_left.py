"""How long is left until something is due, in words."""

from datetime import date


def days_left(due_on: date, *, on: date) -> str:
    """Say how long is left: "3 days left", "due today", "1 day late".

    >>> days_left(date(2023, 1, 27), on=date(2023, 1, 28))
    '1 day late'
    """
    count = (due_on - on).days
    if count == 0:
        return "due today"
    word = "day" if abs(count) == 1 else "days"
    return f"{count} {word} left" if count > 0 else f"{-count} {word} late"
