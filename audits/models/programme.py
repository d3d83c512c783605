"""The yearly programme: what is audited in which month, by whom, and what is reported."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from audits.models.tools import Tool
from scrutiny.files.models import StoredFile

MONTH_OF_YEAR = Q(month__gte=1) & Q(month__lte=12)


class Programme(models.Model):
    """The audit programme of a calendar year, with the file that it was read from."""

    year = models.PositiveSmallIntegerField(unique=True)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-year"]

    def __str__(self) -> str:
        return f"Audit programme {self.year}"


class ProgrammeMonth(models.Model):
    """One month of the programme: the moderation panel, the report due, and what else happens."""

    class Report(models.TextChoices):
        """Which analysis is due of the month."""

        MONTHLY = "monthly", "Monthly report"
        QUARTERLY = "quarterly", "Quarterly report"
        ANNUAL = "annual", "Annual report"

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="months")
    month = models.PositiveSmallIntegerField(help_text="1 is January.")
    panel_on = models.DateField("moderation panel on", null=True, blank=True)
    panel_time = models.CharField(max_length=40, blank=True)
    report = models.CharField(max_length=10, choices=Report, default=Report.MONTHLY)
    survey = models.CharField("children and families survey", max_length=120, blank=True)
    partnership_audit = models.CharField(max_length=200, blank=True)
    partnership_theme = models.CharField(max_length=200, blank=True)
    practice_week = models.CharField(max_length=120, blank=True)
    remark = models.TextField("what does not fit in the source", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["programme", "month"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["programme", "month"], name="audits_programmemonth_once"
            ),
            models.CheckConstraint(
                condition=MONTH_OF_YEAR, name="audits_programmemonth_is_a_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, month {self.month}"


class Theme(models.Model):
    """A theme of a month, and who completes its audits."""

    month = models.ForeignKey(ProgrammeMonth, on_delete=models.CASCADE, related_name="themes")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    completed_by = models.CharField(max_length=300, blank=True)
    tool = models.ForeignKey(
        Tool, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["month", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["month", "number"], name="audits_theme_number_once"),
        ]

    def __str__(self) -> str:
        return self.title
