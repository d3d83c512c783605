"""The files of grade scales, audit tools and themes of learning: versioned data."""

from collections.abc import Sequence
from itertools import combinations
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator, model_validator

from audits.definitions.register import Name
from audits.models import Grade
from scrutiny.definitions import Dated, Record, Sentence, Slug, refuse, refuse_repeats

Label = Annotated[str, StringConstraints(min_length=1, max_length=40, strip_whitespace=True)]
Version = Annotated[int, Field(ge=1, le=999)]


class Versioned(Dated):
    """A version of something that audits stay on once they began with it."""

    slug: Slug
    version: Version
    name: Name


def _refuse_two_at_once(versions: Sequence[Versioned], what: str) -> None:
    refuse_repeats(((one.slug, one.version) for one in versions), f"{what} and version")
    for one, other in combinations(versions, 2):
        if one.slug == other.slug and one.overlaps(other):
            raise refuse(
                f"versions {one.version} and {other.version} of {one.slug} apply on the same day: "
                "give the earlier one a last day"
            )


class GradeFile(Record):
    """One grade; what follows from it is the framework's."""

    slug: Slug
    label: Label
    is_good_or_better: bool
    consequence: Grade.Consequence


class ScaleFile(Versioned):
    """A version of a scale, the best grade first."""

    grades: tuple[GradeFile, ...] = Field(min_length=2)

    @field_validator("grades")
    @classmethod
    def _each_once(cls, value: tuple[GradeFile, ...]) -> tuple[GradeFile, ...]:
        refuse_repeats((grade.slug for grade in value), "grade")
        return value


class ScalesFile(Record):
    """All scales."""

    scales: tuple[ScaleFile, ...] = Field(min_length=1)

    @field_validator("scales")
    @classmethod
    def _one_at_a_time(cls, value: tuple[ScaleFile, ...]) -> tuple[ScaleFile, ...]:
        _refuse_two_at_once(value, "scale")
        return value


class ScaleNamed(Record):
    """A scale by its slug and version."""

    slug: Slug
    version: Version


class ToolAreaFile(Record):
    """An area of practice: graded, or in words only."""

    slug: Slug
    title: Name
    prompt: Sentence
    is_graded: bool


class ToolFile(Versioned):
    """A version of an audit form."""

    scale: ScaleNamed | None = None
    months_looked_back: int = Field(default=6, ge=1, le=120)
    areas: tuple[ToolAreaFile, ...] = Field(min_length=1)

    @field_validator("areas")
    @classmethod
    def _each_once(cls, value: tuple[ToolAreaFile, ...]) -> tuple[ToolAreaFile, ...]:
        refuse_repeats((area.slug for area in value), "area")
        return value

    @model_validator(mode="after")
    def _graded_only_with_a_scale(self) -> "ToolFile":
        if self.scale is None and any(area.is_graded for area in self.areas):
            raise refuse(f"{self.slug} has no scale: name one, or let no area be graded")
        return self


class ToolsFile(Record):
    """All tools."""

    tools: tuple[ToolFile, ...] = Field(min_length=1)

    @field_validator("tools")
    @classmethod
    def _one_at_a_time(cls, value: tuple[ToolFile, ...]) -> tuple[ToolFile, ...]:
        _refuse_two_at_once(value, "tool")
        return value


class ThemeFile(Record):
    """A theme of learning."""

    slug: Slug
    title: Name


class ThemesFile(Record):
    """All themes of learning."""

    themes: tuple[ThemeFile, ...]

    @field_validator("themes")
    @classmethod
    def _each_once(cls, value: tuple[ThemeFile, ...]) -> tuple[ThemeFile, ...]:
        refuse_repeats((theme.slug for theme in value), "theme")
        return value
