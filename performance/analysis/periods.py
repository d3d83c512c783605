"""Stretches of time that figures are for: months, quarters, school and financial years."""

from __future__ import annotations

from calendar import month_abbr, month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache


class Frequency(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    SCHOOL_YEAR = "school year"
    FINANCIAL_YEAR = "financial year"


@dataclass(frozen=True, order=True)
class Period:
    """A month, quarter, school year or financial year; both days are part of it.

    Raises ValueError for any other stretch of days. Periods sort by their start, then their end.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        _frequency(self.start, self.end)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Make a month, from its first to its last day."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def month_of(cls, day: date) -> Period:
        """Return the month that a day falls in."""
        return cls.month(day.year, day.month)

    @classmethod
    def quarter(cls, year: int, first_month: int) -> Period:
        """Make the quarter that starts in January, April, July or October."""
        return _stretch(year, first_month, 3)

    @classmethod
    def school_year(cls, year: int) -> Period:
        """Make the school year: September of the year to the next August."""
        return _stretch(year, 9, 12)

    @classmethod
    def financial_year(cls, year: int) -> Period:
        """Make the financial year: April of the year to the next March."""
        return _stretch(year, 4, 12)

    @property
    def frequency(self) -> Frequency:
        """Whether this is a month, a quarter, a school year or a financial year."""
        return _frequency(self.start, self.end)

    @property
    def label(self) -> str:
        """How a sentence names it: "December 2022", "October to December 2022", "2021/22"."""
        match self.frequency:
            case Frequency.MONTH:
                return f"{month_name[self.start.month]} {self.start.year}"
            case Frequency.QUARTER:
                first, last = month_name[self.start.month], month_name[self.end.month]
                return f"{first} to {last} {self.end.year}"
            case Frequency.SCHOOL_YEAR:
                return f"school year {self._two_years}"
            case Frequency.FINANCIAL_YEAR:
                return self._two_years

    @property
    def short(self) -> str:
        """How a table heading names it: "Dec-22", "Oct-Dec 22", "SY 21/22", "21/22"."""
        years = self._two_years[2:]
        match self.frequency:
            case Frequency.MONTH:
                return f"{month_abbr[self.start.month]}-{self.start:%y}"
            case Frequency.QUARTER:
                first, last = month_abbr[self.start.month], month_abbr[self.end.month]
                return f"{first}-{last} {self.end:%y}"
            case Frequency.SCHOOL_YEAR:
                return f"SY {years}"
            case Frequency.FINANCIAL_YEAR:
                return years

    @property
    def month_count(self) -> int:
        """How many months it has."""
        return _month_count(self.start, self.end)

    @property
    def month_of_year(self) -> int:
        """Its last month's place in the financial year: 1 for April, 12 for March."""
        return (self.end.month - 4) % 12 + 1

    def previous(self) -> Period:
        """Return the period of the same length that ends the day before this one starts."""
        return self._moved(-self.month_count)

    def next(self) -> Period:
        """Return the period of the same length that starts the day after this one ends."""
        return self._moved(self.month_count)

    def year_before(self) -> Period:
        """Return the same period one year earlier."""
        return self._moved(-12)

    def financial_year_of(self) -> Period:
        """Return the financial year in which it ends."""
        year = self.end.year if self.end.month >= 4 else self.end.year - 1
        return Period.financial_year(year)

    def months_to(self, other: Period) -> int:
        """Count how many months later the other ends; negative where it ends earlier."""
        return (other.end.year - self.end.year) * 12 + other.end.month - self.end.month

    def months(self) -> tuple[Period, ...]:
        """Return the months it is made of, first to last."""
        places = (self.start.year * 12 + self.start.month - 1 + i for i in range(self.month_count))
        return tuple(Period.month(place // 12, place % 12 + 1) for place in places)

    def contains(self, day: date) -> bool:
        """Say whether the day is part of it."""
        return self.start <= day <= self.end

    @property
    def _two_years(self) -> str:
        return f"{self.start.year}/{self.end:%y}"

    def _moved(self, months: int) -> Period:
        place = self.start.year * 12 + self.start.month - 1 + months
        return _stretch(place // 12, place % 12 + 1, self.month_count)


def _month_count(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month + 1


@cache
def _frequency(start: date, end: date) -> Frequency:
    """Name the kind of period, or raise ValueError where it is none we know."""
    is_whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    match _month_count(start, end) if is_whole_months else 0, start.month:
        case 1, _:
            return Frequency.MONTH
        case 3, (1 | 4 | 7 | 10):
            return Frequency.QUARTER
        case 12, 9:
            return Frequency.SCHOOL_YEAR
        case 12, 4:
            return Frequency.FINANCIAL_YEAR
    raise ValueError(
        f"{start} to {end} is not a month, a quarter, a school year (September to August) "
        "or a financial year (April to March)."
    )


@cache
def _stretch(year: int, month: int, month_count: int) -> Period:
    """Make the period of so many months from one on."""
    place = year * 12 + month - 1 + month_count - 1
    last = Period.month(place // 12, place % 12 + 1)
    return Period(date(year, month, 1), last.end)
