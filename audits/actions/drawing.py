"""The draw of a month's cases, shared out among the auditors at once."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from audits.actions.allocating import give
from audits.calendar import add_months
from audits.days import clock
from audits.drawing.allocating import FreeAuditor, share
from audits.drawing.sampling import Candidate, Drawn, SizeUnclear, sample_size
from audits.drawing.sampling import draw as drawn_of
from audits.models import (
    Agency,
    Audit,
    Auditor,
    Cycle,
    Draw,
    DrawnCase,
    PopulationCase,
    Theme,
    Tool,
)
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

Outcome = DrawnCase.Outcome


class DrawRefused(AuditRefused):
    """Raised with a sentence when a cycle cannot be drawn."""


@transaction.atomic
def draw(
    *,
    cycle: Cycle,
    asked_for: str,
    tool: Tool,
    by: User,
    now: datetime,
    theme: Theme | None = None,
    seed: str | None = None,
) -> Draw:
    """Draw a month's cases and share them out at once; return the draw.

    `asked_for` is a number of cases or a share of the population. Whatever nobody may take stays
    to be allocated. Raises DrawRefused where it is drawn, closed, or has nothing to draw from.
    """
    locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if locked.closed_at is not None:
        raise DrawRefused(f"{locked.label} is closed. Nothing more is drawn in it.")
    _must_not_be_drawn(locked)
    population = list(locked.population.select_related("team"))
    if not population:
        raise DrawRefused(f"{locked.label} has no population yet. Send in the open cases first.")
    try:
        size = sample_size(asked_for, len(population))
    except SizeUnclear as unclear:
        raise DrawRefused(str(unclear)) from unclear
    seed = seed or secrets.token_hex(8)
    out = _excluded(locked, population)
    found = drawn_of(map(_candidate, population), size=size, seed=seed, excluded=out)
    if not found.chosen:
        raise DrawRefused(
            "Every open case was audited too short a time ago. Nothing is left to draw."
        )
    kept = _kept(locked, found, population, seed=seed, asked_for=asked_for.strip(), by=by, now=now)
    record(
        verb="cases_drawn",
        subject=locked,
        by=by,
        new={"asked_for": kept.asked_for, "chosen": len(found.chosen), "of": len(population)},
    )
    _share_out(kept, found, population, tool=tool, theme=theme, by=by)
    return kept


def comes_out_the_same(draw: Draw) -> bool:
    """Say whether the draw, done again from its seed and population, gives the same order."""
    kept = list(draw.cases.select_related("case__team").order_by("order"))
    out = {row.case.reference: row.because for row in kept if row.outcome == Outcome.EXCLUDED}
    again = drawn_of(
        (_candidate(row.case) for row in kept),
        size=sample_size(draw.asked_for, len(kept)),
        seed=draw.seed,
        excluded=out,
    )
    return [(row.case.reference, row.outcome) for row in kept] == [
        (case.reference, outcome) for case, outcome, _ in _in_order(again)
    ]


def _must_not_be_drawn(cycle: Cycle) -> None:
    before = Draw.objects.filter(cycle=cycle).select_related("drawn_by").first()
    if before is not None:
        at = timezone.localtime(before.drawn_at)
        raise DrawRefused(
            f"{before.drawn_by} drew the cases of {cycle.label} already, on {at:%-d %B %Y} at "
            f"{at:%H:%M}. A month has one draw."
        )


def _candidate(case: PopulationCase) -> Candidate:
    return Candidate(case.reference, case.team.slug)


def _excluded(cycle: Cycle, population: Iterable[PopulationCase]) -> dict[str, str]:
    """Return why cases are left out: audited this month by hand, or too short a time ago."""
    since = add_months(cycle.month, -settings.AUDIT_EXCLUDED_MONTHS)
    audited: dict[str, date] = {}
    recent = Audit.objects.standing().filter(cycle__month__range=(since, cycle.month))
    for reference, month in recent.order_by("cycle__month").values_list(
        "reference", "cycle__month"
    ):
        audited[reference.casefold()] = month
    return {
        case.reference: f"Audited in {audited[case.reference.casefold()]:%B %Y}."
        for case in population
        if case.reference.casefold() in audited
    }


def _in_order(found: Drawn) -> list[tuple[Candidate, str, str]]:
    """Return every case of a draw with its outcome and why, as they are numbered."""
    return [
        *((case, Outcome.CHOSEN.value, "") for case in found.chosen),
        *((case, Outcome.RESERVE.value, "") for case in found.reserve),
        *((out.case, Outcome.EXCLUDED.value, out.because) for out in found.left_out),
    ]


def _kept(
    cycle: Cycle,
    found: Drawn,
    population: Iterable[PopulationCase],
    *,
    seed: str,
    asked_for: str,
    by: User,
    now: datetime,
) -> Draw:
    """Keep the draw with its order; the database lets a cycle have one."""
    rules = {
        "excluded_months": settings.AUDIT_EXCLUDED_MONTHS,
        "is_own_team_barred": settings.AUDIT_OWN_TEAM_BARRED,
    }
    try:
        with transaction.atomic():
            kept = Draw.objects.create(
                cycle=cycle, seed=seed, asked_for=asked_for, rules=rules, drawn_at=now, drawn_by=by
            )
    except IntegrityError:
        _must_not_be_drawn(cycle)
        raise
    by_reference = {case.reference: case for case in population}
    DrawnCase.objects.bulk_create(
        DrawnCase(
            draw=kept,
            order=order,
            case=by_reference[case.reference],
            outcome=outcome,
            because=because,
        )
        for order, (case, outcome, because) in enumerate(_in_order(found), start=1)
    )
    return kept


def _share_out(
    kept: Draw,
    found: Drawn,
    population: Iterable[PopulationCase],
    *,
    tool: Tool,
    theme: Theme | None,
    by: User,
) -> None:
    """Make the audits of the chosen cases, and give each to an auditor who is free today."""
    today = timezone.localdate(kept.drawn_at)
    council = Auditor.objects.available(on=today).filter(agency=Agency.COUNCIL)
    free = {one.pk: one for one in council.select_related("team", "person")}
    shared = share(
        found.chosen,
        (FreeAuditor(one.pk, one.team.slug if one.team else None) for one in free.values()),
        seed=kept.seed,
        is_own_team_barred=settings.AUDIT_OWN_TEAM_BARRED,
    )
    teams = {case.reference: case.team for case in population}
    # Drawn late, nobody is late before they have begun.
    due_on = max(clock(kept.cycle).complete_by, today)
    for case in found.chosen:
        audit = Audit.objects.create(
            cycle=kept.cycle,
            reference=case.reference,
            team=teams[case.reference],
            theme=theme,
            tool=tool,
            due_on=due_on,
        )
        record(
            verb="audit_added",
            subject=audit,
            by=by,
            new={"from": "draw"},
            why=shared.unallocated.get(case.reference, ""),
        )
        if case.reference in shared.given:
            auditor = free[shared.given[case.reference]]
            give(audit=audit, auditor=auditor, because="", by=by, on=today)
