"""By when a meeting's papers have to be out, how that day was found, and what is left. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from scrutiny import workdays
from scrutiny.meetings.calendar import clear_days_between, dated, publish_by
from scrutiny.meetings.sentences import listed

# So many working days before the last day, the clock turns amber.
SOON_WORKDAYS = 2
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Urgency(StrEnum):
    """How the clock stands: time enough, soon, too late for the clear days, or over."""

    AHEAD = "ahead"
    SOON = "soon"
    LATE = "late"
    OVER = "over"


@dataclass(frozen=True)
class Clock:
    """The last day that keeps the clear days of a meeting, as it looks on a day."""

    meets_on: date
    clear_days: int
    on: date

    @property
    def due_on(self) -> date:
        """Return the last day on which papers can go out and keep the clear days."""
        return publish_by(self.meets_on, self.clear_days)

    @property
    def urgency(self) -> Urgency:
        """Return how the clock stands."""
        if self.on > self.meets_on:
            return Urgency.OVER
        if self.on > self.due_on:
            return Urgency.LATE
        if self.on >= workdays.add(self.due_on, -SOON_WORKDAYS):
            return Urgency.SOON
        return Urgency.AHEAD

    @property
    def is_late(self) -> bool:
        """Return whether the clear days cannot be kept any more."""
        return self.on > self.due_on

    @property
    def clear_days_left(self) -> int:
        """Return how many clear days papers would have that go out on this day."""
        return clear_days_between(self.on, self.meets_on)

    @property
    def rule(self) -> str:
        """Return the day with its reason, the days left out by their names."""
        return (
            f"Publish by {dated(self.due_on)}: {spelt(self.clear_days, 'clear day')} before the "
            f"meeting on {dated(self.meets_on)}.{_left_out(self.due_on, self.meets_on)}"
        )

    @property
    def left(self) -> str:
        """Return how long there is, or how late it is."""
        if self.urgency is Urgency.OVER:
            return "The day of the meeting is over."
        if self.on == self.due_on:
            return "Today is the last day."
        if self.is_late:
            return f"{_working(workdays.between(self.due_on, self.on))} late."
        return f"{_working(workdays.between(self.on, self.due_on))} left."

    @property
    def promise(self) -> str:
        """Return what is said to the public before the agenda is out."""
        if self.urgency in {Urgency.LATE, Urgency.OVER}:
            return "It was due on " + dated(self.due_on) + "."
        return f"It comes out by {dated(self.due_on)}."

    @property
    def possible(self) -> str:
        """Return what can still be done where the clear days cannot be kept; else nothing."""
        if self.urgency is Urgency.OVER:
            return (
                "An agenda can go out now only if the meeting was convened at shorter notice. If "
                "the panel did not meet, cancel the meeting. Nothing can be added to an agenda "
                "that is out."
            )
        if self.urgency is not Urgency.LATE:
            return ""
        return (
            f"Papers that go out today give {spelt(self.clear_days_left, 'clear day')}. "
            "An agenda can go out only if the meeting was convened at shorter notice. An item can "
            "be added only if the chair is of the opinion that it is urgent. The report of an item "
            "that was published can follow."
        )


def _left_out(due_on: date, meets_on: date) -> str:
    """Return which days between are not counted, each name once, in their order."""
    names: dict[str, None] = {}
    day = due_on + timedelta(days=1)
    while day < meets_on:
        if not workdays.is_working(day):
            names[workdays.holiday(day) or f"{day:%A}"] = None
        day += timedelta(days=1)
    if not names:
        return ""
    words = list(names)
    return f" {listed(words)} {'is' if len(words) == 1 else 'are'} left out."


def spelt(count: int, noun: str) -> str:
    """Return "five clear days"."""
    number = _COUNTS[count] if 0 <= count < len(_COUNTS) else str(count)
    return f"{number} {noun}{'' if count == 1 else 's'}"


def _working(count: int) -> str:
    """Return "3 working days"; a weekend that has just begun is less than one."""
    return f"{count} working day{'' if count == 1 else 's'}" if count else "Less than a working day"
