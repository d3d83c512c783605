"""Stored files, served after a check."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Stored files, served after a check."""

    name = "scrutiny.files"
    label = "files"
