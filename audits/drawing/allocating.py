"""Sharing the drawn cases among the auditors: even loads, nobody their own team's. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audits.drawing.sampling import Candidate, placed


@dataclass(frozen=True)
class FreeAuditor:
    """An auditor who can be given cases: their number, their team if any, whom they work for."""

    number: int
    team: str | None = None
    is_partner: bool = False


@dataclass(frozen=True)
class Shared:
    """Who has which case, and the cases that nobody may have, each with why; by reference."""

    given: dict[str, int]
    unallocated: dict[str, str]


def share(
    cases: Iterable[Candidate],
    auditors: Iterable[FreeAuditor],
    *,
    seed: str,
    is_own_team_barred: bool,
) -> Shared:
    """Share cases out so that no two loads differ by more than the rule about teams forces.

    A partner's auditor is given none: theirs are the themed audits, by hand. Each case goes to
    whoever has least of those who can be reached by passing cases on, which keeps the loads as
    even as they can be at every step.
    """
    able = sorted(
        (one for one in auditors if not one.is_partner),
        key=lambda one: placed(seed, str(one.number)),
    )
    desk = _Desk(able, is_own_team_barred)
    unallocated = {}
    for case in sorted(cases, key=lambda case: placed(seed, case.reference)):
        if not desk.take(case):
            unallocated[case.reference] = (
                "Every auditor who is free works in the case's own team."
                if able
                else "No auditor of the council is free: trained, on the register, not exempt."
            )
    return Shared(
        {
            case.reference: able[at].number
            for at, teams in enumerate(desk.held)
            for held in teams.values()
            for case in held
        },
        unallocated,
    )


class _Desk:
    """What each auditor has so far, by team; auditors are known by their place."""

    def __init__(self, auditors: Sequence[FreeAuditor], is_own_team_barred: bool) -> None:
        self.auditors = auditors
        self.is_own_team_barred = is_own_team_barred
        self.held: list[dict[str, list[Candidate]]] = [defaultdict(list) for _ in auditors]

    def takers(self, team: str) -> list[int]:
        """Return who may audit a team's cases."""
        return [
            at
            for at, one in enumerate(self.auditors)
            if not (self.is_own_team_barred and one.team == team)
        ]

    def load(self, at: int) -> int:
        """Return how many cases somebody has."""
        return sum(map(len, self.held[at].values()))

    def take(self, case: Candidate) -> bool:
        """Give the case to somebody, passing others on where that keeps loads even."""
        # Who can be reached, and who would pass them a case of which team.
        passed_by: dict[int, tuple[int, str] | None] = dict.fromkeys(self.takers(case.team))
        waiting = list(passed_by)
        for at in waiting:
            for team in sorted(team for team, held in self.held[at].items() if held):
                for other in self.takers(team):
                    if other not in passed_by:
                        passed_by[other] = (at, team)
                        waiting.append(other)
        if not waiting:
            return False
        at = min(waiting, key=lambda one: (self.load(one), one))
        while passed := passed_by[at]:
            giver, team = passed
            self.held[at][team].append(self.held[giver][team].pop())
            at = giver
        self.held[at][case.team].append(case)
        return True
