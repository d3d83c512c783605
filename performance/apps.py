"""Indicators, returns, observations and their analysis."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Indicators, returns, observations and their analysis."""

    name = "performance"
    label = "performance"
