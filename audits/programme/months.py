"""Months by their names, as people write them."""

import re

_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WORDS = re.compile(r"[A-Za-z]+")


def month_name(number: int) -> str:
    """Return a month's name; 1 is January."""
    return _NAMES[number - 1]


def month_number(word: str) -> int | None:
    """Return the number of a month by its name or the first three letters of it or more.

    >>> month_number("Sept"), month_number("Jan"), month_number("Decade")
    (9, 1, None)
    """
    wanted = word.strip().rstrip(".").casefold()
    if len(wanted) < 3:
        return None
    found = [
        number for number, name in enumerate(_NAMES, start=1) if name.casefold().startswith(wanted)
    ]
    return found[0] if found else None


def month_named_in(text: str) -> int | None:
    """Return the first month that a text names, if it names one."""
    found = (month_number(word) for word in _WORDS.findall(text))
    return next((number for number in found if number), None)
