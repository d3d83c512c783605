"""The file of one indicator; its other names come from the file of aliases.

Adding an indicator: one file in the folder, named by its code; a placement in a panel's file; its
terms in the glossary. Loading says what was forgotten.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from performance.analysis.figures import Basis, Measure, Polarity, Unit
from performance.definitions.names import Alias, NameMeaning, OtherName, load_aliases
from performance.returns.names import normalise
from scrutiny.definitions.loading import (
    Code,
    DefinitionError,
    Record,
    Sentence,
    Slug,
    read,
    refuse,
    yaml_files,
)


class DisclosureClass(StrEnum):
    """How an indicator is treated in what the public sees."""

    TIMELINESS = "timeliness of process"
    PERSONAL = "personal"


class Definition(Record):
    """One indicator as its file says: what is counted, of whom, and how it is judged."""

    code: Code
    name: Sentence
    short_name: str = Field(min_length=2, max_length=40)
    definition: Sentence
    unit: Unit
    decimals: int = Field(ge=0, le=4)
    polarity: Polarity
    basis: Basis
    # Plain plural nouns; the population is empty for a plain count.
    counted: str = Field(min_length=2)
    population: str = Field(default="", validate_default=True)
    # A percentage's begins "{n} of {d} <population>", so that a page may put the percentage behind
    # the population, or "27% of" in front of it where only the percentage is known. Others have
    # {n} alone.
    sentence: Sentence
    is_statutory: bool
    disclosure_class: DisclosureClass
    owner_post: Slug
    first_on: date
    last_on: date | None = None
    terms: tuple[Slug, ...] = ()
    # Never in the indicator's own file: one file says what every name means.
    also_known_as: tuple[Alias, ...] = Field(default=(), exclude=True)

    @field_validator("also_known_as", mode="before")
    @classmethod
    def _names_are_in_their_own_file(cls, _value: object) -> object:
        raise refuse("other names of an indicator are kept in aliases.yaml: move it there")

    @field_validator("population")
    @classmethod
    def _a_share_has_a_population(cls, value: str, info: ValidationInfo) -> str:
        if not value and info.data.get("unit") in {Unit.PERCENTAGE, Unit.RATE}:
            raise refuse("a percentage or rate needs its population: name it in the plural")
        return value

    @field_validator("sentence")
    @classmethod
    def _placeholders_fit_the_unit(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("unit") is Unit.PERCENTAGE:
            opening = f"{{n}} of {{d}} {info.data.get('population')} "
            if not value.startswith(opening) or value.count("{") != 2:
                raise refuse(f"a percentage's sentence must begin '{opening.strip()}': reword it")
        elif re.findall(r"{[^}]*}", value) != ["{n}"]:
            raise refuse("this unit's sentence needs {n} once and no other braces: reword it")
        return value

    @field_validator("last_on")
    @classmethod
    def _ends_after_it_begins(cls, value: date | None, info: ValidationInfo) -> date | None:
        start = info.data.get("first_on")
        if value and start and value < start:
            raise refuse(f"{value} is before first_on ({start}): correct one of the two")
        return value

    def measure(self) -> Measure:
        """Return what the analysis needs to know of the indicator."""
        return Measure(
            code=self.code,
            name=self.name,
            short_name=self.short_name,
            unit=self.unit,
            decimals=self.decimals,
            polarity=self.polarity,
            basis=self.basis,
            counted=self.counted,
            population=self.population,
            sentence=self.sentence,
        )

    def applies_on(self, day: date) -> bool:
        """Return whether the indicator is in use on this day."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)

    def names(self) -> tuple[OtherName, ...]:
        """Return its own name and every other that stands for it or for a predecessor."""
        own = OtherName(name=self.name, meaning=NameMeaning.SAME)
        others = (
            other
            for other in self.also_known_as
            if other.meaning is not NameMeaning.DIFFERENT
            and normalise(other.name) != normalise(self.name)
        )
        return (own, *others)


def names_seen(definitions: Iterable[Definition]) -> dict[str, tuple[Definition, OtherName]]:
    """Return every normalised name with its indicator; raise ValueError if two claim one name."""
    found: dict[str, tuple[Definition, OtherName]] = {}
    for definition in definitions:
        for name in definition.names():
            key = normalise(name.name)
            if key in found:
                raise ValueError(
                    f"{name.name!r} is a name of {found[key][0].code} and of {definition.code}: "
                    "keep it in one place"
                )
            found[key] = (definition, name)
    return found


def load_definitions(folder: Path) -> tuple[Definition, ...]:
    """Return every indicator of the folder, by code, with the names of `aliases.yaml` beside it.

    Raises `DefinitionError` at the first fault.
    """
    loaded: list[Definition] = []
    for path in yaml_files(folder):
        definition = read(path, Definition)
        if definition.code != path.stem:
            words = f"{definition.code} is not the file's name: make the two the same"
            raise DefinitionError(path, [("field code", words)])
        loaded.append(definition)
    path = folder.parent / "aliases.yaml"
    aliases = load_aliases(path, known={definition.code for definition in loaded})
    named = tuple(
        definition.model_copy(update={"also_known_as": aliases.get(definition.code, ())})
        for definition in loaded
    )
    try:
        names_seen(named)
    except ValueError as error:
        raise DefinitionError(path, [("field names", str(error))]) from error
    return named
