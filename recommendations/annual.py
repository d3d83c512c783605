"""What a panel asked for in a year and what became of it, counted. Pure: plain values in.

A request counts in the municipal year of the day on which it was made, whatever became of it later
and in whichever year that was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from recommendations.states import ANSWERS, Kind, State
from scrutiny.meetings.calendar import municipal_year_label


@dataclass(frozen=True)
class Fate:
    """One request as it stood at the end of a day.

    `answer` is the newest answer, `answered_on` the day of the first; `due_on` is set only where
    the law gives a period for the answer, which it does for formal recommendations alone.
    """

    year: int
    kind: Kind
    asked_key: str
    asked_of: str
    state: State
    answer: State | None = None
    answered_on: date | None = None
    received_on: date | None = None
    due_on: date | None = None
    was_returned: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError where it has an answer without a day, or a day without an answer."""
        if (self.answer is None) != (self.answered_on is None):
            raise ValueError("An answer has its day, and a day its answer.")
        if self.answer is not None and self.answer not in ANSWERS:
            raise ValueError(f"“{self.answer}” is no answer.")

    @property
    def days(self) -> int | None:
        """Return the days from receipt to the first answer, the day of receipt being day 0."""
        if self.received_on is None or self.answered_on is None:
            return None
        return max((self.answered_on - self.received_on).days, 0)

    @property
    def was_late(self) -> bool:
        """Return whether its first answer came after the day of the law."""
        return (
            self.due_on is not None
            and self.answered_on is not None
            and self.answered_on > self.due_on
        )

    def is_overdue(self, on: date) -> bool:
        """Return whether an answer is wanted by law, and was to be there before this day."""
        return self.state == State.NOTIFIED and self.due_on is not None and self.due_on < on


@dataclass(frozen=True)
class Tally:
    """What became of some requests.

    `made` is `accepted`, `noted` and `still_open` together, `answered` the three answers together;
    `median_days` is over the `timed` that were answered and whose receipt is recorded.
    """

    made: int
    answered: int
    agreed: int
    agreed_in_part: int
    not_agreed: int
    accepted: int
    noted: int
    still_open: int
    returned: int
    overdue: int
    late: int
    timed: int
    median_days: float | None


@dataclass(frozen=True)
class Group:
    """The requests of one year, kind or addressee, counted; `key` is how an address names it."""

    key: str
    name: str
    tally: Tally


def tally(fates: Iterable[Fate], *, on: date) -> Tally:
    """Return what became of these requests by the end of a day."""
    known = list(fates)
    answers = [one.answer for one in known if one.answer is not None]
    states = [one.state for one in known]
    days = [one.days for one in known if one.days is not None]
    accepted, noted = states.count(State.ACCEPTED), states.count(State.NOTED)
    return Tally(
        made=len(known),
        answered=len(answers),
        agreed=answers.count(State.AGREED),
        agreed_in_part=answers.count(State.AGREED_IN_PART),
        not_agreed=answers.count(State.NOT_AGREED),
        accepted=accepted,
        noted=noted,
        still_open=len(known) - accepted - noted,
        returned=sum(one.was_returned for one in known),
        overdue=sum(one.is_overdue(on) for one in known),
        late=sum(one.was_late for one in known),
        timed=len(days),
        median_days=float(median(days)) if days else None,
    )


def by_year(fates: Iterable[Fate], *, on: date) -> tuple[Group, ...]:
    """Return each municipal year in which anything was asked, the latest first."""
    known = list(fates)
    years = sorted({one.year for one in known}, reverse=True)
    return tuple(
        Group(str(year), municipal_year_label(year), tally(of_year(known, year), on=on))
        for year in years
    )


def by_addressee(fates: Iterable[Fate], *, on: date) -> tuple[Group, ...]:
    """Return each post or body that was asked, by name."""
    known = list(fates)
    asked = sorted({(one.asked_of, one.asked_key) for one in known})
    return tuple(
        Group(key, name, tally((one for one in known if one.asked_key == key), on=on))
        for name, key in asked
    )


def by_kind(fates: Iterable[Fate], *, on: date) -> tuple[Group, ...]:
    """Return each kind that was asked, in the order of the kinds."""
    known = list(fates)
    asked = {one.kind for one in known}
    return tuple(
        Group(kind.value, kind.label, tally((one for one in known if one.kind == kind), on=on))
        for kind in Kind
        if kind in asked
    )


def of_year(fates: Iterable[Fate], year: int) -> list[Fate]:
    """Return what was asked in a municipal year."""
    return [one for one in fates if one.year == year]
