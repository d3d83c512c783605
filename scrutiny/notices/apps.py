"""What waits on people, and the letters that say so."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """What waits on people, and the letters that say so."""

    name = "scrutiny.notices"
    label = "notices"
