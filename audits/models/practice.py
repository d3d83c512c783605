"""Good work, offered to practice forums without names."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from audits.models.audit import Audit
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import HAS_AUDITS


class PracticeExampleQuerySet(models.QuerySet["PracticeExample"]):
    """Phrases about practice examples."""

    def visible_to(self, user: Visitor) -> "PracticeExampleQuerySet":
        """Return all of them to whoever has a part in the audits, else none."""
        return self.all() if has_role(user, HAS_AUDITS) else self.none()


class PracticeExample(models.Model):
    """What others can learn from a good or outstanding audit: no name, no case reference."""

    audit = models.OneToOneField(Audit, on_delete=models.PROTECT, related_name="example")
    says = models.TextField("what was done well and why it worked")
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = PracticeExampleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-offered_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(says=""), name="audits_practiceexample_has_words")
        ]

    def __str__(self) -> str:
        return f"Practice example of {self.audit}"
