"""Figures of a body for a period, every version of them kept, with the three dates of each."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import RowNumber
from django.utils import timezone

from performance.analysis.figures import Figure, Period, State
from performance.models.indicator import Indicator
from performance.models.returns import Cell


class Body(models.Model):
    """Whom a figure is about: the council itself, its neighbours, a region, England."""

    class Kind(models.TextChoices):
        """Sorts of body, in the order in which columns are printed."""

        COUNCIL = "council", "Council"
        NEIGHBOURS = "statistical neighbours", "Statistical neighbours"
        REGION = "region", "Region"
        NATION = "nation", "Nation"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=30, choices=Kind)
    is_own = models.BooleanField("this council", default=False)
    order = models.PositiveSmallIntegerField(default=0)
    headings = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "name"]
        verbose_name_plural = "bodies"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["is_own"], condition=Q(is_own=True), name="performance_body_one_is_own"
            )
        ]

    def __str__(self) -> str:
        return self.name


# How versions of a figure are ranked: by data date, then by the day of acceptance. The row's number
# decides only between returns that share both days, since it depends on the order of loading.
LATEST_LAST = ("data_on", "accepted_on", "pk")


def end_of(day: date) -> datetime:
    """Return the last instant of a day in the council's time zone."""
    return timezone.make_aware(datetime.combine(day, time.max))


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Phrases about figures. What a person sees is chosen by `for_readers` or `recorded`."""

    def recorded(self) -> "ObservationQuerySet":
        """Return the figures as the returns accepted so far say, told to the panel or not."""
        return self.filter(superseded_at__isnull=True)

    def as_at(self, day: date) -> "ObservationQuerySet":
        """Return what the panel had been told by the end of this day.

        Of the figures told by then and not withdrawn by then, the one from the return with the
        latest data date counts, of several that accepted last, whatever the order in which
        returns were loaded. To choose indicators, bodies or periods first saves looking through
        all the others; any other choice comes afterwards.
        """
        # All versions of a figure are ranked in one pass: to ask of each version whether there is
        # a better one takes several times as long, and longer the more often figures are repeated.
        ranked = self.told_by(day).annotate(
            place=models.Window(
                RowNumber(),
                partition_by=["indicator_id", "body_id", "period_start", "period_end"],
                order_by=[F(name).desc() for name in LATEST_LAST],
            )
        )
        return Observation.objects.filter(pk__in=ranked.filter(place=1).order_by().values("pk"))

    def told_by(self, day: date) -> "ObservationQuerySet":
        """Return every statement that had been told, and stood, at the end of this day."""
        return self.filter(_told_by(day))

    def own(self) -> "ObservationQuerySet":
        """Return the council's own figures."""
        return self.filter(body__is_own=True)

    def of(self, indicators: Iterable[Indicator]) -> "ObservationQuerySet":
        """Return the figures of these indicators."""
        return self.filter(indicator__in=indicators)


def _told_by(day: date) -> Q:
    """Return the condition that a figure was told, and stood, at the end of this day."""
    moment = end_of(day)
    return Q(known_at__isnull=False, known_at__lte=moment) & (
        Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=moment)
    )


class Observation(models.Model):
    """One version of one figure: indicator, period, body and what was said of it.

    Three dates: `data_on` of the return, `accepted_on`, and `known_at`, when the panel was told
    (empty before publication). `recorded_at` and `superseded_at` are when this database learned
    it and when another row took its place; the current row has no `superseded_at`.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="observations", db_index=False
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", db_index=False)
    period_start = models.DateField()
    period_end = models.DateField()
    frequency = models.CharField(
        max_length=20,
        choices=[(word, word) for word in ("month", "quarter", "school year", "financial year")],
    )
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    sheet_value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    state = models.CharField(
        max_length=20, blank=True, choices=[(word.value, word.value) for word in State]
    )
    source_cell = models.ForeignKey(Cell, on_delete=models.PROTECT, related_name="+")
    data_on = models.DateField()
    accepted_on = models.DateField()
    known_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["indicator", "period_start", *LATEST_LAST]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["indicator", "body", "period_start", "period_end"],
                condition=Q(superseded_at__isnull=True),
                name="performance_observation_one_current",
            ),
            models.CheckConstraint(
                condition=(Q(value__isnull=False) & Q(state=""))
                | (Q(value__isnull=True) & ~Q(state="")),
                name="performance_observation_value_or_state",
            ),
            models.CheckConstraint(
                condition=(Q(numerator__isnull=True) & Q(denominator__isnull=True))
                | (
                    Q(numerator__isnull=False)
                    & Q(denominator__isnull=False)
                    & Q(value__isnull=False)
                    & Q(numerator__gte=0)
                    & Q(denominator__gt=0)
                ),
                name="performance_observation_whole_fraction",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="performance_observation_period_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True)
                | (Q(withdrawn_at__isnull=False) & Q(superseded_at__isnull=False)),
                name="performance_observation_withdrawn_is_not_current",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["indicator", "period_start", "known_at"], name="performance_obs_as_at"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period_end:%b-%y}"

    @property
    def period(self) -> Period:
        """Return the period as the analysis knows it."""
        return Period(self.period_start, self.period_end)

    @property
    def standing(self) -> tuple[date, date]:
        """Return where it stands among the versions of its figure; see `LATEST_LAST`."""
        return self.data_on, self.accepted_on

    def figure(self) -> Figure:
        """Return the plain values that the analysis works on."""
        return Figure(
            value=self.value,
            numerator=self.numerator,
            denominator=self.denominator,
            state=State(self.state) if self.state else None,
            sheet_value=self.sheet_value,
        )
