"""What a person's home shows of the panels they take part in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from performance.models import ReportingMonth
from scrutiny.access.door import may
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import SEES_PUBLISHED
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class PanelPlace:
    """A panel with the latest month of it that the person may see, None where there is none.

    `has_figures` is whether the person's role comes with figures at all.
    """

    panel: Panel
    latest: ReportingMonth | None
    may_upload: bool
    has_figures: bool


def places_of(user: User, panels: Iterable[Panel]) -> tuple[PanelPlace, ...]:
    """Return the panels as the home shows them; one query for the months of all."""
    visible = ReportingMonth.objects.visible_to(user)
    of_panel = visible.filter(panel=OuterRef("panel")).order_by("-month")
    latest = visible.filter(month=Subquery(of_panel.values("month")[:1]))
    by_panel = {month.panel_id: month for month in latest}
    return tuple(
        PanelPlace(
            panel,
            by_panel.get(panel.pk),
            may_upload=may(user, "return.upload", panel),
            has_figures=has_role(user, SEES_PUBLISHED, panel_id=panel.pk),
        )
        for panel in panels
    )
