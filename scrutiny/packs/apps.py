"""Papers built into one PDF."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """Papers built into one PDF."""

    name = "scrutiny.packs"
    label = "packs"
