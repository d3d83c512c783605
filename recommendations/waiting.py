"""What waits on people for requests of a panel, worked out from the database each day.

A key names one errand ("request:12:answer:1"): an answer by the update that it follows, a report by
the day of the papers that it is for, so that each is told of once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from recommendations.deadlines import due_of, paper_deadline
from recommendations.models import Request, Update
from recommendations.posts import names_no_post
from recommendations.states import ANSWER, NOTIFY, REPORT, STARTS_AT_ONCE, State
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.posts import posts_held
from scrutiny.notices.waiting import Waiting
from scrutiny.panels.models import Panel

# What has been agreed to, or begun, and is to be reported on.
UNDER_WAY = (State.AGREED, State.AGREED_IN_PART, State.IN_PROGRESS, State.RETURNED)
NO_POST = Q(addressee__isnull=True, lead__isnull=True)


@dataclass(frozen=True)
class Owed:
    """An errand of a person for a request: what to do, on which page, and by when."""

    request: Request
    errand: str
    act: str
    page: str
    due_on: date | None = None


def waiting(user: User, on: date) -> list[Waiting]:
    """Return what a person owes for requests, as their home and the day's letter show it."""
    return [_waiting(one) for one in owed(user, on)]


def owed(user: User, on: date) -> list[Owed]:
    """Return what a person owes for requests: by the posts they hold, or as the manager.

    The manager gives notice, and writes down what a body outside the council says.
    """
    posts, is_manager = posts_held(user, on=on), may(user, NOTIFY)
    if not posts and not is_manager:
        return []
    theirs = Q(addressee__in=posts) | Q(lead__in=posts)
    if is_manager:
        theirs |= NO_POST | Q(state=State.MADE)
    visible = Request.objects.visible_to(user).open().filter(theirs)
    rows = list(visible.select_related("panel", "addressee", "lead"))
    return list(_owed(user, rows, on))


def _owed(user: User, rows: list[Request], on: date) -> Iterator[Owed]:
    """Yield what a person owes for each of these requests."""
    panels = {one.panel_id: one.panel for one in rows}
    deadlines = {key: paper_deadline(panel, on=on) for key, panel in panels.items()}
    reported = _reported(panels, on)
    newest = _newest(rows)
    for one in rows:
        due_on = due_of(one, deadlines[one.panel_id])
        if one.state == State.MADE and may(user, NOTIFY, one):
            yield Owed(one, "notify", "Give notice of", "request-notify")
        if one.state == State.NOTIFIED and may(user, ANSWER, one):
            errand = f"answer:{newest.get(one.pk, 0)}"
            act = "Record the answer to" if names_no_post(one) else "Answer"
            yield Owed(one, errand, act, "request-answer", due_on)
        if _is_reported_on(one) and one.pk not in reported and may(user, REPORT, one):
            errand = f"report:{due_on.isoformat() if due_on else 'next'}"
            yield Owed(one, errand, "Report on", "request-report", due_on)


def _is_reported_on(request: Request) -> bool:
    """Say whether a report is wanted: what may begin without an answer is reported on at once."""
    starts = request.kind in STARTS_AT_ONCE and request.state == State.MADE
    return starts or request.state in UNDER_WAY


def _reported(panels: dict[int, Panel], on: date) -> set[int]:
    """Return the requests of which something was reported since their panel last met."""
    found: set[int] = set()
    for panel in panels.values():
        last = (
            Meeting.objects.of(panel).filter(meets_on__lt=on).exclude(state=Meeting.State.CANCELLED)
        )
        met_on = last.order_by("-meets_on").values_list("meets_on", flat=True).first()
        reports = Update.objects.filter(request__panel=panel, state=State.IN_PROGRESS)
        since = reports.filter(happened_on__gt=met_on) if met_on else reports
        found.update(since.values_list("request", flat=True))
    return found


def _newest(rows: list[Request]) -> dict[int, int]:
    """Return the number of each request's newest update."""
    updates = Update.objects.filter(request__in=rows).order_by("number")
    return dict(updates.values_list("request", "number"))


def _waiting(one: Owed) -> Waiting:
    request = one.request
    kind = request.get_kind_display().lower()
    return Waiting(
        key=f"request:{request.pk}:{one.errand}",
        title=f"{one.act} {request.reference}",
        why=f"{request.panel}, {kind}: {_short(request.wording)}",
        url=reverse(f"recommendations:{one.page}", args=[request.pk]),
        due_on=one.due_on,
    )


def _short(wording: str, most: int = 120) -> str:
    """Return the beginning of a wording, which is public, in one line."""
    line = " ".join(wording.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
