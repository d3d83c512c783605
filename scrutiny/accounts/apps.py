"""People who sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "scrutiny.accounts"
    label = "accounts"
