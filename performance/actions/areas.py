"""What is done to priority areas: set up, indicators placed, targets set."""

from django.db import transaction

from performance.definitions import Placement as PlacementFile
from performance.definitions import Target as TargetFile
from performance.definitions.placements import Area as AreaFile
from performance.models import Indicator, Placement, PriorityArea, Target
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Panel, Post


@transaction.atomic
def establish(*, panel: Panel, area: AreaFile, order: int, by: User | None) -> PriorityArea:
    """Set up an area of a panel with its placements and targets."""
    established = PriorityArea.objects.create(
        panel=panel,
        slug=area.slug,
        name=area.name,
        description=area.description,
        order=order,
        from_on=area.from_on,
        to_on=area.to_on,
    )
    record(verb="area_established", subject=established, by=by, new={"name": area.name})
    for place, placement in enumerate(area.placements, start=1):
        _place(area=established, placement=placement, order=place, by=by)
    return established


def _place(*, area: PriorityArea, placement: PlacementFile, order: int, by: User | None) -> None:
    """Put an indicator into an area, with the targets it has there."""
    waiting = placement.targets_to_be_confirmed
    placed = Placement.objects.create(
        area=area,
        indicator=Indicator.objects.get(code=placement.indicator),
        order=order,
        from_on=placement.from_on,
        to_on=placement.to_on,
        target_note=waiting[-1].words if waiting else "",
    )
    record(verb="indicator_placed", subject=placed, by=by, new={"order": order})
    for target in placement.targets:
        set_target(placement=placed, target=target, by=by)


@transaction.atomic
def set_target(*, placement: Placement, target: TargetFile, by: User | None) -> Target:
    """Set a target from a day on; a past period keeps the one that applied then."""
    post = Post.objects.filter(slug=target.set_by).first()
    made = Target.objects.create(
        placement=placement,
        comparison=target.comparison.value,
        value=target.value,
        upper_value=target.upper,
        applies=target.applies.value,
        tolerance_kind=target.tolerance.kind.value if target.tolerance else "",
        tolerance=target.tolerance.value if target.tolerance else None,
        profile=[str(step) for step in target.profile] if target.profile else None,
        from_on=target.from_on,
        to_on=target.to_on,
        set_by=post.title if post else target.set_by,
        reason=target.reason,
    )
    record(
        verb="target_set",
        subject=made,
        by=by,
        new={"from_on": target.from_on.isoformat(), "set_by": made.set_by},
        why=target.reason,
    )
    return made
