"""What is done to priority areas: set up, indicators placed, brought up to their file."""

from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from performance.actions import targets
from performance.definitions import Placement as PlacementFile
from performance.definitions.placements import Area as AreaFile
from performance.models import Indicator, Placement, PriorityArea
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.panels.models import Panel


@transaction.atomic
def establish(*, panel: Panel, area: AreaFile, order: int, by: User | None) -> PriorityArea:
    """Set up an area of a panel with its placements and targets."""
    established = PriorityArea.objects.create(
        panel=panel, slug=area.slug, **_described(area, order)
    )
    record(verb="area_established", subject=established, by=by, new={"name": area.name})
    for place, placement in enumerate(area.placements, start=1):
        _place(area=established, placement=placement, order=place, by=by)
    return established


@transaction.atomic
def bring_up_to(*, panel: Panel, area: AreaFile, order: int, by: User | None) -> PriorityArea:
    """Bring an area with its placements and targets to what its file says.

    What the file no longer has ended yesterday: the past keeps what it had. The same file again
    changes nothing.
    """
    known = PriorityArea.objects.filter(panel=panel, slug=area.slug).first()
    if known is None:
        return establish(panel=panel, area=area, order=order, by=by)
    amend(verb="area_changed", subject=known, wanted=_described(area, order), by=by)
    matched, new, missing = _matched(known, area)
    for placement in missing:
        _end(placement, by=by)
    for placed, file, place in matched:
        amend(verb="placement_changed", subject=placed, wanted=_placed(file, place), by=by)
        targets.bring_up_to(placement=placed, files=file.targets, by=by)
    for file, place in new:
        _place(area=known, placement=file, order=place, by=by)
    return known


@transaction.atomic
def end_missing(*, panel: Panel, slugs: set[str], by: User | None) -> None:
    """End the areas of a panel that its file no longer has, with everything placed in them."""
    gone = PriorityArea.objects.filter(panel=panel, to_on__isnull=True).exclude(slug__in=slugs)
    for area in gone:
        for placement in area.placements.filter(to_on__isnull=True):
            _end(placement, by=by)
        wanted = {"to_on": _last_day(area.from_on)}
        amend(verb="area_ended", subject=area, wanted=wanted, by=by)


def _described(area: AreaFile, order: int) -> dict[str, object]:
    """Return the fields of an area as its file has them."""
    return {
        "name": area.name,
        "description": area.description,
        "order": order,
        "from_on": area.from_on,
        "to_on": area.to_on,
    }


def _placed(placement: PlacementFile, order: int) -> dict[str, object]:
    """Return the fields of a placement as its file has them."""
    waiting = placement.targets_to_be_confirmed
    return {
        "order": order,
        "from_on": placement.from_on,
        "to_on": placement.to_on,
        "target_note": waiting[-1].words if waiting else "",
    }


def _place(*, area: PriorityArea, placement: PlacementFile, order: int, by: User | None) -> None:
    """Put an indicator into an area, with the targets it has there."""
    placed = Placement.objects.create(
        area=area,
        indicator=Indicator.objects.get(code=placement.indicator),
        **_placed(placement, order),
    )
    record(verb="indicator_placed", subject=placed, by=by, new={"order": order})
    for target in placement.targets:
        targets.set_target(placement=placed, target=target, by=by)


Matched = list[tuple[Placement, PlacementFile, int]]


def _matched(
    area: PriorityArea, file: AreaFile
) -> tuple[Matched, list[tuple[PlacementFile, int]], list[Placement]]:
    """Return which placement is which of the file's, which are new, and which the file lacks.

    The first day tells them apart. Where only that was corrected, the indicator does.
    """
    there: dict[str, list[Placement]] = defaultdict(list)
    for placed in area.placements.select_related("indicator").order_by("from_on"):
        there[placed.indicator.code].append(placed)
    matched: Matched = []
    unmatched: list[tuple[PlacementFile, int]] = []
    for place, wanted in enumerate(file.placements, start=1):
        same = [one for one in there[wanted.indicator] if one.from_on == wanted.from_on]
        if same:
            there[wanted.indicator].remove(same[0])
            matched.append((same[0], wanted, place))
        else:
            unmatched.append((wanted, place))
    new = []
    for wanted, place in unmatched:
        # One that has ended is another spell in the area, not the same one with another first day.
        still_open = [one for one in there[wanted.indicator] if one.to_on is None]
        if still_open:
            there[wanted.indicator].remove(still_open[0])
            matched.append((still_open[0], wanted, place))
        else:
            new.append((wanted, place))
    # Those that end come first, since an indicator has one open place in an area.
    matched.sort(key=lambda match: match[1].to_on is None)
    return matched, new, [placed for left in there.values() for placed in left]


def _end(placement: Placement, *, by: User | None) -> None:
    """End a placement and its target with yesterday, unless it has ended."""
    if placement.to_on is not None:
        return
    targets.end_open(placement=placement, on=_last_day(placement.from_on), by=by)
    wanted = {"to_on": _last_day(placement.from_on)}
    amend(verb="placement_ended", subject=placement, wanted=wanted, by=by)


def _last_day(from_on: date) -> date:
    """Return yesterday, or the first day of what began later: nothing ends before it begins."""
    return max(timezone.localdate() - timedelta(days=1), from_on)
