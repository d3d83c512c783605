"""Priority areas of a panel, the indicators placed in them, and their targets."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from performance.analysis.targets import Applies, Comparison, TargetRule, ToleranceKind
from performance.models.indicator import Indicator
from scrutiny.panels.models import OPEN_ENDED, DatedQuerySet, Panel, ends_after_start


class PriorityArea(models.Model):
    """An ordered heading of a panel; it may hold narrative only."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["PriorityArea"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("performance_priorityarea"),
            models.UniqueConstraint(
                fields=["panel", "slug"], name="performance_priorityarea_slug_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """An indicator under a priority area, from one day to another."""

    area = models.ForeignKey(PriorityArea, on_delete=models.CASCADE, related_name="placements")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="placements")
    order = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    target_note = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["Placement"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["area", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("performance_placement"),
            models.UniqueConstraint(
                fields=["area", "indicator", "from_on"], name="performance_placement_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["area", "indicator"],
                condition=OPEN_ENDED,
                name="performance_placement_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} in {self.area}"


class Target(models.Model):
    """What a placement's indicator should reach, from one day to another, and who said so."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="targets")
    comparison = models.CharField(
        max_length=20, choices=[(word.value, word.value) for word in Comparison]
    )
    value = models.DecimalField(max_digits=14, decimal_places=4)
    upper_value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    applies = models.CharField(
        max_length=20, choices=[(word.value, word.value) for word in Applies]
    )
    tolerance_kind = models.CharField(
        max_length=20, blank=True, choices=[(word.value, word.value) for word in ToleranceKind]
    )
    tolerance = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    profile = models.JSONField(null=True, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    set_by = models.CharField(max_length=120)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = DatedQuerySet["Target"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["placement", "from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("performance_target"),
            models.UniqueConstraint(
                fields=["placement"], condition=OPEN_ENDED, name="performance_target_one_open"
            ),
            models.UniqueConstraint(
                fields=["placement", "from_on"], name="performance_target_one_a_day"
            ),
            models.CheckConstraint(
                condition=(
                    Q(comparison=Comparison.BETWEEN.value)
                    & Q(upper_value__isnull=False)
                    & Q(upper_value__gte=F("value"))
                )
                | (~Q(comparison=Comparison.BETWEEN.value) & Q(upper_value__isnull=True)),
                name="performance_target_upper_only_between",
            ),
            models.CheckConstraint(
                condition=(Q(tolerance_kind="") & Q(tolerance__isnull=True))
                | (
                    ~Q(tolerance_kind="")
                    & Q(tolerance__isnull=False)
                    & Q(tolerance__gte=Decimal(0))
                ),
                name="performance_target_tolerance_says_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement}: {self.comparison} {self.value.normalize():f}"

    def rule(self) -> TargetRule:
        """Return the plain values that ratings work on."""
        return TargetRule(
            comparison=Comparison(self.comparison),
            value=self.value,
            upper=self.upper_value,
            applies=Applies(self.applies),
            tolerance_kind=ToleranceKind(self.tolerance_kind) if self.tolerance_kind else None,
            tolerance=self.tolerance,
            profile=tuple(Decimal(str(step)) for step in self.profile) if self.profile else None,
        )
