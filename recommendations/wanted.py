"""What is wanted of a request and by when, as things stand on a day."""

from datetime import date

from recommendations.deadlines import due_of, paper_deadline
from recommendations.models import Request
from recommendations.presenters.timing import Timing, timing_of
from scrutiny.meetings.models import Meeting


def wanted_of(request: Request, *, on: date) -> Timing:
    """Return the sentence that the request's page, and each form about it, begins with."""
    return timing_of(
        request,
        due_on=due_of(request, paper_deadline(request.panel, on=on)),
        next_meeting=Meeting.objects.of(request.panel).upcoming(on=on).first(),
        on=on,
    )
