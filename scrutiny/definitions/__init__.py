"""Reading a council's data files: one YAML file into its schema; knows no app and no framework."""

from scrutiny.definitions.loading import (
    Dated,
    DefinitionError,
    Record,
    Sentence,
    Slug,
    read,
    refuse,
    refuse_repeats,
    refuse_unknown,
    yaml_files,
)

__all__ = [
    "Dated",
    "DefinitionError",
    "Record",
    "Sentence",
    "Slug",
    "read",
    "refuse",
    "refuse_repeats",
    "refuse_unknown",
    "yaml_files",
]
