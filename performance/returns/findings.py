"""What is wrong with a file or a cell, in words an officer can act on.

A finding says what is wrong, where (sheet and cell) and what to do. An `error` means that the cell,
or with `blocks` the whole return, is not taken; a `warning` is a question the officer answers.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing to tell the officer. `sheet` and `cell` are empty when it is about the file."""

    severity: Severity
    code: str
    sheet: str
    cell: str
    message: str
    blocks: bool = False


class UnreadableFile(Exception):
    """The file cannot be read at all; `finding` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding; its message is also the exception's text."""
        super().__init__(finding.message)
        self.finding = finding


def file_fault(code: str, message: str) -> Finding:
    """Make the finding for a fault of the whole file."""
    return Finding(Severity.ERROR, code, "", "", message, blocks=True)
