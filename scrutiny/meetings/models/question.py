"""The questions that members note for a meeting."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from scrutiny.access.holdings import Visitor
from scrutiny.accounts.models import User
from scrutiny.panels.models import Membership, Panel


def chaired_by(user: Visitor, *, on: date) -> "models.QuerySet[Membership]":
    """Return the seats in which the person chairs a panel on this day."""
    seats: models.QuerySet[Membership] = Membership.objects.on(on)
    if not isinstance(user, User) or not user.is_active:
        return seats.none()
    return seats.filter(role=Membership.Role.CHAIR, person__user=user)


class QuestionQuerySet(models.QuerySet["Question"]):
    """Phrases about questions."""

    def visible_to(self, user: Visitor) -> "QuestionQuerySet":
        """Return the person's own questions, and to a chair those sent for the panel.

        A question that is not sent is its author's alone: no officer or administrator sees it.
        """
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        chaired = chaired_by(user, on=timezone.localdate()).values("panel_id")
        return self.filter(Q(author=user) | Q(sent_at__isnull=False, panel_id__in=chaired))

    def written_by(self, user: User) -> "QuestionQuerySet":
        """Return the questions that the person noted."""
        return self.filter(author=user)

    def private(self) -> "QuestionQuerySet":
        """Return the questions that are not sent."""
        return self.filter(sent_at__isnull=True)

    def on_subject(self, subject: str) -> "QuestionQuerySet":
        """Return the questions about a subject ("indicator:REF02"), of whichever month."""
        return self.filter(about__startswith=f"{subject}:")


class Question(models.Model):
    """A question a member wants to ask, private until it is sent to the chair.

    `about` names what it is about as the app it comes from knows it: the subject and, after the
    last colon, its month ("indicator:REF02:2022-12"). `about_label` says the same in words, the
    month after the last comma; `about_url` is its page. There is no foreign key to an app above.
    """

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=80)
    about_label = models.CharField(max_length=200)
    about_url = models.CharField(max_length=300)
    says = models.TextField()
    noted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-noted_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(says=""), name="meetings_question_says_something")
        ]

    def __str__(self) -> str:
        # The history copies this, and its readers may not read the question.
        return f"Question {self.pk}"

    @property
    def subject(self) -> str:
        """Return what it is about without the month: "indicator:REF02"."""
        return self.about.rpartition(":")[0] or self.about

    @property
    def subject_label(self) -> str:
        """Return the words for the subject without the month: "Re-referrals"."""
        return self.about_label.rpartition(", ")[0] or self.about_label

    @property
    def month_label(self) -> str:
        """Return the words for the month: "December 2022"."""
        return self.about_label.rpartition(", ")[2]
