"""When the answer to a request came, and how late. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recommendations.models import Request, Update
from recommendations.states import ANSWERS, State


@dataclass(frozen=True)
class Answered:
    """The first answer: its number among the updates, its day, and by how many days it was late."""

    number: int
    on: date
    late_days: int


def answered(request: Request, updates: Iterable[Update]) -> Answered | None:
    """Return when the first answer came; None while there is none.

    Only where the law gives a period is an answer late.
    """
    first = next((one for one in updates if one.state in ANSWERS), None)
    if first is None:
        return None
    late = (first.happened_on - request.due_on).days if request.due_on else 0
    return Answered(first.number, first.happened_on, max(late, 0))


def overdue_days(request: Request, *, on: date) -> int:
    """Return by how many days the answer is overdue; 0 where none is wanted by law, or not yet."""
    if request.state != State.NOTIFIED or request.due_on is None:
        return 0
    return max((on - request.due_on).days, 0)
