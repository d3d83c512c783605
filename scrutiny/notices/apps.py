"""What waits on people, and the letters that say so."""

from django.apps import AppConfig
from django.core.checks import register


class NoticesConfig(AppConfig):
    """What waits on people, and the letters that say so."""

    name = "scrutiny.notices"
    label = "notices"

    def ready(self) -> None:
        """Check at start where the apps say what waits and what is new."""
        from scrutiny.notices.checks import check_tables

        register(check_tables)
