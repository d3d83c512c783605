"""Rows that are never deleted: what the panel asked for, and all that came of it."""

from typing import Any, NoReturn, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class RowIsKept(TypeError):
    """Raised when code tries to delete what is kept for ever."""


class KeptQuerySet(models.QuerySet[M]):
    """Reads; deleting many at once is refused."""

    def delete(self) -> NoReturn:
        """Refuse: it is kept."""
        raise RowIsKept(f"No {self.model._meta.verbose_name} is ever deleted.")


class Kept(models.Model):
    """A row that stays; a mixin."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: it is kept."""
        raise RowIsKept(f"No {self._meta.verbose_name} is ever deleted.")
