"""The append-only record of every change."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """The append-only record of every change."""

    name = "scrutiny.history"
    label = "history"
