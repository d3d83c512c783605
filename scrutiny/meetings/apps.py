"""Meetings of a panel."""

from django.apps import AppConfig
from django.core.checks import register


class MeetingsConfig(AppConfig):
    """Meetings of a panel."""

    name = "scrutiny.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Check at start where the apps say what follows from a resolution."""
        from scrutiny.meetings.checks import check_steps

        register(check_steps)
