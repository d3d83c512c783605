"""Moving a request from one state to the next: the one way in which its state changes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from recommendations.models import Request, Update
from recommendations.refusals import Overtaken, RequestRefused
from recommendations.states import BY_THE_PANEL, OFF_LIST, Move, State, moves_of
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Post

SAYS_MAX = 10_000


@dataclass(frozen=True)
class Step:
    """What somebody does to a request: the state it goes to, in which words, on which day.

    `seen` is the number of the newest update on the page that it was done from; 0 is none, and
    None is whoever has no page, such as a load of history.
    """

    to: State
    says: str = ""
    amended_wording: str = ""
    on: date | None = None
    seen: int | None = None
    post: Post | None = None
    meeting: Meeting | None = None


@transaction.atomic
def move(
    *,
    request: Request,
    step: Step,
    by: User | None,
    now: datetime | None = None,
    **also: Any,
) -> Update:
    """Take a request one step on, and keep what was said; `also` are fields of the request to set.

    Raises Overtaken where somebody moved it since the page was opened, and RequestRefused for a
    step that is not in the table, without the reason that it needs, on a day that is still to come
    or before the step before it, and for the panel's decision without a meeting.
    """
    now = now or timezone.now()
    locked = Request.objects.select_for_update(no_key=True).get(pk=request.pk)
    newest = locked.updates.order_by("-number").first()
    number = newest.number if newest else 0
    if step.seen is not None and step.seen != number:
        raise Overtaken(
            f"Somebody else has changed {request} meanwhile: it is "
            f"{locked.get_state_display().lower()}. Nothing of yours is saved. Look at it, then "
            "send yours again."
        )
    words = step.says.strip()
    on = step.on or timezone.localdate(now)
    _refuse(locked, step, words)
    _refuse_day(on, newest.happened_on if newest else locked.made_on, timezone.localdate(now))
    update = Update.objects.create(
        request=locked,
        number=number + 1,
        state=step.to,
        says=words,
        amended_wording=step.amended_wording,
        happened_on=on,
        recorded_at=now,
        post=step.post,
        meeting=step.meeting,
        writer=by,
    )
    old = {"state": locked.state}
    closing = step.meeting if step.to in OFF_LIST else None
    wanted = {"state": step.to, "closing_meeting": closing, **also}
    for name, value in wanted.items():
        setattr(locked, name, value)
        setattr(request, name, value)
    locked.save(update_fields=list(wanted))
    verb = f"request_{step.to.replace(' ', '_')}"
    record(verb=verb, subject=locked, by=by, old=old, new={"state": step.to, "on": on.isoformat()})
    return update


def _refuse(request: Request, step: Step, words: str) -> None:
    """Raise RequestRefused for a step that the request may not take."""
    if request.state in OFF_LIST:
        raise RequestRefused(
            f"{request} is off the list: {request.get_state_display().lower()}. It stays so. Raise "
            "a new request if the panel asks again."
        )
    found: Move | None = moves_of(request.kind, request.state).get(step.to)
    if found is None:
        allowed = ", ".join(one.label.lower() for one in moves_of(request.kind, request.state))
        raise RequestRefused(
            f"{request} is {request.get_state_display().lower()}, so it cannot become "
            f"“{step.to.label.lower()}”. What can come next: {allowed}."
        )
    if found.needs_reason and not words:
        raise RequestRefused("Say why, or what was done: it is kept with the request.")
    if len(words) > SAYS_MAX:
        raise RequestRefused(f"Say it in at most {SAYS_MAX:,} characters.")
    if step.to in BY_THE_PANEL and step.meeting is None:
        raise RequestRefused("Only the panel decides this, at a meeting. Name the meeting.")
    if step.meeting is not None and step.meeting.panel_id != request.panel_id:
        raise RequestRefused("That is a meeting of another panel.")


def _refuse_day(on: date, earlier: date, today: date) -> None:
    """Raise RequestRefused for a day that cannot be."""
    if on > today:
        raise RequestRefused(f"{on:%-d %B %Y} is still to come. Give today or an earlier day.")
    if on < earlier:
        raise RequestRefused(
            f"{on:%-d %B %Y} is before {earlier:%-d %B %Y}, when the step before it was taken. "
            "Give that day or a later one."
        )
