"""Why a meeting stays: the panel decided on requests at it."""

from recommendations.models import Update
from scrutiny.meetings.models import Meeting

NAMED_MAX = 3


def why_not_cancelled(meeting: Meeting) -> str:
    """Say on what the panel decided at a meeting; nothing where nothing is recorded."""
    decided = Update.objects.filter(meeting=meeting).select_related("request__panel")
    names = [one.request.reference for one in decided.order_by("recorded_at", "pk")]
    if not names:
        return ""
    more = f" and {len(names) - NAMED_MAX} more" if len(names) > NAMED_MAX else ""
    return (
        f"The panel decided at this meeting on {', '.join(names[:NAMED_MAX])}{more}, and that "
        "stays recorded. Record at the desk that the meeting was held."
    )
