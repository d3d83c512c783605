"""What officers send in: the file, every cell of it, and what was found."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from performance.models.indicator import Indicator
from performance.returns.answers import WORDS, Answer, Given
from scrutiny.access.holdings import Visitor, panels_of
from scrutiny.access.roles import SEES_DRAFTS
from scrutiny.files.models import StoredFile
from scrutiny.history.constraints import set_together
from scrutiny.panels.models import Panel


class ReturnQuerySet(models.QuerySet["Return"]):
    """Phrases about returns."""

    def visible_to(self, user: Visitor) -> "ReturnQuerySet":
        """Return the returns of the panels whose figures the person works on."""
        ids = panels_of(user, SEES_DRAFTS)
        return self if ids is None else self.filter(panel_id__in=ids)

    def of_bytes(self, sha256: str) -> "ReturnQuerySet":
        """Return what was accepted with exactly these bytes."""
        return self.filter(sha256=sha256, state=Return.State.ACCEPTED)

    def waiting_like(
        self, *, sha256: str, panel: Panel, month: date, data_on: date
    ) -> "ReturnQuerySet":
        """Return what waits for confirmation with these bytes, for the same month and data date."""
        return self.filter(
            sha256=sha256, panel=panel, month=month, data_on=data_on, state=Return.State.CHECKED
        )


class Return(models.Model):
    """One file for one data date, as an officer sent it."""

    class State(models.TextChoices):
        """Life of a return."""

        UPLOADED = "uploaded", "Uploaded"
        CHECKED = "checked", "Checked, waiting for confirmation"
        ACCEPTED = "accepted", "Accepted"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        State.UPLOADED: frozenset({State.CHECKED, State.REFUSED}),
        State.CHECKED: frozenset({State.ACCEPTED, State.REFUSED}),
        State.ACCEPTED: frozenset({State.WITHDRAWN}),
        State.REFUSED: frozenset(),
        State.WITHDRAWN: frozenset(),
    }

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="First day of the month the return is for.")
    data_on = models.DateField("data date")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State, default=State.UPLOADED)
    is_made = models.BooleanField("made for a demonstration", default=False)
    received_at = models.DateTimeField()
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_on = models.DateField(null=True)
    told_on = models.DateField("told to the panel", null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replacements"
    )

    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-month", "-data_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=Q(state="accepted"),
                name="performance_return_same_bytes_accepted_once",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["accepted", "withdrawn"]) & Q(accepted_on__isnull=False))
                | (~Q(state__in=["accepted", "withdrawn"]) & Q(accepted_on__isnull=True)),
                name="performance_return_accepted_on_when_accepted",
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True)
                | (Q(told_on__isnull=False) & Q(state__in=["accepted", "withdrawn"])),
                name="performance_return_told_when_accepted",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="withdrawn") & Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")
                )
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="performance_return_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%B %Y} return, data to {self.data_on:%-d %B %Y}"


class Cell(models.Model):
    """One cell of a return as it stood in the sheet, kept for ever."""

    class Verdict(models.TextChoices):
        """What was made of the cell."""

        ACCEPTED = "accepted", "Accepted"
        QUESTION = "question", "Accepted with a question"
        REJECTED = "rejected", "Rejected"
        IGNORED = "ignored", "Not a figure"

    parent = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="cells")
    sheet = models.CharField(max_length=60)
    address = models.CharField(max_length=12)
    row = models.PositiveIntegerField()
    column = models.PositiveIntegerField()
    raw = models.TextField(blank=True)
    number_format = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20)
    verdict = models.CharField(max_length=10, choices=Verdict)
    message = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    # What is printed beside the figure while a question about it is open.
    caveat = models.CharField(max_length=200, blank=True)
    indicator = models.ForeignKey(
        Indicator, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    body = models.ForeignKey(
        "performance.Body", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["parent", "sheet", "row", "column"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["parent", "sheet", "address"], name="performance_cell_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


class ReturnIssue(models.Model):
    """Something found in a return: what, where, how bad, and what was answered.

    `key` is the finding's own (`Finding.key`): an answer belongs to exactly what was asked, and is
    found again when the file is read again. `answer` is one of `performance.returns.answers.Answer`
    with its `detail`, such as the code of the indicator that a name was matched to.
    """

    class Severity(models.TextChoices):
        """An error keeps a cell out; a warning is a question to the officer."""

        ERROR = "error", "Error"
        WARNING = "warning", "Question"

    parent = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="issues")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=20, blank=True)
    severity = models.CharField(max_length=10, choices=Severity)
    code = models.CharField(max_length=60)
    sheet = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=40, blank=True)
    message = models.TextField()
    answer = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=250, blank=True)
    why = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["parent", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(~Q(answer="") & Q(answered_at__isnull=False))
                | (Q(answer="") & Q(answered_at__isnull=True)),
                name="performance_returnissue_answered_at",
            ),
            set_together("performance_returnissue", "answered_at", "answered_by"),
        ]

    def __str__(self) -> str:
        return self.message

    @property
    def given(self) -> Given | None:
        """Return what was answered with all that goes with it; None while nothing was."""
        return Given(Answer(self.answer), self.detail, self.why) if self.answer else None

    @property
    def answer_words(self) -> str:
        """Return what was answered as the page says it, or nothing."""
        return WORDS[Answer(self.answer)] if self.answer else ""


class RestatementReason(models.Model):
    """Why a return changes what an earlier one said: one reason per indicator."""

    parent = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="reasons")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["parent", "indicator"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["parent", "indicator"], name="performance_restatementreason_one_each"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="performance_restatementreason_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.reason
