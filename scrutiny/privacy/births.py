"""Dates of birth in text: a date beside a word of birth, or one that makes a child of today.

A date counts where "born", "dob", "date of birth" or "birthday" stands at most 30 characters from
it. Given the day of today, a date of two to eighteen years before it counts alone. Nearer dates do
not: visits and reviews of the last two years are what audits write about.
"""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![0-9])(?P<day>[0-9]{1,2})[/.\- ](?P<month>[0-9]{1,2})[/.\- ]"
        r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])",
        r"(?<![0-9])(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![0-9])",
        rf"(?<![0-9])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-]?{_MONTH},?[ \-]?"
        r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])",
        rf"\b{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})(?![0-9])",
    )
)
_BIRTH = re.compile(r"\b(?:born|d\.?o\.?b\b|date of birth|birthday|birth date)", re.IGNORECASE)
_NEAR = 30
_YOUNGEST, _OLDEST = 2, 18


def years_of_birth(text: str, *, on: date | None = None) -> Iterator[int]:
    """Yield the years of the dates that look like somebody's birth."""
    words = [(match.start(), match.end()) for match in _BIRTH.finditer(text)]
    if not words and on is None:
        return
    for pattern in _DATES:
        for match in pattern.finditer(text):
            day = _date_of(match)
            if day is None:
                continue
            is_near = any(
                0 <= match.start() - end <= _NEAR or 0 <= start - match.end() <= _NEAR
                for start, end in words
            )
            if is_near or (on is not None and _makes_a_child(day, on)):
                yield day.year


def _date_of(match: re.Match[str]) -> date | None:
    """Return the day that was written, the British way; nothing where the calendar has none."""
    found = match.groupdict()
    name = found.get("name")
    month = _MONTHS.index(name.lower()) + 1 if name else int(found["month"])
    year = int(found["year"])
    if len(found["year"]) == 2:
        # Two figures: this century, but for what only an adult of today can have been born in.
        year += 2000 if year < 50 else 1900
    try:
        return date(year, month, int(found["day"]))
    except ValueError:
        return None


def _makes_a_child(day: date, on: date) -> bool:
    age = on.year - day.year - ((on.month, on.day) < (day.month, day.day))
    return _YOUNGEST <= age <= _OLDEST
