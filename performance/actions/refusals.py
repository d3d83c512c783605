"""What is raised when nothing of a return can be taken, or a step is refused."""

from performance.models import Return
from performance.returns.findings import Finding


class ReturnRefused(Exception):
    """Raised when nothing of a file can be taken; `findings` say what, where and what to do."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep the findings; the message is the first of them."""
        super().__init__(findings[0].message)
        self.findings = findings


class AlreadyAccepted(Exception):
    """Raised when the same bytes were accepted before; `first` is that return."""

    def __init__(self, first: Return) -> None:
        """Keep the first return of these bytes."""
        super().__init__(f"This file was accepted on {first.accepted_on:%-d %B %Y} as {first}.")
        self.first = first


class MoveRefused(Exception):
    """Raised with a sentence when a return, a month or a text cannot take the step asked for."""
