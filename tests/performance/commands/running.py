"""Running a command as an operator does, and reading what it says."""

import json
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command


@dataclass(frozen=True)
class Outcome:
    """What a command printed, the words in which it stopped, and its exit code."""

    code: int
    out: str
    error: str = ""

    @property
    def json(self) -> Any:
        """Return the answer for other programs; it is one JSON value and nothing else."""
        return json.loads(self.out)


def run(name: str, *words: object) -> Outcome:
    """Run a command in this process."""
    out = StringIO()
    try:
        call_command(name, *(str(word) for word in words), stdout=out)
    except CommandError as error:
        return Outcome(error.returncode, out.getvalue(), str(error))
    except SystemExit as ended:
        return Outcome(int(ended.code or 0), out.getvalue())
    return Outcome(0, out.getvalue())
