"""Reading one YAML file into its schema, with errors a person can act on."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}[0-9]{2}$")]
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
Sentence = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]

WHOLE_FILE = "the whole file"


class DefinitionError(ValueError):
    """A data file that cannot be used: which file, which field, what to do."""

    def __init__(self, path: Path, faults: Iterable[tuple[str, str]]) -> None:
        self.path = path
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{path}, {field}: {words}" for field, words in self.faults))


class Record(BaseModel):
    """One record of a data file: no field but the known ones, none changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dated(Record):
    """A record that applies from one day to another, both included; no last day means still."""

    from_on: date
    to_on: date | None = None

    @field_validator("to_on")
    @classmethod
    def _ends_after_it_begins(cls, value: date | None, info: ValidationInfo) -> date | None:
        start = info.data.get("from_on")
        if value and start and value < start:
            raise refuse(f"{value} is before from_on ({start}): correct one of the two")
        return value

    def applies_on(self, day: date) -> bool:
        """Return whether the record applies on this day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def overlaps(self, other: Self) -> bool:
        """Return whether both apply on any one day."""
        return (self.to_on or date.max) >= other.from_on and (
            other.to_on or date.max
        ) >= self.from_on


def refuse(words: str) -> PydanticCustomError:
    """Return the error that a check of ours raises: a sentence that says what to do."""
    # Braces in the words would be read as placeholders, so the words are passed as a value.
    return PydanticCustomError("refused", "{words}", {"words": words})


def refuse_repeats(values: Iterable[Hashable], what: str) -> None:
    """Raise unless every value is there once only."""
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            raise refuse(f"the {what} {value} is there twice: keep one")
        seen.add(value)


def refuse_unknown(values: Iterable[str], known: Iterable[str], what: str) -> None:
    """Raise unless every value is one of the known."""
    choices = sorted(set(known))
    for value in values:
        if value not in choices:
            raise refuse(f"there is no {what} {value}: use one of {', '.join(choices)}, or add it")


class _Loader(yaml.SafeLoader):
    """Plain YAML in which the same key twice is an error; the standard reader takes the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in keys:
                raise yaml.MarkedYAMLError(
                    problem=f"{key} is there twice: keep one", problem_mark=key_node.start_mark
                )
            keys.add(key)
        return super().construct_mapping(node, deep=deep)


Schema = TypeVar("Schema", bound=BaseModel)


def read(path: Path, schema: type[Schema]) -> Schema:
    """Return the file as this schema; raise `DefinitionError` with every fault found."""
    try:
        return schema.model_validate(_parse(path))
    except ValidationError as error:
        raise DefinitionError(
            path, [(field_name(fault["loc"]), _words(fault)) for fault in error.errors()]
        ) from error


def yaml_files(folder: Path) -> list[Path]:
    """Return the folder's data files in order of name; raise if there are none."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise DefinitionError(folder, [(WHOLE_FILE, "no .yaml file here: check the folder's name")])
    return paths


def field_name(location: Sequence[int | str]) -> str:
    """Return where a field is: `also_known_as, item 2, note`, counted from one."""
    if not location:
        return WHOLE_FILE
    parts = [f"item {part + 1}" if isinstance(part, int) else part for part in location]
    return "field " + ", ".join(parts)


def _parse(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        words = f"it cannot be read ({error}): check that it is there and saved as UTF-8"
        raise DefinitionError(path, [(WHOLE_FILE, words)]) from error
    try:
        # The loader is the safe one with one check added.
        return yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else WHOLE_FILE
        words = f"this is not valid YAML: {error.problem or error.context}"
        raise DefinitionError(path, [(line, words)]) from error
    except yaml.YAMLError as error:
        raise DefinitionError(path, [(WHOLE_FILE, f"this is not valid YAML: {error}")]) from error


def _words(fault: ErrorDetails) -> str:
    """Return one fault of the schema in words that say what to do."""
    match fault["type"]:
        case "missing":
            return "it is missing: add it"
        case "extra_forbidden":
            return "there is no such field: remove it or correct its spelling"
        case "enum" | "literal_error":
            return f"{fault['input']!r} is not a choice: use one of {fault['ctx']['expected']}"
        case "refused":
            return fault["msg"]
        case "value_error":
            return str(fault["ctx"]["error"])
        case _:
            return f"{fault['input']!r} does not fit: {fault['msg'].lower()}"
