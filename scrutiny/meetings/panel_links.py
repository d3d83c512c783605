"""What else there is of a panel, as the apps say it: one table of functions in the settings."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class PanelLink:
    """A page about a panel that everybody who sees the panel may read."""

    label: str
    url: str


Source = Callable[[Panel], PanelLink]


def links_of(panel: Panel) -> list[PanelLink]:
    """Return the links of a panel's page, in the order of the table."""
    return [_source(path)(panel) for path in settings.PANEL_LINKS]


def _source(path: str) -> Source:
    """Return the function that an app offers."""
    source: Source = import_string(path)
    return source
