"""Who wants to be told what becomes of a request."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from recommendations.models.request import Request


class Follow(models.Model):
    """One person follows one request, from a moment on."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="follows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    followed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["request", "user"], name="recommendations_follow_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} follows {self.request}"
