"""What the panel asked for, and what became of it."""

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    """What the panel asked for, and what became of it."""

    name = "recommendations"
    label = "recommendations"
