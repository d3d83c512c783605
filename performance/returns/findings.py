"""What is wrong with a file or a cell, in words an officer can act on.

A finding says what is wrong, where (sheet and cell) and what to do. An `error` means that the cell,
or with `blocks` the whole return, is not taken; a `warning` is a question the officer answers.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from performance.returns.answers import Answer


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing to tell the officer. `sheet` and `cell` are empty when it is about the file.

    `answers` are those it allows; one that blocks and allows some stops the return only until it
    is answered. `caveat` is printed beside the figure while the question is open. `cells` are all
    addresses on the sheet that it is about, the first of them `cell`.
    """

    severity: Severity
    code: str
    sheet: str
    cell: str
    message: str
    blocks: bool = False
    answers: tuple[Answer, ...] = ()
    caveat: str = ""
    cells: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What an answer is kept under: the same for the same words about the same cell."""
        whole = "|".join((self.code, self.sheet, self.cell, self.message))
        return hashlib.sha256(whole.encode()).hexdigest()[:20]


class UnreadableFile(Exception):
    """The file cannot be read at all; `finding` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding; its message is also the exception's text."""
        super().__init__(finding.message)
        self.finding = finding
