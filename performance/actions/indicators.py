"""What is done to indicators: defined, redefined, named otherwise, made as drafts."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from performance.analysis.figures import Basis, Polarity
from performance.definitions import Definition, NameMeaning
from performance.models import Indicator, IndicatorAlias, IndicatorVersion, SeriesBreak
from performance.returns.names import normalise
from performance.returns.naming import unit_in
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record, set_fields
from scrutiny.panels.models import Post


@transaction.atomic
def define(*, definition: Definition, by: User | None, from_on: date | None = None) -> Indicator:
    """Bring an indicator to what its file says; a changed definition becomes a new version.

    The version holds from `from_on`, or from today. A second change on the same day replaces it,
    and the file of a draft's code replaces what the draft had. The same file again changes nothing.
    """
    indicator = Indicator.objects.filter(code=definition.code).first()
    if indicator is None:
        indicator = Indicator.objects.create(code=definition.code, **_described(definition))
        IndicatorVersion.objects.create(
            indicator=indicator, from_on=definition.first_on, **_versioned(definition)
        )
        record(
            verb="indicator_defined",
            subject=indicator,
            by=by,
            new={
                "from_on": definition.first_on.isoformat(),
                "definition": definition.definition,
            },
        )
    else:
        was_draft = indicator.is_draft
        amend(verb="indicator_changed", subject=indicator, wanted=_described(definition), by=by)
        _redefine(indicator, definition, from_on=from_on, is_replacing=was_draft, by=by)
    _remember_names(indicator, definition, by=by)
    _break_series(indicator, by=by)
    return indicator


def _described(definition: Definition) -> dict[str, object]:
    """Return the fields of a definition that are the indicator's own, whatever the version."""
    return {
        "name": definition.name,
        "short_name": definition.short_name,
        "owner_post": Post.objects.filter(slug=definition.owner_post).first(),
        "disclosure_class": definition.disclosure_class.value,
        "is_statutory": definition.is_statutory,
        "is_draft": False,
        "first_on": definition.first_on,
        "last_on": definition.last_on,
    }


def _redefine(
    indicator: Indicator,
    definition: Definition,
    *,
    from_on: date | None,
    is_replacing: bool,
    by: User | None,
) -> None:
    """Add a version if the definition changed, or replace the latest where none can come after."""
    latest = indicator.versions.order_by("from_on").last()
    if latest is None:
        raise LookupError(f"{indicator.code} has no definition: each is made with one.")
    old, new = set_fields(latest, _versioned(definition))
    if not new:
        return
    day = from_on or timezone.localdate()
    if is_replacing or day <= latest.from_on:
        day = latest.from_on
        latest.save(update_fields=list(new))
    else:
        IndicatorVersion.objects.create(indicator=indicator, from_on=day, **_versioned(definition))
    record(
        verb="indicator_redefined",
        subject=indicator,
        by=by,
        old=old,
        new=new | {"from_on": day.isoformat()},
    )


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


def _remember_names(indicator: Indicator, definition: Definition, *, by: User | None) -> None:
    """Keep each other name with what it means; a corrected meaning replaces the one before.

    A name that the file drops is kept, since returns have been read by it.
    """
    for other in definition.also_known_as:
        if normalise(other.name) == normalise(definition.name):
            continue
        wanted = {
            "indicator": indicator,
            "name": other.name,
            "meaning": other.meaning.value,
            "break_on": other.break_on,
            "note": other.note,
        }
        alias = IndicatorAlias.objects.filter(normalised=normalise(other.name)).first()
        if alias is None:
            alias = IndicatorAlias.objects.create(normalised=normalise(other.name), **wanted)
            new = {"indicator": indicator.code, "meaning": alias.meaning}
            record(verb="name_remembered", subject=alias, by=by, new=new)
        elif alias.indicator_id == indicator.pk or other.meaning is not NameMeaning.DIFFERENT:
            amend(verb="name_corrected", subject=alias, wanted=wanted, by=by)
        # Else it is another indicator's name, and this file only says that it is not this one's.


@transaction.atomic
def remember_name(
    *,
    indicator: Indicator,
    name: str,
    meaning: IndicatorAlias.Meaning,
    break_on: date | None,
    note: str,
    by: User | None,
) -> IndicatorAlias:
    """Keep what an officer said that a name stands for; with a predecessor the series breaks.

    `break_on` is the first day of the new series, and given for a predecessor only.
    """
    wanted = {
        "indicator": indicator,
        "name": name[:250],
        "meaning": meaning.value,
        "break_on": break_on if meaning is IndicatorAlias.Meaning.PREDECESSOR else None,
        "note": note,
    }
    alias = IndicatorAlias.objects.filter(normalised=normalise(name)).first()
    if alias is None:
        alias = IndicatorAlias.objects.create(normalised=normalise(name), **wanted)
        new = {"indicator": indicator.code, "meaning": alias.meaning}
        record(verb="name_remembered", subject=alias, by=by, new=new, why=note)
    else:
        amend(verb="name_corrected", subject=alias, wanted=wanted, by=by, why=note)
    _break_series(indicator, by=by)
    return alias


def _break_series(indicator: Indicator, *, by: User | None) -> None:
    """Break the series on the days that its predecessors' names say, and on no others."""
    wanted: dict[date, str] = {}
    for alias in indicator.aliases.filter(break_on__isnull=False).order_by("break_on", "pk"):
        if alias.break_on is not None:
            wanted.setdefault(alias.break_on, alias.note)
    for there in indicator.breaks.exclude(on__in=wanted):
        old = {"on": there.on.isoformat(), "reason": there.reason}
        record(verb="series_joined", subject=indicator, by=by, old=old)
        there.delete()
    for on, reason in wanted.items():
        found = indicator.breaks.filter(on=on).first()
        if found is None:
            SeriesBreak.objects.create(indicator=indicator, on=on, reason=reason)
            new = {"on": on.isoformat()}
            record(verb="series_broken", subject=indicator, by=by, new=new, why=reason)
        else:
            amend(verb="series_break_reworded", subject=found, wanted={"reason": reason}, by=by)


@transaction.atomic
def create_draft(*, name: str, by: User | None) -> Indicator:
    """Make an indicator for a name nobody knows, to be completed by an administrator.

    A draft takes figures in, but no page, rating or pack shows it.
    """
    number = Indicator.objects.filter(code__startswith="NEW").count() + 1
    indicator = Indicator.objects.create(
        code=f"NEW{number:02}", name=name[:200], short_name=name[:60], is_draft=True
    )
    IndicatorVersion.objects.create(
        indicator=indicator,
        from_on=date(2000, 1, 1),
        definition="Not defined yet.",
        unit=unit_in(name).value,
        polarity=Polarity.NEITHER.value,
        basis=Basis.IN_PERIOD.value,
    )
    record(verb="indicator_drafted", subject=indicator, by=by, new={"name": name})
    return indicator
