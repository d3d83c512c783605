"""The table of checks as its page lists it: what each finds, what follows, what can be answered.

The page is made of the same rows that the reading runs, so that it cannot say anything else.
"""

from dataclasses import dataclass

from performance.returns.answers import called
from performance.returns.checks.hits import Check
from performance.returns.checks.table import GROUPS
from performance.returns.faults import FAULTS
from performance.returns.findings import Severity

THE_FILE = "The file"


@dataclass(frozen=True)
class ListedCheck:
    """A check in words; `colour` is that of the tag that says what comes of it."""

    code: str
    outcome: str
    colour: str
    sentence: str
    answers: tuple[str, ...] = ()
    caveat: str = ""

    @property
    def parts(self) -> list[str]:
        """The code cut where a narrow screen may break it."""
        return self.code.split("_")


@dataclass(frozen=True)
class CheckGroup:
    """Checks of one kind, under a heading; `anchor` is its address on the page."""

    title: str
    anchor: str
    checks: tuple[ListedCheck, ...]


def listed_checks() -> tuple[CheckGroup, ...]:
    """Return every check, grouped as in the table, with the faults of a whole file last."""
    groups = [(title, tuple(_listed(check) for check in checks)) for title, checks in GROUPS]
    faults = tuple(
        ListedCheck(fault.code, "refuses the file", "red", fault.in_general) for fault in FAULTS
    )
    return tuple(
        CheckGroup(title, title.lower().replace(" ", "-"), checks)
        for title, checks in (*groups, (THE_FILE, faults))
    )


def _listed(check: Check) -> ListedCheck:
    if check.blocks and check.answers:
        outcome, colour = "stops the return until answered", "orange"
    elif check.blocks:
        outcome, colour = "refuses the return", "red"
    elif check.severity is Severity.ERROR:
        outcome, colour = "leaves the cell out", "red"
    else:
        outcome, colour = "question", "yellow"
    words = tuple(called(answer, check.caveat) for answer in check.answers)
    return ListedCheck(check.code, outcome, colour, check.in_general, words, check.caveat)
