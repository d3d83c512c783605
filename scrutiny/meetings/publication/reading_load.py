"""How much there is to read for a meeting, and how much of it came late. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Portion:
    """What one item gives to read."""

    number: int
    title: str
    page_count: int
    is_late: bool = False


@dataclass(frozen=True)
class ReadingLoad:
    """All that there is to read: each item, and the whole.

    `minutes_a_page` is the council's own rate; it is said wherever the minutes are.
    """

    portions: tuple[Portion, ...]
    page_count: int
    minutes_a_page: int

    @property
    def late_page_count(self) -> int:
        """Return how many of the pages came after the agenda."""
        return sum(one.page_count for one in self.portions if one.is_late)

    @property
    def late_percent(self) -> int:
        """Return the share of the pages that came late."""
        return round(100 * self.late_page_count / self.page_count) if self.page_count else 0

    @property
    def words(self) -> str:
        """Return the whole in a sentence: pages, time at the rate, and the late share."""
        minutes = self.page_count * self.minutes_a_page
        late = (
            f" {self.late_page_count} of them ({self.late_percent}%) came late."
            if self.late_page_count
            else ""
        )
        return (
            f"{_pages(self.page_count)}, about {lasting(minutes)} to read at "
            f"{_minutes(self.minutes_a_page)} a page.{late}"
        )


def reading_load(
    portions: Iterable[Portion], *, page_count: int, minutes_a_page: int
) -> ReadingLoad:
    """Return the load; `page_count` has the agenda's own pages as well."""
    return ReadingLoad(tuple(portions), page_count, minutes_a_page)


def lasting(minutes: int) -> str:
    """Return a time as people say it.

    >>> lasting(40), lasting(60), lasting(205)
    ('40 minutes', '1 hour', '3 hours 25 minutes')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    if rest or not hours:
        parts.append(_minutes(rest))
    return " ".join(parts)


def _minutes(count: int) -> str:
    return f"{count} minute{'' if count == 1 else 's'}"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"
