"""What is done to a month: checked, published to the panel, locked at the year end."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period, Unit
from performance.analysis.sameness import same
from performance.models import Body, Observation, ReportingMonth, Return
from performance.publication.readiness import stopping
from performance.publication.standing import returns_of
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel


def told_at(day: date) -> datetime:
    """Return the instant from which a figure told on this day counts as told."""
    return timezone.make_aware(datetime.combine(day, time.min))


def wait_for_others() -> None:
    """Wait for whoever else is changing figures, until the end of this transaction.

    Without it, two returns accepted at once on PostgreSQL would each write a current row, one
    accepted while its month is published would never be told, and one accepted while a month is
    locked would still change it. SQLite has one writer at a time.
    """
    Body.objects.select_for_update(no_key=True).get(is_own=True)


def open_month(*, panel: Panel, month: date) -> ReportingMonth:
    """Return the panel's month, opening it as a draft if nothing was sent for it yet."""
    opened, _ = ReportingMonth.objects.get_or_create(panel=panel, month=month)
    return opened


def _move(month: ReportingMonth, state: ReportingMonth.State, **also: object) -> str:
    """Set the next state with the fields that go with it; return the state before.

    Raises MoveRefused where the life of a month does not allow it, or somebody else was faster.
    """
    before = month.state
    moved = 0
    if month.may_become(state):
        still_there = ReportingMonth.objects.filter(pk=month.pk, state=before)
        moved = still_there.update(state=state, **also)
    month.refresh_from_db()
    if moved != 1:
        raise MoveRefused(_refusal(month, state))
    return before


def _refusal(month: ReportingMonth, state: ReportingMonth.State) -> str:
    """Say why a month cannot take a step; of one that is taken already, who took it and when."""
    done = Event.objects.about(month).filter(verb=f"month_{state.value}").first()
    if month.state == state and done:
        at = timezone.localtime(done.at)
        return (
            f"{month.month:%B %Y} is {state.label.lower()} already, by {done.by_name} on "
            f"{at:%-d %B %Y} at {at:%H:%M}. Nothing was changed."
        )
    return (
        f"{month.month:%B %Y} is {month.get_state_display().lower()}; "
        f"it cannot become {state.label.lower()} from there."
    )


@transaction.atomic
def check(*, month: ReportingMonth, by: User | None, now: datetime | None = None) -> ReportingMonth:
    """Say that the performance team has checked the month."""
    before = _move(month, ReportingMonth.State.CHECKED, checked_at=now or timezone.now())
    record(verb="month_checked", subject=month, by=by, old={"state": before})
    return month


@transaction.atomic
def put_back(*, month: ReportingMonth, why: str, by: User | None) -> ReportingMonth:
    """Make a checked month a draft again, because its figures are not those that were checked.

    Raises MoveRefused without a reason, and for a month that is not checked.
    """
    if not why.strip():
        raise MoveRefused("Say why the month is put back.")
    before = _move(month, ReportingMonth.State.DRAFT, checked_at=None)
    record(verb="month_put_back", subject=month, by=by, old={"state": before}, why=why)
    return month


@transaction.atomic
def publish(
    *, month: ReportingMonth, told_on: date, by: User | None, now: datetime | None = None
) -> ReportingMonth:
    """Tell the panel: the month's figures are visible to members from `told_on` on.

    Loading history passes the day on which the panel was told. Raises MoveRefused for a day to
    come, since nothing can have been told then, and with all that stops publication: no accepted
    return, one that waits, a month that is not checked.
    """
    now = now or timezone.now()
    if told_on > timezone.localdate(now):
        raise MoveRefused(f"{told_on:%-d %B %Y} is still to come: publish on the day itself.")
    wait_for_others()
    _refuse_what_stops(month)
    before = _move(month, ReportingMonth.State.PUBLISHED, told_on=told_on, published_at=now)
    returns = Return.objects.filter(
        panel=month.panel, month=month.month, state=Return.State.ACCEPTED, told_on__isnull=True
    )
    told = list(returns)
    Observation.objects.filter(source_cell__parent__in=told, known_at__isnull=True).update(
        known_at=told_at(told_on)
    )
    returns.update(told_on=told_on)
    record(
        verb="month_published",
        subject=month,
        by=by,
        old={"state": before},
        new={"told_on": told_on.isoformat(), "returns": [return_.pk for return_ in told]},
    )
    return month


def _refuse_what_stops(month: ReportingMonth) -> None:
    """Raise MoveRefused with what is missing before a month may be published.

    Looked for after the wait for others, so that no return is confirmed in between.
    """
    month.refresh_from_db(fields=["state"])
    if month.state in ReportingMonth.TOLD:
        return  # the step itself says by whom
    found = stopping(returns_of(month))
    if found:
        sentences = " ".join(f"{one.says} {one.to_do}" for one in found)
        raise MoveRefused(f"{month.month:%B %Y} cannot be published yet. {sentences}")


@transaction.atomic
def lock(*, month: ReportingMonth, by: User | None, now: datetime | None = None) -> ReportingMonth:
    """Close the month for good: later returns can only propose restatements of it.

    Raises MoveRefused while an accepted return changes the month and the panel was not told of it:
    publishing that return later would change a locked month.
    """
    wait_for_others()
    before = _move(month, ReportingMonth.State.LOCKED, locked_at=now or timezone.now())
    waiting = _changing_untold(month)
    if waiting is not None:
        raise MoveRefused(
            f"{month.month:%B %Y} cannot be locked: the {waiting} changes its figures, and the "
            f"panel was not told of it yet. Publish {waiting.month:%B %Y} first, or withdraw it."
        )
    record(verb="month_locked", subject=month, by=by, old={"state": before})
    return month


def _changing_untold(month: ReportingMonth) -> Return | None:
    """Return an accepted return of the panel that says otherwise of the month than it was told."""
    period = Period.month_of(month.month)
    of_month = Observation.objects.filter(period_start=period.start, period_end=period.end)
    untold = of_month.recorded().filter(
        known_at__isnull=True, source_cell__parent__panel_id=month.panel_id
    )
    told = {
        (row.indicator_id, row.body_id): row.figure()
        for row in of_month.as_at(timezone.localdate())
    }
    for row in untold.select_related("indicator", "source_cell__parent"):
        before = told.get((row.indicator_id, row.body_id))
        definition = row.indicator.definition_on(period.end)
        unit, decimals = Unit(definition.unit), definition.decimals
        if before is None or not same(before, row.figure(), unit=unit, decimals=decimals):
            return row.source_cell.parent
    return None
