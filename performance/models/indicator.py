"""Indicators of the council, their versioned definitions, other names and series breaks."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from performance.analysis.figures import Basis, Measure, Polarity, Unit
from scrutiny.panels.models import Post


def choices_of(words: type[Unit] | type[Polarity] | type[Basis]) -> list[tuple[str, str]]:
    """Return stored word and label for a list of the domain's own words."""
    return [(word.value, word.value) for word in words]


class Indicator(models.Model):
    """A figure the council follows: known by its code, whoever reads it."""

    class DisclosureClass(models.TextChoices):
        """What a public edition must do with its small numbers."""

        TIMELINESS = "timeliness of process", "Timeliness of process"
        PERSONAL = "personal", "Personal"

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    owner_post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    disclosure_class = models.CharField(max_length=30, choices=DisclosureClass, blank=True)
    is_statutory = models.BooleanField(default=False)
    is_draft = models.BooleanField(default=False)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(first_on__isnull=True)
                | Q(last_on__isnull=True)
                | (
                    Q(first_on__isnull=False)
                    & Q(last_on__isnull=False)
                    & Q(last_on__gte=F("first_on"))
                ),
                name="performance_indicator_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def definition_on(self, day: date) -> "IndicatorVersion":
        """Return the definition that applied on this day, or the first one for days before it.

        Reads the prefetched `versions`, so that a list of indicators costs one query.
        """
        versions = sorted(self.versions.all(), key=lambda version: version.from_on)
        applied = [version for version in versions if version.from_on <= day]
        return applied[-1] if applied else versions[0]

    def measure_on(self, day: date) -> Measure:
        """Return what it measures by the definition of the day, as the analysis knows it."""
        definition = self.definition_on(day)
        # The version came through the indicator, so this sets what it would otherwise fetch.
        definition.indicator = self
        return definition.measure()


class IndicatorVersion(models.Model):
    """A definition of an indicator, from a day on. A changed definition is a new row."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="versions")
    from_on = models.DateField()
    definition = models.TextField()
    counted = models.CharField(max_length=120, blank=True)
    population = models.CharField(max_length=120, blank=True)
    sentence = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20, choices=choices_of(Unit))
    decimals = models.PositiveSmallIntegerField(default=0)
    polarity = models.CharField(max_length=20, choices=choices_of(Polarity))
    basis = models.CharField(max_length=30, choices=choices_of(Basis))
    terms = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator", "from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["indicator", "from_on"], name="performance_indicatorversion_one_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} from {self.from_on:%-d %B %Y}"

    def measure(self) -> Measure:
        """Return the plain values that the analysis works on."""
        return Measure(
            code=self.indicator.code,
            name=self.indicator.name,
            short_name=self.indicator.short_name,
            unit=Unit(self.unit),
            decimals=self.decimals,
            polarity=Polarity(self.polarity),
            basis=Basis(self.basis),
            counted=self.counted,
            population=self.population,
            sentence=self.sentence,
        )


class IndicatorAlias(models.Model):
    """Another name seen for an indicator, and what it means for the series.

    A predecessor's figures end where the series breaks: `break_on` is the first day of the new one.
    """

    class Meaning(models.TextChoices):
        """Whether figures under this name belong to the same series."""

        SAME = "same", "The same"
        PREDECESSOR = "predecessor", "A predecessor: the series breaks"
        DIFFERENT = "different", "Something different"

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=250)
    normalised = models.CharField(max_length=250, unique=True)
    meaning = models.CharField(max_length=20, choices=Meaning)
    break_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator", "name"]
        verbose_name_plural = "indicator aliases"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(Q(meaning="predecessor") & Q(break_on__isnull=False))
                | (~Q(meaning="predecessor") & Q(break_on__isnull=True)),
                name="performance_indicatoralias_predecessor_breaks",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SeriesBreak(models.Model):
    """A day from which figures no longer compare with those before it."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breaks")
    on = models.DateField()
    reason = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator", "on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["indicator", "on"], name="performance_seriesbreak_one_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.on:%-d %B %Y}"
