"""Words of the field, explained where they stand."""

from typing import ClassVar

from django.db import models


class GlossaryTerm(models.Model):
    """A term with a line for a tip and an explanation in full."""

    slug = models.SlugField(unique=True)
    term = models.CharField(max_length=80)
    also_written = models.JSONField(default=list)
    short = models.CharField(max_length=140)
    explanation = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["term"]

    def __str__(self) -> str:
        return self.term
