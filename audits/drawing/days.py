"""A day as an export writes it: day first, or ISO. Month first is never guessed."""

import re
from datetime import date

FIRST_YEAR = 1900
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}}){_MIDNIGHT}")
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_MIDNIGHT}")
_HOW = "Write it like 25/03/2023 or 2023-03-25."


class NotADay(ValueError):
    """Raised with a sentence for what is no day, or no day that can be meant."""


def day_from(text: str, *, on: date) -> date:
    """Return the day that a cell says, `on` being the last that it may be. Raises NotADay.

    >>> day_from("03/04/2022", on=date(2023, 1, 1))
    datetime.date(2022, 4, 3)
    """
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        raise NotADay(f"“{text}” is not a day. {_HOW}")
    try:
        read = date(year, month, day)
    except ValueError:
        raise NotADay(f"There is no day {text}. {_HOW} The day comes before the month.") from None
    if year < FIRST_YEAR:
        raise NotADay(f"{text} is before {FIRST_YEAR}. Give the day on which the case was opened.")
    if read > on:
        raise NotADay(f"{text} is still to come. Give the day on which the case was opened.")
    return read
