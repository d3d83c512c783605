"""What the panel decides about a request at a meeting: the only way off the list."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from recommendations.actions.moving import Step, move
from recommendations.models import Request, Update
from recommendations.refusals import RequestRefused
from recommendations.states import BY_THE_PANEL, State
from scrutiny.accounts.models import User
from scrutiny.meetings.actions.minutes import MinutesRefused, refuse_unable_to_resolve
from scrutiny.meetings.models import ItemKind, Meeting


@transaction.atomic
def decide(
    *,
    request: Request,
    meeting: Meeting,
    to: State,
    says: str = "",
    seen: int | None = None,
    by: User | None,
    now: datetime | None = None,
) -> Update:
    """Record that the panel accepted, returned or noted a request at a meeting.

    Raises RequestRefused for a meeting that decides nothing (`why_not_at`), and whatever `move`
    refuses.
    """
    if to not in BY_THE_PANEL:
        raise RequestRefused("The panel accepts, returns or notes.")
    held = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    why = why_not_at(held, on=timezone.localdate(now or timezone.now()))
    if why:
        raise RequestRefused(why)
    step = Step(to, says=says, on=held.meets_on, seen=seen, meeting=held)
    return move(request=request, step=step, by=by, now=now)


def why_not_at(meeting: Meeting, *, on: date) -> str:
    """Say why a meeting decides nothing on a day; nothing where it was, or is, held by then.

    A consultation decides nothing, nor does a meeting without quorum at its monitoring item. Until
    its agenda is published its day can still change.
    """
    day = f"{meeting.meets_on:%-d %B %Y}"
    if meeting.state == Meeting.State.CANCELLED:
        return f"The meeting of {day} was cancelled."
    if meeting.meets_on > on:
        return f"The panel meets on {day}. Record on that day what it decides, or later."
    if meeting.meets_on < on and not meeting.is_over:
        return f"The meeting of {day} is not recorded as held. Record at the desk that it was."
    if meeting.state in Meeting.BEFORE_PUBLICATION:
        return f"The agenda of {day} is not published. Publish it first: its day can still change."
    if meeting.kind == Meeting.Kind.CONSULTATION:
        return f"What was held on {day} is a consultation, which decides nothing. A meeting does."
    item = meeting.items.on_agenda().filter(kind=ItemKind.MONITORING).first()
    try:
        if item is not None:
            refuse_unable_to_resolve(item)
    except MinutesRefused as refused:
        return str(refused)
    return ""
