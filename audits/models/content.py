"""What an audit says: its findings by area, what is to be put right, and what was handed in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from audits.models.audit import Audit
from audits.models.tools import Grade, ToolArea
from scrutiny.history.constraints import set_together
from scrutiny.panels.models import Post


class AreaFindingQuerySet(models.QuerySet["AreaFinding"]):
    """Phrases about findings."""

    def with_areas(self) -> "AreaFindingQuerySet":
        """Read with each its area and its grade."""
        return self.select_related("area", "grade")


class AreaFinding(models.Model):
    """What an audit says of one area of practice, with its grade where the tool asks for one."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="findings")
    area = models.ForeignKey(ToolArea, on_delete=models.PROTECT, related_name="+")
    says = models.TextField(blank=True)
    grade = models.ForeignKey(
        Grade, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AreaFindingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["audit", "area__order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["audit", "area"], name="audits_areafinding_once"),
        ]

    def __str__(self) -> str:
        return f"{self.area} in {self.audit}"


class RemedialActionQuerySet(models.QuerySet["RemedialAction"]):
    """Phrases about actions."""

    def drafted(self) -> "RemedialActionQuerySet":
        """Return the rows of the audit's form: neither added by others later nor done."""
        return self.filter(added_by__isnull=True, done_on__isnull=True)

    def agreed(self) -> "RemedialActionQuerySet":
        """Return those of audits that are handed in; of one given back those not in its form.

        What an auditor is still writing is nobody's to do yet.
        """
        is_in = Q(audit__state__in=[Audit.State.SUBMITTED, Audit.State.ON_FILE])
        is_kept = Q(added_by__isnull=False) | Q(done_on__isnull=False)
        return self.filter(is_in | Q(audit__state=Audit.State.CHANGES_REQUESTED) & is_kept)


class RemedialAction(models.Model):
    """Something to be put right after an audit, owned by a post, by a day.

    In a draft it may lack any of these, so that nothing typed is lost; an audit is not handed in
    with one that does (`missing.py`). `added_by` is who added it after the audit was handed in;
    without one it is the auditor's, who writes it in the audit's form.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="remedies")
    says = models.TextField("what is to be done", blank=True)
    owner = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.TextField(blank=True)

    objects = RemedialActionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            set_together("audits_remedialaction", "done_on", "done_by"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True)
                | (Q(owner__isnull=False) & Q(due_on__isnull=False) & ~Q(says="")),
                name="audits_remedialaction_done_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Action of {self.audit}"

    @property
    def is_whole(self) -> bool:
        """Return whether it says what is to be done, by whom and by when."""
        return bool(self.says.strip()) and self.owner_id is not None and self.due_on is not None


class Submission(models.Model):
    """An audit as it was handed in: its grade and every word, kept as they were.

    `number` counts them; an audit that was sent back has several, and none is changed.
    """

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    grade = models.ForeignKey(
        Grade, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    content = models.JSONField()
    is_late = models.BooleanField()
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["audit", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["audit", "number"], name="audits_submission_once"),
        ]

    def __str__(self) -> str:
        return f"Submission {self.number} of {self.audit}"
