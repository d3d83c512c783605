"""What is done to the targets of a placement: set, ended, corrected, taken back."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from performance.definitions import Target as TargetFile
from performance.models import Placement, Target
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, plain, record
from scrutiny.panels.models import Post

DAY = timedelta(days=1)


@transaction.atomic
def set_target(*, placement: Placement, target: TargetFile, by: User | None) -> Target:
    """Set a target from a day on; a past period keeps the one that applied then.

    The target that applied on that day ends the day before. One that begins on the same day is
    corrected, and the same target again changes nothing.
    """
    wanted = _fields(target)
    same_day = placement.targets.filter(from_on=target.from_on).first()
    if same_day is not None:
        amend(verb="target_corrected", subject=same_day, wanted=wanted, by=by, why=target.reason)
        return same_day
    for before in placement.targets.on(target.from_on):
        wanted_end = {"to_on": target.from_on - DAY}
        amend(verb="target_ended", subject=before, wanted=wanted_end, by=by, why=target.reason)
    made = Target.objects.create(placement=placement, from_on=target.from_on, **wanted)
    record(
        verb="target_set",
        subject=made,
        by=by,
        new={"from_on": target.from_on.isoformat(), "set_by": made.set_by},
        why=target.reason,
    )
    return made


@transaction.atomic
def end_open(*, placement: Placement, on: date, by: User | None) -> None:
    """End the placement's open target with its last day, or with its first if that is later."""
    for target in placement.targets.filter(to_on__isnull=True):
        wanted = {"to_on": max(on, target.from_on)}
        amend(verb="target_ended", subject=target, wanted=wanted, by=by)


@transaction.atomic
def bring_up_to(*, placement: Placement, files: Iterable[TargetFile], by: User | None) -> None:
    """Bring a placement's targets to what its file says, which has all of them with their days.

    One whose first day the file does not have was an error and is taken back: the history keeps
    what it was.
    """
    wanted = sorted(files, key=lambda file: file.from_on)
    for lost in placement.targets.exclude(from_on__in=[file.from_on for file in wanted]):
        old = {name: plain(getattr(lost, name)) for name in ("from_on", "comparison", "value")}
        record(verb="target_withdrawn", subject=lost, by=by, old=old)
        lost.delete()
    # In the order of their days: one has to end before the next can be the open one.
    for file in wanted:
        set_target(placement=placement, target=file, by=by)


def _fields(target: TargetFile) -> dict[str, object]:
    """Return the fields of a target as its file has them, without its first day."""
    post = Post.objects.filter(slug=target.set_by).first()
    return {
        "comparison": target.comparison.value,
        "value": target.value,
        "upper_value": target.upper,
        "applies": target.applies.value,
        "tolerance_kind": target.tolerance.kind.value if target.tolerance else "",
        "tolerance": target.tolerance.value if target.tolerance else None,
        "profile": [str(step) for step in target.profile] if target.profile else None,
        "to_on": target.to_on,
        "set_by": post.title if post else target.set_by,
        "reason": target.reason,
    }
