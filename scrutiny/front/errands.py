"""What waits on a person as their home shows it: with the day, and the days that are left."""

from dataclasses import dataclass
from datetime import date

from scrutiny.notices.days_left import days_left
from scrutiny.notices.waiting import Waiting


@dataclass(frozen=True)
class Errand:
    """One thing to do, and where; `due` is empty for what has no day."""

    title: str
    why: str
    url: str
    due: str
    is_late: bool


def errand_of(waiting: Waiting, *, on: date) -> Errand:
    """Return what waits as it stands on a day: "Due Sunday 12 March 2023: 51 days left"."""
    due_on = waiting.due_on
    return Errand(
        title=waiting.title,
        why=waiting.why,
        url=waiting.url,
        due=f"Due {due_on:%A %-d %B %Y}: {_left(due_on, on)}" if due_on else "",
        is_late=due_on is not None and due_on < on,
    )


def _left(due_on: date, on: date) -> str:
    return "today" if due_on == on else days_left(due_on, on=on)
