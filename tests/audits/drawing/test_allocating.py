"""Cases shared out: evenly, never one's own team's where that is barred."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from audits.drawing.allocating import FreeAuditor, Shared, share
from audits.drawing.sampling import Candidate

TEAMS = ("north", "south", "east")
cases_ = some.lists(some.sampled_from(TEAMS), max_size=40).map(
    lambda teams: [Candidate(f"C-{at}", team) for at, team in enumerate(teams)]
)
auditors_ = some.lists(
    some.tuples(some.none() | some.sampled_from(TEAMS), some.booleans()), max_size=8
).map(lambda given_: [FreeAuditor(at, team, partner) for at, (team, partner) in enumerate(given_)])
seeds = some.text("0123456789abcdef", min_size=1, max_size=8)


def loads(shared: Shared, auditors: list[FreeAuditor]) -> dict[int, int]:
    """Return how many cases each auditor of the council has."""
    counts = Counter(shared.given.values())
    return {one.number: counts[one.number] for one in auditors if not one.is_partner}


@given(cases_, auditors_, seeds, some.booleans())
def test_a_sharing_keeps_its_promises(
    cases: list[Candidate], auditors: list[FreeAuditor], seed: str, is_barred: bool
) -> None:
    shared = share(cases, auditors, seed=seed, is_own_team_barred=is_barred)
    by_number = {one.number: one for one in auditors}
    team_of = {case.reference: case.team for case in cases}
    # Every case is given once, or stands there with why not.
    assert set(shared.given) | set(shared.unallocated) == set(team_of)
    assert not set(shared.given) & set(shared.unallocated)
    for reference, number in shared.given.items():
        assert not by_number[number].is_partner
        assert not (is_barred and by_number[number].team == team_of[reference])
    for reference in shared.unallocated:
        able = [one for one in auditors if not one.is_partner]
        assert all(is_barred and one.team == team_of[reference] for one in able)
    # Nothing in the file's order or the register's decides.
    assert share(cases[::-1], auditors[::-1], seed=seed, is_own_team_barred=is_barred) == shared


@given(cases_, auditors_, seeds)
def test_loads_differ_by_one_at_most_where_everybody_may_take_anything(
    cases: list[Candidate], auditors: list[FreeAuditor], seed: str
) -> None:
    counts = loads(share(cases, auditors, seed=seed, is_own_team_barred=False), auditors).values()
    assert not counts or max(counts) - min(counts) <= 1


@given(cases_, auditors_, seeds)
def test_no_case_can_be_passed_on_to_somebody_with_two_fewer(
    cases: list[Candidate], auditors: list[FreeAuditor], seed: str
) -> None:
    shared = share(cases, auditors, seed=seed, is_own_team_barred=True)
    counts = loads(shared, auditors)
    by_number = {one.number: one for one in auditors}
    team_of = {case.reference: case.team for case in cases}
    for reference, number in shared.given.items():
        for other, count in counts.items():
            if count + 2 <= counts[number]:
                assert by_number[other].team == team_of[reference]


def test_a_case_is_passed_on_so_that_a_later_one_does_not_weigh_on_one_person() -> None:
    # The one of the north may have the south's only, and there is one: the other has the rest.
    cases = [Candidate(f"C-{at}", "north") for at in range(4)] + [Candidate("C-9", "south")]
    auditors = [FreeAuditor(1, "north"), FreeAuditor(2)]
    for seed in "abcdefgh":
        shared = share(cases, auditors, seed=seed, is_own_team_barred=True)
        assert shared.given["C-9"] == 1
        assert loads(shared, auditors) == {1: 1, 2: 4}


def test_a_case_that_nobody_may_take_says_why() -> None:
    cases = [Candidate("C-1", "north")]
    own = share(cases, [FreeAuditor(1, "north")], seed="a", is_own_team_barred=True)
    assert own.unallocated == {"C-1": "Every auditor who is free works in the case's own team."}
    none = share(cases, [FreeAuditor(1, is_partner=True)], seed="a", is_own_team_barred=True)
    assert none.unallocated["C-1"].startswith("No auditor of the council is free")
