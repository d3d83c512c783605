"""A part of a build: one section in its place, with the numbers that it was given."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from scrutiny.packs.models.build import Build
from scrutiny.packs.models.section import RenderedSection


class BuildPart(models.Model):
    """One section of one build, as the edition was read: see `papers.Section` for the words.

    A late part keeps its HTML, since it is laid out only when the others' lengths are known;
    what is `rendered` of it has numbers that are not true and tells its length. `rendered` goes
    when the section has not been used for long; the numbers stay.
    """

    build = models.ForeignKey(Build, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    anchor = models.CharField(max_length=100, blank=True)
    within = models.JSONField(default=list, blank=True)
    level = models.PositiveSmallIntegerField(default=1)
    stamps = models.JSONField(default=list, blank=True)
    notice = models.CharField(max_length=300, blank=True)
    footer = models.CharField(max_length=300, blank=True)
    is_right_hand = models.BooleanField("begins on an odd page", default=False)
    is_slip = models.BooleanField("stands for withheld pages", default=False)
    is_late = models.BooleanField("laid out last", default=False)
    html = models.TextField(blank=True)
    rendered = models.ForeignKey(
        RenderedSection, null=True, on_delete=models.SET_NULL, related_name="parts"
    )
    start_page = models.PositiveIntegerField(null=True)
    end_page = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["build", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["build", "order"], name="packs_part_order_once"),
            UniqueConstraint(
                fields=["build", "anchor"], condition=~Q(anchor=""), name="packs_part_anchor_once"
            ),
            CheckConstraint(
                condition=(Q(is_late=True) & ~Q(html="")) | Q(is_late=False, html=""),
                name="packs_part_html_when_late",
            ),
            CheckConstraint(
                condition=Q(start_page__isnull=True, end_page__isnull=True)
                | Q(
                    start_page__isnull=False,
                    end_page__isnull=False,
                    end_page__gte=F("start_page"),
                ),
                name="packs_part_pages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OtherContent(models.Model):
    """What a part shows in another edition; it only decides how many numbers the part takes."""

    part = models.ForeignKey(BuildPart, on_delete=models.CASCADE, related_name="others")
    html = models.TextField(blank=True)
    rendered = models.ForeignKey(
        RenderedSection, null=True, on_delete=models.SET_NULL, related_name="others"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.part} in another edition"
