"""The deadlines of a panel's months, with the council's own times and the panel's meetings."""

from datetime import date

from django.conf import settings

from performance.analysis.figures import Period
from performance.publication.deadlines import Deadlines, Terms, deadlines
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel


def terms() -> Terms:
    """Return the times that this installation goes by."""
    return Terms(
        return_days=settings.RETURN_DUE_WORKDAYS,
        commentary_days=settings.COMMENTARY_DUE_WORKDAYS,
        clear_days=settings.PUBLISH_CLEAR_DAYS,
    )


def meetings_of(panel: Panel) -> list[date]:
    """Return the days on which a panel meets or met, cancelled meetings left out."""
    found = Meeting.objects.of(panel).upcoming(on=date.min)
    return list(found.values_list("meets_on", flat=True))


def deadlines_of(panel: Panel, month: Period) -> Deadlines:
    """Return the deadlines of a panel's month."""
    return deadlines(month, meetings_of(panel), terms())
