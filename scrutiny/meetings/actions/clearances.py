"""What is done to clearances: given for a version of a report, taken back, counted again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.due_days import due_day
from scrutiny.meetings.models import Clearance, Meeting
from scrutiny.meetings.posts import posts_held


class ClearanceRefused(Exception):
    """Raised with a sentence when a clearance cannot be given or taken back."""


@transaction.atomic
def clear(
    *, clearance: Clearance, version: int, note: str, by: User, now: datetime | None = None
) -> Clearance:
    """Clear a report as it stands in the version that was read.

    Whoever does it for the post's holder says in a note who agreed. Raises ClearanceRefused, also
    for the second of two people at once.
    """
    now, note = now or timezone.now(), note.strip()
    report = clearance.report
    report.refresh_from_db(fields=["latest", "state"])
    if not report.latest:
        raise ClearanceRefused("There are no words to clear yet.")
    if version != report.latest:
        raise ClearanceRefused(
            f"Version {report.latest} was saved after the one you read. Read it first."
        )
    held = posts_held(by, on=timezone.localdate(now))
    if clearance.post_id not in held and not note:
        raise ClearanceRefused("Say who agreed and how, since you do not hold the post yourself.")
    open_ones = Clearance.objects.filter(pk=clearance.pk).filter(
        Q(cleared_version__isnull=True) | Q(cleared_version__lt=version)
    )
    if not open_ones.update(cleared_at=now, cleared_by=by, cleared_version=version, note=note):
        clearance.refresh_from_db()
        raise ClearanceRefused(f"{_kind(clearance)} is given already, by {clearance.cleared_by}.")
    clearance.refresh_from_db()
    record(
        verb="report_cleared",
        subject=report,
        by=by,
        new={"kind": clearance.kind, "version": version},
        why=f"{_kind(clearance)}. {note}".strip(),
    )
    return clearance


@transaction.atomic
def unclear(*, clearance: Clearance, why: str, by: User) -> Clearance:
    """Take a clearance back, with a word on why. Raises ClearanceRefused."""
    if not why.strip():
        raise ClearanceRefused("Say why the clearance is taken back.")
    given = Clearance.objects.filter(pk=clearance.pk, cleared_at__isnull=False)
    if not given.update(cleared_at=None, cleared_by=None, cleared_version=None, note=""):
        raise ClearanceRefused(f"{_kind(clearance)} is not given, so it cannot be taken back.")
    clearance.refresh_from_db()
    record(
        verb="clearance_taken_back",
        subject=clearance.report,
        by=by,
        old={"kind": clearance.kind},
        why=f"{_kind(clearance)}. {why.strip()}",
    )
    return clearance


@transaction.atomic
def count_again(*, meeting: Meeting, by: User | None) -> None:
    """Bring the days of all clearances to where the meeting is now; nothing where they are so."""
    for clearance in Clearance.objects.filter(report__item__meeting=meeting):
        due_on = due_day(meeting, clearance.kind)
        if clearance.due_on != due_on:
            Clearance.objects.filter(pk=clearance.pk).update(due_on=due_on)
            record(
                verb="clearance_moved",
                subject=clearance,
                by=by,
                old={"due_on": clearance.due_on.isoformat()},
                new={"due_on": due_on.isoformat()},
            )


def _kind(clearance: Clearance) -> str:
    return f"Clearance by {clearance.get_kind_display().lower()}"
