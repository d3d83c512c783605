"""Telling the panel how a request gets on."""

from datetime import date, datetime

from recommendations.actions.moving import Step, move
from recommendations.models import Request, Update
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.panels.models import Post


def report(
    *,
    request: Request,
    says: str,
    is_complete: bool = False,
    on: date | None = None,
    post: Post | None = None,
    seen: int | None = None,
    by: User | None,
    now: datetime | None = None,
) -> Update:
    """Keep a report of progress, or the claim that it is done. Raises RequestRefused.

    A claim takes nothing off the list: the panel decides on it at a meeting.
    """
    to = State.REPORTED_COMPLETE if is_complete else State.IN_PROGRESS
    step = Step(to, says=says, on=on, seen=seen, post=post)
    return move(request=request, step=step, by=by, now=now)
