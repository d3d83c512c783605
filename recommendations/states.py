"""How far a request can be, and the one table of the moves between: pure but for its choices."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Kind(TextChoices):
    """What is asked for; the kind sets the clock and the allowed moves."""

    RECOMMENDATION = "recommendation", "Formal recommendation"
    ACTION = "action", "Action"
    INFORMATION = "information", "Information request"
    AGENDA_ITEM = "agenda item", "Agenda item"
    REFERRAL = "referral", "Referral"


class State(TextChoices):
    """How far it is."""

    MADE = "made", "Made"
    NOTIFIED = "notified", "Notified"
    AGREED = "agreed", "Agreed"
    AGREED_IN_PART = "agreed in part", "Agreed in part"
    NOT_AGREED = "not agreed", "Not agreed"
    IN_PROGRESS = "in progress", "In progress"
    REPORTED_COMPLETE = "reported complete", "Reported complete"
    RETURNED = "returned", "Returned by the panel"
    ACCEPTED = "accepted", "Accepted by the panel"
    NOTED = "noted", "Not agreed, and reported to the panel"


class Status(TextChoices):
    """The word that is printed."""

    NOT_STARTED = "Not started"
    PARTIAL = "Partially complete"
    COMPLETE = "Complete"
    REJECTED = "Rejected"


STATUS_OF: dict[str, Status] = {
    State.MADE: Status.NOT_STARTED,
    State.NOTIFIED: Status.NOT_STARTED,
    State.AGREED: Status.NOT_STARTED,
    State.AGREED_IN_PART: Status.NOT_STARTED,
    State.NOT_AGREED: Status.REJECTED,
    State.IN_PROGRESS: Status.PARTIAL,
    State.REPORTED_COMPLETE: Status.COMPLETE,
    State.RETURNED: Status.PARTIAL,
    State.ACCEPTED: Status.COMPLETE,
    State.NOTED: Status.REJECTED,
}

# Off the list: nothing moves on from here.
OFF_LIST = frozenset({State.ACCEPTED, State.NOTED})
# What waits for the panel's decision at a meeting.
FOR_THE_PANEL = frozenset({State.REPORTED_COMPLETE, State.NOT_AGREED})
# What only the panel can bring about, at a meeting.
BY_THE_PANEL = frozenset({State.ACCEPTED, State.NOTED, State.RETURNED})
ANSWERS = frozenset({State.AGREED, State.AGREED_IN_PART, State.NOT_AGREED})
# What may be begun without notice and answer.
STARTS_AT_ONCE = frozenset({Kind.ACTION, Kind.INFORMATION, Kind.AGENDA_ITEM})


@dataclass(frozen=True)
class Move:
    """A step from one state to another: by which verb, and whether a reason has to be given."""

    verb: str
    needs_reason: bool = False
    # The kinds that may make it; none named are all.
    kinds: frozenset[Kind] = frozenset()


NOTIFY, ANSWER, REPORT, DECIDE = (
    "request.notify",
    "request.answer",
    "request.report",
    "request.decide",
)
_ANSWERS = {
    State.AGREED: Move(ANSWER),
    State.AGREED_IN_PART: Move(ANSWER, needs_reason=True),
    State.NOT_AGREED: Move(ANSWER, needs_reason=True),
}
_PROGRESS = Move(REPORT, needs_reason=True)

MOVES: dict[str, dict[State, Move]] = {
    State.MADE: {
        State.NOTIFIED: Move(NOTIFY),
        State.IN_PROGRESS: Move(REPORT, needs_reason=True, kinds=STARTS_AT_ONCE),
    },
    State.NOTIFIED: _ANSWERS,
    State.AGREED: {State.IN_PROGRESS: _PROGRESS},
    State.AGREED_IN_PART: {State.IN_PROGRESS: _PROGRESS},
    State.NOT_AGREED: {State.NOTED: Move(DECIDE), State.RETURNED: Move(DECIDE, needs_reason=True)},
    State.IN_PROGRESS: {State.IN_PROGRESS: _PROGRESS, State.REPORTED_COMPLETE: _PROGRESS},
    State.REPORTED_COMPLETE: {
        State.ACCEPTED: Move(DECIDE),
        State.RETURNED: Move(DECIDE, needs_reason=True),
    },
    State.RETURNED: {State.IN_PROGRESS: _PROGRESS, **_ANSWERS},
    State.ACCEPTED: {},
    State.NOTED: {},
}


def moves_of(kind: str, state: str) -> dict[State, Move]:
    """Return where a request of this kind may go from a state, and how."""
    return {
        to: move for to, move in MOVES[state].items() if not move.kinds or Kind(kind) in move.kinds
    }
