"""The draw: a sample in proportion to the teams, the same again from its seed. Pure.

The order of the cases is that of a hash of the seed and the reference, so it says nothing of the
order in the file, nobody can steer it, and it comes out the same on any machine.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import ceil, floor

_SIZE = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,2})?) ?(%?)")


class SizeUnclear(ValueError):
    """Raised with a sentence for a size that is neither a number of cases nor a percentage."""


@dataclass(frozen=True)
class Candidate:
    """A case that may be drawn, and its team."""

    reference: str
    team: str


@dataclass(frozen=True)
class LeftOut:
    """A case that could not be drawn, and why."""

    case: Candidate
    because: str


@dataclass(frozen=True)
class Drawn:
    """What became of every case, each group in the order of the draw.

    The reserves of a team replace its chosen cases in the order in which they stand here.
    """

    chosen: tuple[Candidate, ...]
    reserve: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


def sample_size(text: str, population: int) -> int:
    """Return how many cases are asked for: "20", or "5%" of the population. Raises SizeUnclear.

    A share is rounded up; nobody is given more than there are.

    >>> sample_size("20", 300), sample_size("5%", 301), sample_size("20", 8)
    (20, 16, 8)
    """
    found = _SIZE.fullmatch(text.strip())
    size = Fraction(found[1]) if found else Fraction(0)
    is_share = bool(found and found[2])
    if size <= 0 or (is_share and size > 100) or (not is_share and size.denominator != 1):
        raise SizeUnclear("Say how many cases to draw: a number like 20, or a share like 5%.")
    wanted = ceil(size * population / 100) if is_share else int(size)
    return min(wanted, population)


def placed(seed: str, name: str) -> str:
    """Return what puts a case, a team or an auditor in its place under a seed."""
    return sha256(f"{seed}\n{name}".encode()).hexdigest()


def draw(cases: Iterable[Candidate], *, size: int, seed: str, excluded: Mapping[str, str]) -> Drawn:
    """Draw so many cases; `excluded` says why a reference is left out.

    Each team has its share of the cases that may be drawn, by the largest remainder; where the size
    allows, every team with such a case has at least one.
    """
    in_order = sorted(cases, key=lambda case: (placed(seed, case.reference), case.reference))
    eligible = [case for case in in_order if case.reference not in excluded]
    left = dict(shares(Counter(case.team for case in eligible), size=size, seed=seed))
    chosen, reserve = [], []
    for case in eligible:
        if left[case.team]:
            left[case.team] -= 1
            chosen.append(case)
        else:
            reserve.append(case)
    out = (case for case in in_order if case.reference in excluded)
    return Drawn(
        tuple(chosen),
        tuple(reserve),
        tuple(LeftOut(case, excluded[case.reference]) for case in out),
    )


def shares(counts: Mapping[str, int], *, size: int, seed: str) -> dict[str, int]:
    """Return how many cases each team gives, by how many it has.

    >>> shares({"north": 60, "south": 30, "east": 1}, size=10, seed="a")
    {'north': 6, 'south': 3, 'east': 1}
    """
    total = sum(counts.values())
    size = min(size, total)
    if not size:
        return dict.fromkeys(counts, 0)
    due = {team: Fraction(size * count, total) for team, count in counts.items()}
    given = {team: floor(quota) for team, quota in due.items()}
    by_remainder = sorted(due, key=lambda team: (given[team] - due[team], placed(seed, team)))
    for team in by_remainder[: size - sum(given.values())]:
        given[team] += 1
    if size >= len(counts):
        for team in sorted(given, key=lambda team: placed(seed, team)):
            if not given[team]:
                given[_richest(given, due, seed)] -= 1
                given[team] = 1
    return given


def _richest(given: Mapping[str, int], due: Mapping[str, Fraction], seed: str) -> str:
    """Return the team that is furthest over its quota of those that can give one away."""
    able = (team for team, count in given.items() if count > 1)
    return min(able, key=lambda team: (due[team] - given[team], placed(seed, team)))
