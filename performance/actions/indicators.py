"""What is done to indicators: defined, redefined, named otherwise, made as drafts."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from performance.analysis.figures import Basis, Polarity, Unit
from performance.definitions import Definition, NameMeaning
from performance.models import Indicator, IndicatorAlias, IndicatorVersion, SeriesBreak
from performance.returns.names import normalise
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Post

VERSIONED = (
    "definition",
    "counted",
    "population",
    "sentence",
    "unit",
    "decimals",
    "polarity",
    "basis",
    "terms",
)


@transaction.atomic
def define(*, definition: Definition, by: User | None, from_on: date | None = None) -> Indicator:
    """Bring an indicator to what its file says; a changed definition becomes a new version.

    Running it again with the same file changes nothing.
    """
    indicator, is_new = Indicator.objects.get_or_create(
        code=definition.code,
        defaults={
            "name": definition.name,
            "short_name": definition.short_name,
            "owner_post": Post.objects.filter(slug=definition.owner_post).first(),
            "disclosure_class": definition.disclosure_class.value,
            "is_statutory": definition.is_statutory,
            "first_on": definition.first_on,
            "last_on": definition.last_on,
        },
    )
    wanted = _versioned(definition)
    latest = indicator.versions.order_by("from_on").last()
    if latest is None or any(getattr(latest, field) != wanted[field] for field in VERSIONED):
        day = from_on or (definition.first_on if latest is None else timezone.localdate())
        IndicatorVersion.objects.create(indicator=indicator, from_on=day, **wanted)
        record(
            verb="indicator_defined" if is_new else "indicator_redefined",
            subject=indicator,
            by=by,
            new={"from_on": day.isoformat(), "definition": definition.definition},
        )
    _remember_names(indicator, definition)
    return indicator


def _versioned(definition: Definition) -> dict[str, object]:
    """Return the fields of a definition that make a new version when they change."""
    return {
        "definition": definition.definition,
        "counted": definition.counted,
        "population": definition.population,
        "sentence": definition.sentence,
        "unit": definition.unit.value,
        "decimals": definition.decimals,
        "polarity": definition.polarity.value,
        "basis": definition.basis.value,
        "terms": list(definition.terms),
    }


def _remember_names(indicator: Indicator, definition: Definition) -> None:
    """Keep each other name, and the day from which a predecessor's series breaks."""
    for other in definition.also_known_as:
        IndicatorAlias.objects.get_or_create(
            normalised=normalise(other.name),
            defaults={
                "indicator": indicator,
                "name": other.name,
                "meaning": other.meaning.value,
                "note": other.note,
            },
        )
        if other.meaning is NameMeaning.PREDECESSOR and other.break_on:
            SeriesBreak.objects.get_or_create(
                indicator=indicator, on=other.break_on, defaults={"reason": other.note}
            )


@transaction.atomic
def create_draft(*, name: str, by: User | None) -> Indicator:
    """Make an indicator for a name nobody knows, to be completed by an administrator.

    A draft takes figures in, but no page, rating or pack shows it.
    """
    number = Indicator.objects.filter(code__startswith="NEW").count() + 1
    plain = name.casefold()
    unit = Unit.NUMBER
    if plain.startswith("percentage") or "%" in plain:
        unit = Unit.PERCENTAGE
    elif plain.startswith("rate"):
        unit = Unit.RATE
    indicator = Indicator.objects.create(
        code=f"NEW{number:02}", name=name[:200], short_name=name[:60], is_draft=True
    )
    IndicatorVersion.objects.create(
        indicator=indicator,
        from_on=date(2000, 1, 1),
        definition="Not defined yet.",
        unit=unit.value,
        polarity=Polarity.NEITHER.value,
        basis=Basis.IN_PERIOD.value,
    )
    record(verb="indicator_drafted", subject=indicator, by=by, new={"name": name})
    return indicator
