"""The page of audits: to each what waits on them, to the unit the board of the month."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from audits import boards
from audits.calendar import clock_of
from audits.days import clock, days
from audits.models import Audit, Auditor, Cycle, Programme, Team
from audits.months import month_key
from audits.presenters.board import Line, board_of, lines_of, lines_to_oversee
from audits.presenters.cycle import missing_of, steps_of
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import (
    AUDITS_CASES,
    HAS_AUDITS,
    KEEPS_AUDITS,
    MODERATES_AUDITS,
    READS_ANALYSES,
)
from scrutiny.accounts.models import User
from scrutiny.meetings.views.asking import person
from scrutiny.panels.models import RoleAssignment

LEADS = frozenset({RoleAssignment.Role.SERVICE_LEAD.value})


@dataclass(frozen=True)
class Waiting:
    """A list of audits that wait for something, and what it says when none does."""

    id: str
    title: str
    nothing: str
    lines: tuple[Line, ...]
    has_auditor: bool = True


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show what there is to do: the month's board to its keeper, to others what is theirs."""
    user, today = person(request), timezone.localdate()
    if not has_role(user, HAS_AUDITS):
        raise Http404("No audits.")
    keeps = has_role(user, KEEPS_AUDITS)
    context: dict[str, object] = {
        "today": today,
        "keeps": keeps,
        "own": _own(user, today),
        "waiting": _waiting(user, today, keeps=keeps),
        "reads_analyses": has_role(user, READS_ANALYSES),
        "programme_year": Programme.objects.values_list("year", flat=True).first() or today.year,
    }
    if keeps:
        context |= _board(request, today)
    return render(request, "audits/home.html", context)


def _board(request: HttpRequest, today: date) -> dict[str, object]:
    """Return the board of the current month, with what is still out from before."""
    cycle = boards.current_cycle(on=today)
    if cycle is None:
        return {"cycle": None}
    filters = boards.Filters(
        # Without the character that no database takes.
        team=request.GET.get("team", "").replace("\x00", ""),
        auditor=request.GET.get("auditor", ""),
    )
    asked = list(boards.board(cycle, filters))
    days = clock(cycle)
    return {
        "cycle": cycle,
        "cycle_key": month_key(cycle.month),
        "steps": steps_of(days, on=today),
        "board": board_of(asked, on=today),
        "still_out": lines_of(boards.still_out(cycle, filters), on=today),
        "filters": filters,
        "is_filtered": bool(filters.team or filters.auditor),
        "teams": list(Team.objects.all()),
        "auditors": [(str(one.pk), str(one)) for one in _auditors(cycle)],
        "missing": () if filters != boards.Filters() else _missing(cycle, asked),
        "months": [(month_key(one.month), one.label) for one in Cycle.objects.all()[:12]],
    }


def _missing(cycle: Cycle, audits: list[Audit]) -> tuple[str, ...]:
    is_drawn = hasattr(cycle, "draw")
    has_population = is_drawn or cycle.population.exists()
    return missing_of(cycle, audits, has_population=has_population, is_drawn=is_drawn)


def _auditors(cycle: Cycle) -> "QuerySet[Auditor]":
    """Return who has an audit of the month, or of one before that is still out."""
    has_one = Audit.objects.standing().filter(cycle__month__lte=cycle.month)
    waiting = has_one.filter(cycle=cycle) | has_one.unfinished()
    return Auditor.objects.filter(pk__in=waiting.values("auditor")).select_related("person")


def _own(user: User, today: date) -> Waiting | None:
    """Return an auditor's own audits; None for who audits nothing."""
    if not has_role(user, AUDITS_CASES):
        return None
    return Waiting(
        "own",
        "Your audits",
        "You have no audits now. When you are given one it is listed here, with its last day.",
        lines_of(boards.own(user, on=today), on=today),
    )


def _waiting(user: User, today: date, *, keeps: bool) -> list[Waiting]:
    """Return the lists of what waits for somebody with this person's roles."""
    readable = Audit.objects.visible_to(user, on=today).values("pk")
    found: list[Waiting] = []
    if keeps or has_role(user, LEADS):
        audits = boards.to_oversee() if keeps else boards.of_their_teams(user, on=today)
        nothing = "Nothing waits. An audit comes here when it is submitted."
        lines = lines_to_oversee(audits.filter(pk__in=readable), due_of=_overseen_by, on=today)
        found.append(Waiting("oversight", "Waiting for oversight", nothing, lines))
    if has_role(user, MODERATES_AUDITS):
        nothing = "Nothing waits. An audit comes here when it is put to the moderation panel."
        lines = lines_of(boards.to_moderate().filter(pk__in=readable), on=today)
        # Whoever is to grade it blind does not read here whose audit it is.
        found.append(
            Waiting("moderation", "Waiting for moderation", nothing, lines, has_auditor=False)
        )
    if keeps:
        lines = lines_of(boards.open_escalations(user).filter(pk__in=readable), on=today)
        found.append(Waiting("escalations", "Escalations open", "No escalation is open.", lines))
    return found


def _overseen_by(month: date) -> date:
    """Return by when oversight of a month's audits is recorded."""
    return clock_of(month, days()).oversight_by
