"""What this app adds to the page of a panel: the ways to what it asked for, and to its years."""

from django.urls import reverse

from scrutiny.meetings.panel_links import PanelLink
from scrutiny.panels.models import Panel


def to_requests(panel: Panel) -> PanelLink:
    """Return the link to the panel's requests; its readers are those of the panel's page."""
    url = reverse("recommendations:requests", args=[panel.slug])
    return PanelLink("What the panel asked for, and what became of it", url)


def to_summary(panel: Panel) -> PanelLink:
    """Return the link to what became of it, year by year."""
    url = reverse("recommendations:summary", args=[panel.slug])
    return PanelLink("What came of it, year by year", url)
