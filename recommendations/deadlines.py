"""By when something is wanted of a request: by law, or for the papers of the next meeting."""

from datetime import date

from recommendations.models import Request
from recommendations.states import OFF_LIST, State
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel


def paper_deadline(panel: Panel, *, on: date) -> date | None:
    """Return the day on which the papers of the panel's next meeting go out; None without one.

    A meeting whose papers are out already waits for nothing more.
    """
    days = (last_day(one) for one in Meeting.objects.of(panel).upcoming(on=on))
    return next((day for day in days if day >= on), None)


def due_of(request: Request, deadline: date | None) -> date | None:
    """Return by when something is wanted of a request, given its panel's next paper deadline.

    The answer to a formal recommendation is due as the law says; all else for the next papers.
    """
    if request.state in OFF_LIST:
        return None
    if request.state == State.NOTIFIED and request.due_on is not None:
        return request.due_on
    return deadline
