"""A made return that waits, and answers to its questions."""

from collections.abc import Callable

import pytest

from performance.actions import answers, returns
from performance.analysis.figures import Period
from performance.models import Return, ReturnIssue
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.books import RE_REFERRALS, REFERRALS, book

MAY = Period.month(2022, 5)
# The percentage is not that of its fraction.
DOUBTFUL = book((RE_REFERRALS, "21% (57/270)", "35% (76/370)"))
CONTRADICTS = "percentage_contradicts_fraction"
TWO_SAY = book((REFERRALS, 270, 370), (REFERRALS, 271, 370))

Receive = Callable[..., Return]
Give = Callable[..., ReturnIssue]


@pytest.fixture
def receive(panel: Panel, officer: User, read_once: None) -> Receive:
    """Return a function that reads and keeps made bytes, waiting for confirmation."""

    def received(data: bytes, *, replaces: Return | None = None) -> Return:
        proposal = returns.check(data, name="made.xlsx", panel=panel, month=MAY, data_on=MAY.end)
        return returns.receive(
            data=data,
            name="made.xlsx",
            proposal=proposal,
            panel=panel,
            month=MAY,
            data_on=MAY.end,
            by=officer,
            replaces=replaces,
        )

    return received


@pytest.fixture
def give(officer: User) -> Give:
    """Return a function that answers the question of a code, about a cell if one is named."""

    def given(return_: Return, code: str, answer: str, cell: str = "", **more: str) -> ReturnIssue:
        issues = return_.issues.filter(code=code)
        issue = (issues.filter(address=cell) if cell else issues)[0]
        detail, why = more.get("detail", ""), more.get("why", "")
        return answers.give(
            return_=return_, key=issue.key, answer=answer, detail=detail, why=why, by=officer
        )

    return given


def accept(return_: Return, by: User) -> dict[str, int]:
    """Confirm a return as it reads now."""
    return returns.accept(return_=return_, proposal=returns.recheck(return_), by=by)
