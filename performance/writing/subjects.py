"""What a text of the service is about: the month as a whole, an area or an indicator."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from performance.analysis.figures import Period
from performance.models import Commentary, Indicator, PriorityArea
from performance.presenters.addresses import editor_url
from scrutiny.panels.models import Panel

Kind = Commentary.Kind
# How the texts of the month stand in addresses: "going-well".
KIND_OF = {
    kind.value.replace(" ", "-"): kind for kind in Kind if kind not in (Kind.AREA, Kind.INDICATOR)
}
LISTS = (Kind.GOING_WELL, Kind.TO_WATCH, Kind.TO_DO_BETTER)
# A text's subject within a month: kind, area and indicator by their numbers.
Key = tuple[str, int | None, int | None]


def key_of(text: Commentary) -> Key:
    """Return what a text is about."""
    return text.kind, text.area_id, text.indicator_id


@dataclass(frozen=True)
class Subject:
    """What a text is about, with an area or an indicator where it is about one."""

    kind: Commentary.Kind
    area: PriorityArea | None = None
    indicator: Indicator | None = None

    @property
    def key(self) -> Key:
        """Return it as `key_of` has it."""
        return (
            self.kind.value,
            self.area.pk if self.area else None,
            self.indicator.pk if self.indicator else None,
        )

    @property
    def name(self) -> str:
        """Return how a page names it."""
        if self.area is not None:
            return self.area.name
        return self.indicator.short_name if self.indicator is not None else self.kind.label

    @property
    def is_list(self) -> bool:
        """Return whether it is one of the three lists."""
        return self.kind in LISTS

    @property
    def has_steps(self) -> bool:
        """Return whether the text says what happens next; a list has entries only."""
        return self.kind in (Kind.OPENING, Kind.AREA, Kind.INDICATOR)

    def url(self, slug: str, month: Period) -> str:
        """Return the address of its editor."""
        if self.area is not None:
            return editor_url(slug, month, "area", self.area.slug)
        if self.indicator is not None:
            return editor_url(slug, month, "indicator", self.indicator.code)
        return editor_url(slug, month, "text", self.kind.value.replace(" ", "-"))

    def texts(self, panel: Panel, month: Period) -> QuerySet[Commentary]:
        """Return its revisions in a month, the latest first."""
        return Commentary.objects.filter(
            panel=panel,
            month=month.start,
            kind=self.kind,
            area=self.area,
            indicator=self.indicator,
        ).order_by("-revision")


def subject_of(text: Commentary) -> Subject:
    """Return what a text is about."""
    return Subject(Kind(text.kind), text.area, text.indicator)
