"""A report to the panel by the committee template: versions, clearances, appendices."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from scrutiny.access.holdings import Visitor, panels_of
from scrutiny.access.roles import SEES_AGENDA_DRAFTS
from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.constraints import set_together
from scrutiny.meetings.models.agenda import AgendaItem
from scrutiny.meetings.models.meeting import Meeting
from scrutiny.meetings.models.withholding import Withholding, withheld_with_its_reason
from scrutiny.panels.models import Post


class ReportQuerySet(models.QuerySet["Report"]):
    """Phrases about reports in work. What is published is read from `Publication`."""

    def visible_to(self, user: Visitor) -> "ReportQuerySet":
        """Return the reports of panels whose agenda drafts the person may read."""
        panels = panels_of(user, SEES_AGENDA_DRAFTS)
        return self.all() if panels is None else self.filter(item__meeting__panel_id__in=panels)

    def wanted(self, *, on: date) -> "ReportQuerySet":
        """Return the reports that a meeting still to come needs, or one still without an agenda.

        A meeting whose day passed before its agenda went out wants them until it is cancelled or
        recorded as held.
        """
        is_open = Q(item__meeting__meets_on__gte=on) | Q(
            item__meeting__state__in=Meeting.BEFORE_PUBLICATION
        )
        on_agenda = self.filter(is_open, item__state=AgendaItem.State.ON_AGENDA)
        return on_agenda.exclude(item__meeting__state=Meeting.State.CANCELLED)

    def with_item(self) -> "ReportQuerySet":
        """Return the reports with what says where they belong, in the same query."""
        return self.select_related("item__meeting__panel", "report_of", "author")


class Report(Withholding):
    """The report of one agenda item, as it stands now.

    Its words are in its versions. `latest` repeats the newest version's number, so that two people
    who save at once are told apart.
    """

    class State(models.TextChoices):
        """How far it is."""

        COMMISSIONED = "commissioned", "Asked for"
        DRAFT = "draft", "In draft"
        SUBMITTED = "submitted", "Submitted"
        SIGNED_OFF = "signed off", "Signed off"

    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        State.COMMISSIONED: frozenset({State.DRAFT}),
        State.DRAFT: frozenset({State.SUBMITTED}),
        State.SUBMITTED: frozenset({State.DRAFT, State.SIGNED_OFF}),
        # New words put it back into draft.
        State.SIGNED_OFF: frozenset({State.DRAFT}),
    }

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="report")
    subject = models.CharField(max_length=200)
    report_of = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.COMMISSIONED)
    due_on = models.DateField("due to the scrutiny manager")
    commissioned_at = models.DateTimeField()
    latest = models.PositiveSmallIntegerField("newest version", default=0)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["item"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *withheld_with_its_reason("meetings_report"),
            models.CheckConstraint(condition=~Q(subject=""), name="meetings_report_has_a_subject"),
            models.CheckConstraint(
                condition=Q(state="commissioned") | Q(latest__gt=0),
                name="meetings_report_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.item.meeting.panel_id

    def may_become(self, state: str) -> bool:
        """Return whether the life of a report allows this step."""
        return state in self.MOVES[self.state]


class ReportVersion(models.Model):
    """The words of a report as somebody saved them: never changed.

    `texts` holds Markdown by the slug of the heading (`scrutiny.meetings.headings.HEADINGS`).
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    texts = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    writer = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["report", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["report", "number"], name="meetings_reportversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="meetings_reportversion_counts_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, version {self.number}"


class Clearance(models.Model):
    """Somebody's agreement that a report needs before it goes out, and by when."""

    class Kind(models.TextChoices):
        """Who has to clear it."""

        FINANCE = "finance", "Finance"
        LEGAL = "legal", "Legal"
        DIRECTOR = "director", "Director"
        BRIEFING = "briefing", "Chair's briefing"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="clearances")
    kind = models.CharField(max_length=10, choices=Kind)
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    cleared_version = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["report", "due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "kind"], name="meetings_clearance_once"),
            set_together("meetings_clearance", "cleared_at", "cleared_by", "cleared_version"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.report}"

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.report.panel_id

    @property
    def is_given(self) -> bool:
        """Return whether it was given for the words as they are now."""
        return self.cleared_version is not None and self.cleared_version == self.report.latest

    @property
    def is_overtaken(self) -> bool:
        """Return whether it was given for words that have changed since."""
        return self.cleared_version is not None and self.cleared_version != self.report.latest


class Appendix(Withholding):
    """A paper behind a report: an uploaded PDF, or a paper that the portal makes.

    `paper_kind` and `paper_key` name one of settings.PAPER_KINDS. `remarks` keeps what was found
    about the accessibility of an uploaded file.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="appendices")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    page_count = models.PositiveIntegerField(null=True)
    is_tagged = models.BooleanField(default=True)
    remarks = models.JSONField(default=list)
    paper_kind = models.CharField(max_length=30, blank=True)
    paper_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["report", "order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *withheld_with_its_reason("meetings_appendix"),
            models.CheckConstraint(condition=~Q(title=""), name="meetings_appendix_has_a_title"),
            models.CheckConstraint(
                condition=(
                    Q(file__isnull=False)
                    & Q(page_count__isnull=False)
                    & Q(paper_kind="")
                    & Q(paper_key="")
                )
                | (
                    Q(file__isnull=True)
                    & Q(page_count__isnull=True)
                    & ~Q(paper_kind="")
                    & ~Q(paper_key="")
                ),
                name="meetings_appendix_file_or_paper",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.report.panel_id
