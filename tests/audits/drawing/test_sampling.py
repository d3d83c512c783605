"""The draw: repeatable, in proportion, and nobody who is left out is drawn."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from audits.drawing.sampling import (
    Candidate,
    SizeUnclear,
    draw,
    sample_size,
    shares,
)

TEAMS = ("north", "south", "east", "west")
populations = some.lists(some.sampled_from(TEAMS), min_size=1, max_size=60).map(
    lambda teams: [Candidate(f"C-{at}", team) for at, team in enumerate(teams)]
)
seeds = some.text("0123456789abcdef", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "population", "size"),
    [
        ("20", 300, 20),
        (" 5% ", 300, 15),
        ("5 %", 301, 16),
        ("2.5%", 100, 3),
        ("1%", 7, 1),
        ("20", 8, 8),
        ("100%", 8, 8),
    ],
)
def test_a_size_is_a_number_of_cases_or_a_share_rounded_up(
    text: str, population: int, size: int
) -> None:
    assert sample_size(text, population) == size


@pytest.mark.parametrize(
    "text", ["", "0", "0%", "-5", "101%", "2.5", "5%%", "1e3", "٢٠", "twenty", "9" * 9]
)
def test_any_other_size_is_refused_in_words(text: str) -> None:
    with pytest.raises(SizeUnclear, match="a number like 20, or a share like 5%"):
        sample_size(text, 100)


@given(populations, seeds, some.integers(1, 70), some.data())
def test_a_draw_keeps_its_promises(
    cases: list[Candidate], seed: str, size: int, data: some.DataObject
) -> None:
    names = [case.reference for case in cases]
    out = dict.fromkeys(data.draw(some.sets(some.sampled_from(names))), "Audited in May.")
    drawn = draw(cases, size=size, seed=seed, excluded=out)
    chosen, reserve = list(drawn.chosen), list(drawn.reserve)
    left_out = [one.case for one in drawn.left_out]
    # Every case comes out once, and nobody who is left out is drawn.
    assert Counter([*chosen, *reserve, *left_out]) == Counter(cases)
    assert {case.reference for case in left_out} == set(out)
    # As many as were asked for, or all there are.
    eligible = [case for case in cases if case.reference not in out]
    assert len(chosen) == min(size, len(eligible))
    # Every team with such a case is looked at, where the size allows.
    teams = {case.team for case in eligible}
    if size >= len(teams):
        assert {case.team for case in chosen} == teams
    # The order of the file says nothing.
    again = data.draw(some.permutations(cases))
    assert draw(again, size=size, seed=seed, excluded=out) == drawn


@given(
    some.dictionaries(some.sampled_from(TEAMS), some.integers(1, 80), min_size=1),
    some.integers(0, 200),
    seeds,
)
def test_shares_follow_the_quota(counts: dict[str, int], size: int, seed: str) -> None:
    given_ = shares(counts, size=size, seed=seed)
    total = sum(counts.values())
    size = min(size, total)
    assert sum(given_.values()) == size
    for team, count in counts.items():
        assert 0 <= given_[team] <= count
        quota = size * count / total
        # A team gives at most the rest that it is due, and fewer only to one that would have none.
        assert given_[team] < quota + 1 or given_[team] == 1
        if size < len(counts) or all(size * one >= total for one in counts.values()):
            assert abs(given_[team] - quota) < 1


def test_the_smallest_team_is_not_forgotten() -> None:
    assert shares({"north": 97, "south": 2, "east": 1}, size=5, seed="a") == {
        "north": 3,
        "south": 1,
        "east": 1,
    }


def test_another_seed_draws_otherwise() -> None:
    cases = [Candidate(f"C-{at}", "north") for at in range(50)]
    drawn = {draw(cases, size=5, seed=seed, excluded={}).chosen for seed in "abcdef"}
    assert len(drawn) == 6


def test_the_order_is_the_same_on_every_machine() -> None:
    cases = [Candidate(f"C-{at}", "north") for at in range(1, 6)]
    drawn = draw(cases, size=2, seed="kept", excluded={"C-3": "Audited in May 2022."})
    assert [case.reference for case in (*drawn.chosen, *drawn.reserve)] == [
        "C-1",
        "C-2",
        "C-5",
        "C-4",
    ]
    assert [(one.case.reference, one.because) for one in drawn.left_out] == [
        ("C-3", "Audited in May 2022.")
    ]


def test_nothing_that_may_be_drawn_draws_nothing() -> None:
    drawn = draw([Candidate("C-1", "north")], size=1, seed="a", excluded={"C-1": "Audited."})
    assert not drawn.chosen
