"""What the moderation panel has before it: which audits wait, why, and the draw of its dip sample.

An audit waits from when it is put to the panel until it is moderated; put again, it waits again.
"""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import Exists, OuterRef, QuerySet

from audits.models import Audit, Dispute, Moderation
from scrutiny.accounts.models import User

# An audit that was sent back for changes has no grade to agree with until it is handed in again.
CAN_BE_MODERATED = (Audit.State.SUBMITTED, Audit.State.ON_FILE)


def graded_and_in(audits: "QuerySet[Audit]") -> "QuerySet[Audit]":
    """Return the audits that were handed in with a grade, and so can be moderated."""
    return audits.filter(state__in=CAN_BE_MODERATED, grade__isnull=False, tool__scale__isnull=False)


def waiting(audits: "QuerySet[Audit]") -> "QuerySet[Audit]":
    """Return the audits that are put to the panel and not moderated since.

    The one rule of who waits: a moderation of the time before is not of this one, whenever it ends.
    """
    since = Moderation.objects.filter(
        audit=OuterRef("pk"),
        blind_at__gte=OuterRef("put_to_panel_at"),
        moderated_at__isnull=False,
    )
    return audits.filter(put_to_panel_at__isnull=False).exclude(Exists(since))


def to_be_graded_by(user: User, audits: "QuerySet[Audit]") -> "QuerySet[Audit]":
    """Return the audits that wait and that somebody has not graded since they were put there.

    Whether they may is another question (`moderators.py`). What they graded the time before does
    not count: an audit that is put to the panel again is graded blind again.
    """
    theirs = Moderation.objects.filter(
        audit=OuterRef("pk"), blind_by=user, blind_at__gte=OuterRef("put_to_panel_at")
    )
    return waiting(audits).exclude(Exists(theirs))


def is_waiting(audit: Audit) -> bool:
    """Say whether an audit is before the panel and was not moderated since."""
    return waiting(Audit.objects.filter(pk=audit.pk)).exists()


def open_moderation(audit: Audit) -> Moderation | None:
    """Return the moderation of an audit that is begun and not finished."""
    begun = audit.moderations.filter(moderated_at__isnull=True)
    return begun.select_related("blind_by", "blind_grade", "auditor_grade").first()


def trigger_of(audit: Audit) -> Moderation.Trigger:
    """Return why an audit that waits is moderated. It gives the auditor's grade away: say it late.

    A dispute that was settled so comes first; then the lowest grade; else it was picked.
    """
    last = audit.moderations.order_by("-pk").first()
    settled = audit.disputes.filter(outcome=Dispute.Outcome.MODERATED)
    if last is not None:
        settled = settled.filter(settled_at__gt=last.blind_at)
    if settled.exists():
        return Moderation.Trigger.DISPUTE
    if last is None and audit.grade is not None and audit.grade.is_escalated:
        return Moderation.Trigger.INADEQUATE
    return Moderation.Trigger.DIP_SAMPLE


def in_order_of_draw(audits: Iterable[Audit], *, seed: str) -> list[Audit]:
    """Return audits in an order that the seed alone decides.

    Each has its place by a digest of the seed and its number, so that one handed in later moves
    none of the others, and the draw comes out the same when it is done again.
    """

    def place(audit: Audit) -> str:
        return sha256(f"{seed}:{audit.pk}".encode()).hexdigest()

    return sorted(audits, key=place)
