"""When the figures and words of a month are due, counted back from the panel's meeting. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from performance.analysis.figures import Period
from scrutiny import workdays
from scrutiny.meetings.calendar import publish_by

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class What(StrEnum):
    """What is due, as a sentence begins with it."""

    FIGURES = "Figures"
    COMMENTARY = "Commentary"
    PUBLICATION = "Publication"


@dataclass(frozen=True)
class Terms:
    """The council's own times, in working days.

    `clear_days` lie between publication and the meeting and count neither of the two: the five
    clear days of the Local Government Act 1972, section 100B.
    """

    return_days: int
    commentary_days: int
    clear_days: int


@dataclass(frozen=True)
class Deadline:
    """A day by which something of a month is due, and how that day was found."""

    what: What
    month: Period
    due_on: date
    because: str

    def is_late(self, on: date) -> bool:
        """Say whether the day is over."""
        return on > self.due_on

    def left(self, on: date) -> str:
        """Return how long there is, or how late it is, in working days."""
        if on == self.due_on:
            return "Due today."
        if self.is_late(on):
            count = workdays.between(self.due_on, on)
            return f"{_days(count)} late." if count else "Late."
        return f"{_days(workdays.between(on, self.due_on))} left."

    @property
    def rule(self) -> str:
        """Return the day with its reason."""
        verb = "are" if self.what is What.FIGURES else "is"
        return (
            f"{self.what} for {self.month.label} {verb} due on {self.due_on:%-d %B %Y}: "
            f"{self.because}."
        )

    def words(self, on: date) -> str:
        """Return the whole clock: the day, its reason, and how long there is."""
        return f"{self.rule} {self.left(on)}"


@dataclass(frozen=True)
class Deadlines:
    """The days of a month. Without a meeting only the figures have one."""

    figures: Deadline
    commentary: Deadline | None
    publication: Deadline | None
    meeting_on: date | None

    @property
    def all(self) -> tuple[Deadline, ...]:
        """Return the deadlines there are: figures, commentary, publication."""
        found = (self.figures, self.commentary, self.publication)
        return tuple(deadline for deadline in found if deadline)

    @property
    def caution(self) -> str:
        """Return what is odd about the days, or nothing."""
        if self.publication is None or self.commentary is None:
            return (
                "No meeting of the panel is planned after this month, so there is no day for "
                "commentary or publication yet."
            )
        if self.figures.due_on > self.publication.due_on:
            return (
                "The panel meets so soon that publication is due before the figures are. "
                "Send the figures early."
            )
        if self.figures.due_on >= self.commentary.due_on:
            return (
                "The panel meets so soon that commentary is due before the figures have to be "
                "there. Send the figures early."
            )
        return ""


def deadlines(month: Period, meetings: Iterable[date], terms: Terms) -> Deadlines:
    """Return the days of a month, for the panel's next meeting after its end.

    A meeting so soon that its papers would have to be out before the month is over is another
    month's: the one after it counts.
    """
    figures = Deadline(
        What.FIGURES,
        month,
        workdays.add(month.end, terms.return_days),
        f"{_spelt(terms.return_days)} after the month's end",
    )
    for meets_on in sorted(meetings):
        publish_on = publish_by(meets_on, terms.clear_days)
        if meets_on > month.end and publish_on > month.end:
            commentary = Deadline(
                What.COMMENTARY,
                month,
                workdays.add(publish_on, -terms.commentary_days),
                f"{_spelt(terms.commentary_days)} before publication",
            )
            publication = Deadline(
                What.PUBLICATION,
                month,
                publish_on,
                f"{_spelt(terms.clear_days, 'clear ')} before the meeting on {meets_on:%-d %B %Y}",
            )
            return Deadlines(figures, commentary, publication, meets_on)
    return Deadlines(figures, None, None, None)


def _spelt(count: int, kind: str = "") -> str:
    """Return "ten working days", "five clear working days"."""
    number = _COUNTS[count] if 0 <= count < len(_COUNTS) else str(count)
    return f"{number} {kind}working day{'' if count == 1 else 's'}"


def _days(count: int) -> str:
    """Return "3 working days"."""
    return f"{count} working day{'' if count == 1 else 's'}"
