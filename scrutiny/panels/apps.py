"""Panels, posts, persons, memberships and roles."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """Panels, posts, persons, memberships and roles."""

    name = "scrutiny.panels"
    label = "panels"
