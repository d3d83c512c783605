"""What somebody may do next about a request, as links to the pages on which it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from recommendations.models import Request
from recommendations.posts import names_no_post
from recommendations.states import ANSWER, ANSWERS, NOTIFY, REPORT, State, moves_of
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor


@dataclass(frozen=True)
class NextStep:
    """A step: its words and its page."""

    label: str
    url: str


def next_steps(request: Request, user: Visitor) -> list[NextStep]:
    """Return the steps that a person may take, the one that is wanted most first."""
    return list(_steps(request, user))


def _steps(request: Request, user: Visitor) -> Iterator[NextStep]:
    to = moves_of(request.kind, request.state)
    if State.NOTIFIED in to and may(user, NOTIFY, request):
        yield _step("Record the notice", "request-notify", request)
    if to.keys() & ANSWERS and may(user, ANSWER, request):
        label = "Record the answer" if names_no_post(request) else "Answer"
        is_again = request.state == State.RETURNED
        yield _step(f"{label} again" if is_again else label, "request-answer", request)
    if may(user, REPORT, request):
        if State.IN_PROGRESS in to:
            yield _step("Report progress", "request-report", request)
        if request.is_open:
            yield _step("Add evidence", "evidence-add", request)


def _step(label: str, name: str, request: Request) -> NextStep:
    return NextStep(label, reverse(f"recommendations:{name}", args=[request.pk]))
