"""Indicators, returns, observations and their analysis."""

from django.apps import AppConfig
from django.core.checks import register


class PerformanceConfig(AppConfig):
    """Indicators, returns, observations and their analysis."""

    name = "performance"
    label = "performance"

    def ready(self) -> None:
        """Check at start that deadlines can be counted and that cards have a source."""
        from performance.checks import check_cards, check_deadlines

        register(check_deadlines)
        register(check_cards)
