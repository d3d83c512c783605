"""Who may do what: the role table and the one door."""

from django.apps import AppConfig
from django.core.checks import register


class AccessConfig(AppConfig):
    """Who may do what: the role table and the one door."""

    name = "scrutiny.access"
    label = "access"

    def ready(self) -> None:
        """Check the object rules at start."""
        from scrutiny.access.checks import check_rules

        register(check_rules)
