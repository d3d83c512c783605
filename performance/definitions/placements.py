"""Priority areas: which indicators they hold from when to when, and the targets there."""

from decimal import Decimal
from itertools import combinations
from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

from performance.analysis.targets import Applies, Comparison, TargetRule, ToleranceKind
from scrutiny.definitions.loading import Code, Dated, Record, Sentence, Slug, refuse


class Tolerance(Record):
    """How far a target may be missed and still be near: of which kind, and how much."""

    kind: ToleranceKind
    value: Decimal = Field(ge=0)


class Target(Dated):
    """A target of one placement with the days it applies, who set it and why."""

    comparison: Comparison
    value: Decimal
    upper: Decimal | None = None
    applies: Applies = Applies.EACH_PERIOD
    tolerance: Tolerance | None = None
    profile: tuple[Decimal, ...] | None = None
    set_by: Slug
    reason: Sentence

    @model_validator(mode="after")
    def _makes_a_rule(self) -> Self:
        self.rule()  # raises in words where comparison, ends, tolerance and profile contradict
        return self

    def rule(self) -> TargetRule:
        """Return the target as the analysis judges by it."""
        return TargetRule(
            comparison=self.comparison,
            value=self.value,
            upper=self.upper,
            applies=self.applies,
            tolerance_kind=self.tolerance.kind if self.tolerance else None,
            tolerance=self.tolerance.value if self.tolerance else None,
            profile=self.profile,
        )


class TargetToBeConfirmed(Dated):
    """What a return printed where a target should be: not a target, but shown in these words."""

    words: Sentence


class Placement(Dated):
    """An indicator's place in a priority area, with the targets it has there."""

    indicator: Code
    targets: tuple[Target, ...] = ()
    targets_to_be_confirmed: tuple[TargetToBeConfirmed, ...] = ()

    @field_validator("targets")
    @classmethod
    def _one_target_a_day(
        cls, value: tuple[Target, ...], info: ValidationInfo
    ) -> tuple[Target, ...]:
        for one, other in combinations(value, 2):
            if one.overlaps(other):
                raise refuse(
                    f"the targets from {one.from_on} and from {other.from_on} overlap: "
                    "end the earlier one the day before"
                )
        start, end = info.data.get("from_on"), info.data.get("to_on")
        for target in value:
            if start and target.from_on < start:
                raise refuse(f"the target from {target.from_on} begins before its placement")
            if end and (target.to_on is None or target.to_on > end):
                raise refuse(f"the target from {target.from_on} outlasts its placement: end it")
        return value


class Area(Dated):
    """A priority area: an ordered heading of the panel's report."""

    slug: Slug
    name: Sentence
    description: Sentence
    placements: tuple[Placement, ...] = ()

    @field_validator("placements")
    @classmethod
    def _placed_once_a_day(cls, value: tuple[Placement, ...]) -> tuple[Placement, ...]:
        for one, other in combinations(value, 2):
            if one.indicator == other.indicator and one.overlaps(other):
                raise refuse(f"{one.indicator} is placed twice on the same days: keep one")
        return value
