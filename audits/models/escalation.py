"""What follows when moderation finds a case inadequate: two updates and a re-audit."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from audits.models.audit import Audit
from audits.models.moderation import Moderation
from scrutiny.history.constraints import set_together


class EscalationQuerySet(models.QuerySet["Escalation"]):
    """Phrases about escalations."""

    def open(self) -> "EscalationQuerySet":
        """Return those that are neither closed nor called off."""
        return self.filter(ended_at__isnull=True)

    def late(self, *, on: date) -> "EscalationQuerySet":
        """Return the open ones of which a step is due before a day and not taken."""
        given = EscalationUpdate.objects.filter(escalation=OuterRef("pk"), round=OuterRef("round"))
        first = Q(first_update_due_on__lt=on) & ~Exists(given.filter(step=1))
        second = Q(second_update_due_on__lt=on) & ~Exists(given.filter(step=2))
        again = Q(reaudit_due_on__lt=on) & ~Q(
            audit__reaudit__state__in=["submitted", "changes requested", "on file"]
        )
        return self.open().filter(first | second | again).distinct()


class Escalation(models.Model):
    """A case that moderation graded inadequate, put to the head of service and the service lead.

    The days are counted when it begins and stay as they were told. It ends closed, when both
    updates are given and the case was audited again; or called off, by a named decision with its
    reason, where a later moderation grades it otherwise. One that was called off can begin again:
    `round` counts how often it began, and each round has two updates of its own.
    """

    class Ending(models.TextChoices):
        """How an escalation ends."""

        CLOSED = "closed", "Closed"
        CALLED_OFF = "called off", "Called off"

    audit = models.OneToOneField(Audit, on_delete=models.PROTECT, related_name="escalation")
    moderation = models.OneToOneField(
        Moderation, on_delete=models.PROTECT, related_name="escalation"
    )
    round = models.PositiveSmallIntegerField(default=1)
    escalated_at = models.DateTimeField()
    first_update_due_on = models.DateField()
    second_update_due_on = models.DateField()
    reaudit_due_on = models.DateField()
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    because = models.TextField("why it ended so", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = EscalationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["escalated_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            set_together("audits_escalation", "ended_at", "ended_by"),
            models.CheckConstraint(
                condition=(Q(ended_at__isnull=True) & Q(ending=""))
                | (Q(ended_at__isnull=False) & ~Q(ending="") & ~Q(because="")),
                name="audits_escalation_ended_because",
            ),
            models.CheckConstraint(
                condition=Q(round__gte=1), name="audits_escalation_round_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"Escalation of {self.audit}"

    @property
    def updates_now(self) -> "dict[int, EscalationUpdate]":
        """Return the updates of the round that goes on, by step; those of before count no more."""
        return {one.step: one for one in self.updates.all() if one.round == self.round}


class EscalationUpdate(models.Model):
    """What the service tells the unit: first what was done, then that it is enough."""

    class Step(models.IntegerChoices):
        """Which of the two updates."""

        FIRST = 1, "What was done to meet the concerns"
        SECOND = 2, "All done, or a sound plan for the rest"

    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="updates")
    round = models.PositiveSmallIntegerField(default=1)
    step = models.PositiveSmallIntegerField(choices=Step)
    says = models.TextField()
    is_late = models.BooleanField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["escalation", "round", "step"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["escalation", "round", "step"], name="audits_escalationupdate_step_once"
            ),
            models.CheckConstraint(
                condition=Q(step__in=[1, 2]), name="audits_escalationupdate_one_of_two"
            ),
            models.CheckConstraint(condition=~Q(says=""), name="audits_escalationupdate_has_words"),
            models.CheckConstraint(
                condition=Q(round__gte=1), name="audits_escalationupdate_round_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"Update {self.step} of {self.escalation}"
