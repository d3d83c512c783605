"""What is done to a month's cycle before the draw: opened, and given its population."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audits.calendar import add_months
from audits.drawing.population import OpenCase
from audits.models import Cycle, Draw, PopulationCase, Team
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

FIRST_MONTH = date(2000, 1, 1)


class CycleRefused(AuditRefused):
    """Raised with a sentence when a month cannot be opened, or its population not changed."""


@transaction.atomic
def start(*, month: date, by: User, now: datetime) -> Cycle:
    """Open the cycle of a month, at most one month ahead. Raises CycleRefused."""
    month = month.replace(day=1)
    last = add_months(timezone.localdate(now).replace(day=1), 1)
    if month > last:
        raise CycleRefused(
            f"{month:%B %Y} is too far ahead. The last month to open now is {last:%B %Y}."
        )
    if month < FIRST_MONTH:
        raise CycleRefused(f"Give a month from {FIRST_MONTH:%B %Y} on.")
    try:
        with transaction.atomic():
            cycle = Cycle.objects.create(month=month, opened_at=now, opened_by=by)
    except IntegrityError:
        before = Cycle.objects.select_related("opened_by").get(month=month)
        raise CycleRefused(
            f"{before.label} is open already: {before.opened_by} opened it on "
            f"{_day(before.opened_at)}. Go on from its page."
        ) from None
    record(verb="cycle_opened", subject=cycle, by=by, new={"month": f"{month:%Y-%m}"})
    return cycle


@transaction.atomic
def replace_population(*, cycle: Cycle, cases: Sequence[OpenCase], by: User) -> int:
    """Put these open cases in the place of those before, and return how many there are.

    The teams are known by slug. Raises CycleRefused without a case, and once the cycle is drawn:
    the population is kept as it was drawn from.
    """
    locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
    drawn = Draw.objects.filter(cycle=locked).select_related("drawn_by").first()
    if drawn is not None:
        raise CycleRefused(
            f"{drawn.drawn_by} drew the cases of {locked.label} on {_day(drawn.drawn_at)}. "
            "The population stays as it was then."
        )
    if not cases:
        raise CycleRefused("There is no case in the population. Give at least one.")
    before = locked.population.count()
    locked.population.all().delete()
    teams = Team.objects.in_bulk({case.team for case in cases}, field_name="slug")
    PopulationCase.objects.bulk_create(
        PopulationCase(
            cycle=locked,
            reference=case.reference,
            team=teams[case.team],
            opened_on=case.opened_on,
        )
        for case in cases
    )
    record(
        verb="population_replaced",
        subject=locked,
        by=by,
        old={"cases": before},
        new={"cases": len(cases)},
    )
    return len(cases)


def _day(instant: datetime) -> str:
    return f"{timezone.localdate(instant):%-d %B %Y}"
