"""Which reminders went out, so that each is sent once."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Reminder(models.Model):
    """A reminder that was sent to somebody. What waits is worked out anew each time; this is not.

    `key` names what waits and for which day it was due ("return:children-and-families:2023-01").
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    sent_on = models.DateField()
    is_urgent = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-sent_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "key"], name="notices_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.sent_on:%-d %B %Y}"
