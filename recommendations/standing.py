"""Where requests stood on a day: worked out from their updates, so any day can be asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from recommendations.models import Request, Update
from recommendations.models.request import RequestQuerySet
from recommendations.states import OFF_LIST, STATUS_OF, State, Status
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class Standing:
    """A request as it stood: its state, and what had been said and done by then, oldest first."""

    request: Request
    state: State
    updates: tuple[Update, ...]

    @property
    def status(self) -> Status:
        """Return the word that is printed of it."""
        return STATUS_OF[self.state]

    @property
    def is_on_list(self) -> bool:
        """Return whether the panel had not let go of it."""
        return self.state not in OFF_LIST

    @property
    def action_taken(self) -> str:
        """Return the newest words of whoever was asked; none where nothing was said yet."""
        said = (one.says for one in reversed(self.updates) if one.says and one.meeting_id is None)
        return next(said, "")


def standing_of(
    request: Request, updates: Iterable[Update], *, on: date, told_by: datetime | None = None
) -> Standing:
    """Return how a request stood as a meeting of this day began.

    What the panel decides at the meeting itself comes after; all else of that day is before. With
    `told_by`, what was recorded later is not known yet, whatever day it gives. The updates come in
    their order.
    """
    known = tuple(
        one
        for one in updates
        if (one.happened_on < on if one.meeting_id is not None else one.happened_on <= on)
        and (told_by is None or one.recorded_at < told_by)
    )
    return _standing(request, known)


def tracked(panel: Panel, *, on: date, told_by: datetime | None = None) -> list[Standing]:
    """Return what is on a panel's list as a meeting of this day begins, the oldest request first.

    A request that was made at the meeting itself is on the next one's list; with `told_by`, one
    that was recorded later as well.
    """
    made = Request.objects.filter(panel=panel, made_on__lt=on).with_names()
    if told_by is not None:
        made = made.filter(made_at__lt=told_by)
    found = (
        standing_of(one, one.updates.all(), on=on, told_by=told_by)
        for one in _with_updates(made).order_by("made_on", "number")
    )
    return [one for one in found if one.is_on_list]


def made_by(panel: Panel, *, on: date) -> list[Standing]:
    """Return all that a panel had asked for by the end of a day, as it stood then.

    What the panel decided at a meeting of that day is known by its end.
    """
    made = Request.objects.filter(panel=panel, made_on__lte=on).select_related("addressee")
    return [
        _standing(one, tuple(each for each in one.updates.all() if each.happened_on <= on))
        for one in _with_updates(made).order_by("municipal_year", "number")
    ]


def _with_updates(requests: RequestQuerySet) -> RequestQuerySet:
    return requests.prefetch_related(Prefetch("updates", Update.objects.order_by("number")))


def _standing(request: Request, known: tuple[Update, ...]) -> Standing:
    return Standing(request, State(known[-1].state) if known else State.MADE, known)
