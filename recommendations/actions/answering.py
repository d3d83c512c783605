"""Giving notice of a request, and what is answered to it."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from recommendations.actions.moving import Step, move
from recommendations.calendar import reply_due, response_due
from recommendations.models import Request, Update
from recommendations.refusals import RequestRefused
from recommendations.states import ANSWERS, State
from scrutiny.accounts.models import User
from scrutiny.panels.models import Post


def due_on(clock: str, received_on: date) -> date | None:
    """Return the day by which the law wants an answer; None where the next meeting wants it."""
    if clock == Request.Clock.EXECUTIVE:
        return response_due(received_on)
    if clock == Request.Clock.PARTNER:
        return reply_due(received_on, settings.PARTNER_REPLY_DAYS)
    return None


def notify(
    *,
    request: Request,
    on: date | None = None,
    received_on: date | None = None,
    seen: int | None = None,
    by: User | None,
    now: datetime | None = None,
) -> Update:
    """Record that the addressee was given notice; the period begins with the receipt.

    Raises RequestRefused for a receipt before the notice or in the future.
    """
    now = now or timezone.now()
    on = on or timezone.localdate(now)
    received_on = received_on or on
    if received_on < on:
        raise RequestRefused("A notice is received on the day it is sent, or later.")
    if received_on > timezone.localdate(now):
        raise RequestRefused(f"{received_on:%-d %B %Y} is still to come. Give the day of receipt.")
    return move(
        request=request,
        step=Step(State.NOTIFIED, on=on, seen=seen),
        by=by,
        now=now,
        notified_on=on,
        received_on=received_on,
        due_on=due_on(request.clock, received_on),
    )


def answer(
    *,
    request: Request,
    to: State,
    says: str = "",
    amended_wording: str = "",
    on: date | None = None,
    post: Post | None = None,
    seen: int | None = None,
    by: User | None,
    now: datetime | None = None,
) -> Update:
    """Record the answer: agreed, agreed in part with other words, or not agreed with the reason.

    An answer after its day is taken in; the page says how late it was. Raises RequestRefused.
    """
    if to not in ANSWERS:
        raise RequestRefused("Answer with agreed, agreed in part, or not agreed.")
    amended = amended_wording.strip()
    if amended and to != State.AGREED_IN_PART:
        raise RequestRefused("Other words belong to an answer that agrees in part.")
    step = Step(to, says=says, amended_wording=amended, on=on, seen=seen, post=post)
    return move(request=request, step=step, by=by, now=now, amended_wording=amended)
