"""Homes and pages that show several apps."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Homes and pages that show several apps."""

    name = "scrutiny.front"
    label = "front"
