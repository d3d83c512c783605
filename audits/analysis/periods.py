"""The periods that are analysed: months, calendar quarters, calendar years, and when each is due.

Source: the council's quality assurance framework. A monthly analysis is due on the 9th of the next
month, a quarterly one on the 6th of April, July, October and January, the annual one in December.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from audits.calendar import Days, add_months, clock_of, last_working, on_day

PATTERN = r"20[0-9]{2}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?"
_KEY = re.compile(r"(20[0-9]{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")
_ORDINALS = ("First", "Second", "Third", "Fourth")
SERIES_MONTHS = 12


@dataclass(frozen=True, order=True)
class Period:
    """Months in a row, as papers name them: "2023-01", "2023-Q1", "2023"."""

    from_on: date
    month_count: int
    key: str
    label: str

    @property
    def to_on(self) -> date:
        """Return the last day."""
        return add_months(self.from_on, self.month_count) - timedelta(days=1)

    @property
    def months(self) -> tuple[date, ...]:
        """Return the first day of each month."""
        return tuple(add_months(self.from_on, count) for count in range(self.month_count))

    @property
    def series_months(self) -> tuple[date, ...]:
        """Return the months that its series is drawn over: a year that ends with it."""
        last = self.months[-1]
        return tuple(add_months(last, count - SERIES_MONTHS + 1) for count in range(SERIES_MONTHS))

    @property
    def kind(self) -> str:
        """Return what its analysis is called."""
        return {1: "Monthly", 3: "Quarterly"}.get(self.month_count, "Annual")

    def has_begun(self, *, on: date) -> bool:
        """Return whether there can be audits of it by a day."""
        return self.from_on <= on


def period_from(text: str) -> Period:
    """Return the period of a key; raises ValueError, with a sentence, for any other text.

    >>> period_from("2023-Q1").label, period_from("2023-Q1").to_on
    ('First quarter of 2023 (January to March)', datetime.date(2023, 3, 31))
    """
    match = _KEY.fullmatch(text)
    if match is None:
        raise ValueError(
            f"“{text[:20]}” is not a period. Write a month as 2023-01, a quarter as 2023-Q1, a "
            "year as 2023."
        )
    year, month, quarter = int(match[1]), match[2], match[3]
    if month:
        first = date(year, int(month), 1)
        return Period(first, 1, text, f"{first:%B %Y}")
    if quarter:
        first = date(year, 3 * int(quarter) - 2, 1)
        span = f"{first:%B} to {add_months(first, 2):%B}"
        ordinal = _ORDINALS[int(quarter) - 1]
        return Period(first, 3, text, f"{ordinal} quarter of {year} ({span})")
    return Period(date(year, 1, 1), 12, text, f"{year}")


def periods_with(month: date) -> tuple[Period, Period, Period]:
    """Return the month, quarter and year that a day is in."""
    quarter = (month.month + 2) // 3
    return (
        period_from(f"{month:%Y-%m}"),
        period_from(f"{month.year}-Q{quarter}"),
        period_from(f"{month.year}"),
    )


def due_on(period: Period, days: Days) -> date:
    """Return the day by which a period's analysis is due.

    >>> due_on(period_from("2023-Q1"), Days()), due_on(period_from("2023-01"), Days())
    (datetime.date(2023, 4, 6), datetime.date(2023, 2, 9))
    """
    if period.month_count == 1:
        return clock_of(period.from_on, days).analysis_by
    if period.month_count == 12:
        month = period.from_on.replace(month=days.annual_month)
        return last_working(add_months(month, 1) - timedelta(days=1))
    return last_working(on_day(add_months(period.from_on, 3), days.quarterly))
