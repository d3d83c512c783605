"""What single cells of a schedule say, by rule; what is read otherwise is said back."""

import re
from calendar import monthrange
from datetime import date

from audits.programme.months import month_name, month_named_in, month_number

REPORTS = {"monthlyreport": "monthly", "quarterlyreport": "quarterly", "annualreport": "annual"}
# "19th", "19", "19 January", "19th January 2023".
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+([A-Za-z]+)\.?)?(?:\s+(\d{4}))?", re.ASCII)
_DAYS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|to)\s*(\d{1,2})", re.ASCII)
_DAY_OF_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+[A-Za-z]{3,}", re.ASCII)
MONDAY, FRIDAY = 0, 4


class CellRefused(ValueError):
    """Raised with a sentence when a cell cannot be read as what it should be."""


def day_of(text: str, *, year: int, month: int) -> date:
    """Return the day of the month that a cell gives, such as "19th". Raises CellRefused."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise CellRefused(f"“{text}” is no day. Write the day of the month, such as 19th.")
    day, named, of_year = match.groups()
    if named and month_number(named) != month:
        raise CellRefused(
            f"“{text}” is not in {month_name(month)}. Correct the day or the month of the row."
        )
    if of_year and int(of_year) != year:
        raise CellRefused(f"“{text}” is not in {year}. Correct it, or read the file for its year.")
    return _date(year, month, int(day))


def report_of(text: str) -> tuple[str, str]:
    """Return which report a cell means, and a remark or nothing. Raises CellRefused."""
    if not text:
        return "monthly", "No report is given; it is taken as the monthly one."
    kind = REPORTS.get(re.sub(r"[\s-]", "", text).casefold())
    if kind is None:
        raise CellRefused(
            f"“{text}” is no report. Write Monthly report, Quarterly report or Annual report."
        )
    meant = f"{kind.capitalize()} report"
    is_as_meant = text.casefold() == meant.casefold()
    return kind, "" if is_as_meant else f"The report is written “{text}”, read as “{meant}”."


def of_practice_week(text: str, *, year: int, month: int) -> str:
    """Return a remark on the days of a practice week, or nothing. Raises CellRefused."""
    days = _DAYS.search(text)
    of_month = month_named_in(text) or month
    if days is None or int(days[1]) > int(days[2]):
        return f"The practice week “{text}” cannot be read as days; it is kept as it is written."
    first, last = (_date(year, of_month, int(day)) for day in days.groups())
    if (first.weekday(), last.weekday()) == (MONDAY, FRIDAY):
        return ""
    remark = f"The practice week “{text}” runs from {first:%A} to {last:%A} in {year}"
    if _is_a_week(year - 1, of_month, int(days[1]), int(days[2])):
        return f"{remark}; in {year - 1} it ran from Monday to Friday. Check the days."
    return f"{remark}. Check the days."


def of_partnership(text: str, *, year: int, month: int) -> str:
    """Return a remark where a partnership audit is in another month. Raises CellRefused."""
    named = month_named_in(text)
    if named is None:
        return ""
    day = _DAY_OF_MONTH.search(text)
    if day is not None:
        _date(year, named, int(day[1]))
    if named == month:
        return ""
    return f"The partnership audit of {month_name(month)} is on another month's day: “{text}”."


def of_who_completes(text: str, number: int) -> list[str]:
    """Return remarks on a list of who completes a theme: unfinished, or the same name twice."""
    remarks = []
    if text.endswith((",", "/", "&")):
        remarks.append(f"The list of who completes theme {number} looks unfinished: “{text}”.")
    names = [name.strip() for name in re.split(r"[,/]", text) if name.strip()]
    folded = [name.casefold() for name in names]
    twice = [name for at, name in enumerate(names) if folded.index(name.casefold()) < at]
    remarks += [f"Theme {number} names {name} twice." for name in dict.fromkeys(twice)]
    return remarks


def _date(year: int, month: int, day: int) -> date:
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise CellRefused(f"{month_name(month)} {year} has {last} days: no {day}. Correct it.")
    return date(year, month, day)


def _is_a_week(year: int, month: int, first: int, last: int) -> bool:
    """Tell whether these days ran from Monday to Friday in a year."""
    if last > monthrange(year, month)[1]:
        return False
    return (date(year, month, first).weekday(), date(year, month, last).weekday()) == (
        MONDAY,
        FRIDAY,
    )
