"""The private address at which somebody's calendar program reads their due days."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class CalendarAddress(models.Model):
    """One address a person; `key` is the part of it that nobody can guess.

    The address itself is the key with a signature of the installation's own, so a copy of the
    database opens no calendar.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=43, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "calendar addresses"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(key=""), name="recommendations_calendar_address_has_a_key"
            )
        ]

    def __str__(self) -> str:
        return f"The calendar of {self.user}"
