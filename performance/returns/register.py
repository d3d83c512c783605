"""What the database knows that a return is checked against, as plain values.

The caller fills a `Register` from the database once; the checks never ask for more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.targets import TargetRule


@dataclass(frozen=True)
class Match:
    """What a name on a sheet stands for: the indicator itself, or one its series continues."""

    code: str
    meaning: Literal["same", "predecessor"] = "same"


@dataclass(frozen=True)
class CountPair:
    """A percentage whose population should equal what a count indicator says for the period."""

    percentage: str
    count: str


@dataclass(frozen=True)
class Register:
    """The snapshot. All names are keys in the form `names.normalise` gives.

    `indicators` holds names and aliases; `areas` and `targets` speak of areas by slug; `bodies`
    maps a comparator heading without its year to the body's slug, `own_body` among them; `history`
    is what is current for an indicator's code, a body's slug and a period. `breaks` are the days
    from which an indicator's figures do not compare with those before.
    """

    council_name: str
    own_body: str
    indicators: Mapping[str, Match]
    measures: Mapping[str, Measure]
    areas: Mapping[str, str]
    targets: Mapping[tuple[str, str], TargetRule | None]
    bodies: Mapping[str, str]
    history: Mapping[tuple[str, str, Period], Figure] = field(default_factory=dict)
    count_pairs: tuple[CountPair, ...] = ()
    breaks: Mapping[str, frozenset[date]] = field(default_factory=dict)

    def rules_for(self, area: str | None, code: str) -> tuple[TargetRule, ...]:
        """The rule for an indicator in an area, or its rules in any area where it has no place."""
        if area is not None and (area, code) in self.targets:
            rule = self.targets[area, code]
            return () if rule is None else (rule,)
        return tuple(
            rule for (_, one), rule in self.targets.items() if one == code and rule is not None
        )
