"""Meetings of a panel."""

from django.apps import AppConfig
from django.core.checks import register


class MeetingsConfig(AppConfig):
    """Meetings of a panel."""

    name = "scrutiny.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Check at start that the tables which the apps fill lead somewhere."""
        from scrutiny.meetings.checks import check_item_papers, check_tables

        register(check_tables)
        register(check_item_papers)
