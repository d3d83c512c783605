"""Headings read as periods: `Apr-22`, `April 2022`, `Sept 22`, real dates, `Q1 22/23`, `21/22`."""

import re
from calendar import month_abbr, month_name
from datetime import datetime

from performance.analysis.figures import Period
from performance.returns.names import plain_text

_MONTHS = {
    **{month_abbr[number].casefold(): number for number in range(1, 13)},
    **{month_name[number].casefold(): number for number in range(1, 13)},
    "sept": 9,
}
_WORDS = re.compile(r"^([a-z]+)\.?[\s\-/'.,_]*(\d{4}|\d{2}|\d \d)$")
_YEAR_FIRST = re.compile(r"^(\d{4})[\s\-/.]+([a-z]+|\d{1,2})(?:[\-/.](\d{1,2}))?$")
_DAY = re.compile(r"^(\d{1,2})[\-/.](\d{1,2})[\-/.](\d{4}|\d{2})$")
_NUMBERS = re.compile(r"^(\d{1,2})[\-/.](\d{4}|\d{2})$")
_QUARTER = re.compile(
    r"^(?:q|qtr|quarter) ?([1-4])[\s:,\-]*(?:fy)?\s*(\d{4}|\d{2})\s*[/\-]\s*(\d{4}|\d{2})$"
)
_YEARS = re.compile(r"(?<!\d)(\d{4}|\d{2})\s*[/\-]\s*(\d{4}|\d{2})(?!\d)")
_REMARK = re.compile(r"(\s*\((p|r|provisional|revised|actual)\)|[*†‡])+$")


def period_of_heading(text: str, value: object = None) -> Period | None:
    """Return the month or quarter that a heading stands for, or None.

    `value` is the cell's own value: a real date counts as its month, whatever its day. Two-digit
    years are in this century.
    """
    if isinstance(value, datetime):
        return Period.month_of(value)
    text = _REMARK.sub("", plain_text(text).casefold()).strip()
    if found := _WORDS.match(text):
        return _month(found[2].replace(" ", ""), _MONTHS.get(found[1]))
    if found := _YEAR_FIRST.match(text):
        number = _MONTHS.get(found[2]) or (int(found[2]) if found[2].isdecimal() else None)
        return _month(found[1], number)
    if found := _DAY.match(text):
        month = _month(found[3], int(found[2]))
        return month if month is not None and 1 <= int(found[1]) <= month.end.day else None
    if found := _QUARTER.match(text):
        start = _financial_year(found[2], found[3])
        return None if start is None else _quarter(start, int(found[1]))
    if (found := _NUMBERS.match(text)) and _financial_year(found[1], found[2]) is None:
        return _month(found[2], int(found[1]))
    return None


def is_bare_month(text: str) -> bool:
    """Say whether a heading is a month without its year, such as `Apr`."""
    return plain_text(text).casefold().rstrip(".") in _MONTHS


def split_year(heading: str) -> tuple[str, Period | None]:
    """Return a heading without the financial year it names, and that year.

    `Southampton 21/22` gives `Southampton` and 2021/22; without a year the period is None.
    """
    text = plain_text(heading)
    for found in _YEARS.finditer(text):
        start = _financial_year(found[1], found[2])
        if start is not None:
            rest = re.sub(r"\(\s*\)", " ", f"{text[: found.start()]} {text[found.end() :]}")
            return " ".join(rest.split()).strip(" -,:"), Period.financial_year(start)
    return text, None


def _financial_year(first: str, second: str) -> int | None:
    start = _year(first)
    follows = start is not None and int(second) % 100 == (start + 1) % 100
    return start if follows else None


def _year(digits: str) -> int | None:
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    return year if 2000 <= year <= 2099 else None


def _month(year_digits: str, number: int | None) -> Period | None:
    year = _year(year_digits) if len(year_digits) in (2, 4) else None
    if year is None or number is None or not 1 <= number <= 12:
        return None
    return Period.month(year, number)


def _quarter(financial_year: int, number: int) -> Period:
    first_month = (4, 7, 10, 1)[number - 1]
    return Period.quarter(financial_year + (number == 4), first_month)
