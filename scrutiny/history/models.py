"""One row for every change: who, when, what, old, new and why. Rows are never changed."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class HistoryIsAppendOnly(TypeError):
    """Raised when code tries to change or delete a row of the history."""


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of the history; bulk changes are refused."""

    def about(self, subject: models.Model) -> "EventQuerySet":
        """Return what happened to one record, newest first."""
        return self.filter(
            subject_kind=subject._meta.label_lower, subject_id=str(subject.pk)
        ).order_by("-id")

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: history is append-only."""
        raise HistoryIsAppendOnly("History rows are never changed.")

    def delete(self) -> NoReturn:
        """Refuse: history is append-only."""
        raise HistoryIsAppendOnly("History rows are never deleted.")


class Event(models.Model):
    """A change that was made. It copies names and ids, so it never blocks a deletion."""

    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    subject_name = models.CharField(max_length=200)
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    why = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_kind", "subject_id"], name="history_event_subject")
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; a second save is refused."""
        if not self._state.adding:
            raise HistoryIsAppendOnly("History rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: history is append-only."""
        raise HistoryIsAppendOnly("History rows are never deleted.")

    @property
    def words(self) -> str:
        """Return the verb as a reader sees it: "Return accepted"."""
        return self.verb.replace("_", " ").capitalize()
