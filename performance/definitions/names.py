"""The file of aliases: every name an indicator was seen under, and what it says of the series."""

from collections import defaultdict
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from scrutiny.definitions.loading import (
    Code,
    DefinitionError,
    Month,
    Record,
    Sentence,
    read,
    refuse,
)


class NameMeaning(StrEnum):
    """What another name says about the series: one, an earlier one, or not this one at all."""

    SAME = "same"
    PREDECESSOR = "predecessor"
    DIFFERENT = "different"


class OtherName(Record):
    """A name seen in a return or paper, and what it means for this indicator."""

    name: Sentence
    meaning: NameMeaning
    break_on: date | None = Field(default=None, validate_default=True)
    note: str = Field(default="", validate_default=True)

    @field_validator("break_on")
    @classmethod
    def _a_predecessor_breaks_the_series(
        cls, value: date | None, info: ValidationInfo
    ) -> date | None:
        is_predecessor = info.data.get("meaning") is NameMeaning.PREDECESSOR
        if is_predecessor and value is None:
            raise refuse("a predecessor needs the first day of the new series: give the date")
        if value is not None and not is_predecessor:
            raise refuse("only a predecessor breaks the series: remove the date")
        return value

    @field_validator("note")
    @classmethod
    def _a_predecessor_says_why(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("meaning") is NameMeaning.PREDECESSOR and not value.strip():
            raise refuse("a predecessor needs a note: say what was counted differently")
        return value


class Alias(OtherName):
    """A name with the indicator it is about, and the months of the returns that print it."""

    indicator: Code
    seen_in: tuple[Month, ...] = ()


class AliasFile(Record):
    """Everything that is known of other names."""

    names: tuple[Alias, ...]


def load_aliases(path: Path, *, known: set[str]) -> dict[str, tuple[Alias, ...]]:
    """Return the names by the code of their indicator; none where there is no such file.

    Raises `DefinitionError` for a fault in the file and for a code that is no indicator's.
    """
    if not path.is_file():
        return {}
    found: dict[str, list[Alias]] = defaultdict(list)
    for alias in read(path, AliasFile).names:
        found[alias.indicator].append(alias)
    lost = sorted(set(found) - known)
    if lost:
        words = f"there is no indicator file for {', '.join(lost)}: add it or correct the code"
        raise DefinitionError(path, [("field names, indicator", words)])
    return {code: tuple(aliases) for code, aliases in found.items()}
