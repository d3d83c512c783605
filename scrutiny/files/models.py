"""What is known of a stored file: its name, type, size and hash. The bytes lie in a folder."""

import uuid
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """Bytes that came in or that the portal made, under a generated name."""

    class Audience(models.TextChoices):
        """Who the bytes are for; the page that serves them still checks the reader."""

        STAFF = "staff", "Officers"
        MEMBERS = "members", "Members"
        PUBLIC = "public", "The public"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    audience = models.CharField(max_length=10, choices=Audience)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-stored_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        """Return where the bytes lie; the name is generated, never the sender's."""
        key = self.id.hex
        return Path(settings.FILES_FOLDER) / key[:2] / key

    def read(self) -> bytes:
        """Return the bytes."""
        return self.path.read_bytes()
