"""When a panel meets and what its agendas begin and end with, as a panel's file says it."""

from datetime import date, time
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from scrutiny.definitions.loading import Record, Sentence, refuse


class MeetingState(StrEnum):
    """How far a meeting is, as far as a data file may say."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Meeting(Record):
    """A meeting of the panel; one that is made has a date that no published paper gives.

    It is at the panel's usual place and time unless it says another.
    """

    meets_on: date
    state: MeetingState
    is_made: bool = False
    place: str = ""
    start_time: time | None = None
    cancelled_because: str = ""

    @model_validator(mode="after")
    def _cancelled_for_a_reason(self) -> Self:
        if (self.state == MeetingState.CANCELLED) != bool(self.cancelled_because):
            raise refuse("give cancelled_because to a cancelled meeting, and to no other")
        return self


class StandingKind(StrEnum):
    """What an agenda begins and ends with."""

    APOLOGIES = "apologies"
    INTERESTS = "interests"
    SCRUTINY_INTERESTS = "scrutiny interests"
    WHIP = "whip"
    STATEMENT = "statement"
    MINUTES = "minutes"
    MONITORING = "monitoring"


class StandingItem(Record):
    """An item of every agenda; monitoring comes after the business, the rest before it."""

    kind: StandingKind
    title: Sentence
    text: str = ""
