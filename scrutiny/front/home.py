"""What a person's home shows of the panels they take part in."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from performance.models import ReportingMonth
from scrutiny.access.door import may
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import SEES_PUBLISHED
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.presenters.calendar import MeetingLine, meeting_line
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class PanelMeetings:
    """The panel's next meeting, and the last one that had an agenda or was held."""

    coming: MeetingLine | None = None
    last: MeetingLine | None = None


@dataclass(frozen=True)
class PanelPlace:
    """A panel with the latest month of it that the person may see, None where there is none.

    `has_figures` is whether the person's role comes with figures at all.
    """

    panel: Panel
    latest: ReportingMonth | None
    may_upload: bool
    has_figures: bool
    meetings: PanelMeetings


def places_of(user: User, panels: list[Panel], *, on: date) -> tuple[PanelPlace, ...]:
    """Return the panels as the home shows them; a query for all months, one for the meetings."""
    visible = ReportingMonth.objects.visible_to(user)
    of_panel = visible.filter(panel=OuterRef("panel")).order_by("-month")
    latest = visible.filter(month=Subquery(of_panel.values("month")[:1]))
    by_panel = {month.panel_id: month for month in latest}
    meetings = _meetings_of(panels, on=on)
    return tuple(
        PanelPlace(
            panel,
            by_panel.get(panel.pk),
            may_upload=may(user, "return.upload", panel),
            has_figures=has_role(user, SEES_PUBLISHED, panel_id=panel.pk),
            meetings=meetings.get(panel.pk, PanelMeetings()),
        )
        for panel in panels
    )


def _meetings_of(panels: list[Panel], *, on: date) -> dict[int, PanelMeetings]:
    """Return each panel's next meeting and its last one, in one query for all.

    Whoever takes part in a panel may see its meetings.
    """
    upcoming = Meeting.objects.upcoming(on=on)
    gone = Meeting.objects.past(on=on).exclude(state__in=Meeting.BEFORE_PUBLICATION)
    first, last = (
        Subquery(some.filter(panel=OuterRef("panel")).values("pk")[:1]) for some in (upcoming, gone)
    )
    found: dict[int, PanelMeetings] = {}
    shown = Meeting.objects.filter(Q(pk=first) | Q(pk=last), panel__in=panels)
    for one in shown.select_related("panel"):
        line = meeting_line(one, frozenset(), on=on)
        known = found.get(one.panel_id, PanelMeetings())
        found[one.panel_id] = (
            replace(known, last=line) if one.meets_on < on else replace(known, coming=line)
        )
    return found
