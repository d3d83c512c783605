"""Meetings of a panel."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of a panel."""

    name = "scrutiny.meetings"
    label = "meetings"
