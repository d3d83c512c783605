"""From whom an audit's grade is hidden: whoever may still moderate it, which is done blind first.

Asked of an audit from its allocation on, since its keeper reads it long before the panel does. A
grade is hidden until it is moderated; from one person until their own grade is in, or until they
had it opened for their work, after which they do not grade it blind.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from audits.models import Audit, Moderation
from audits.moderators import Moderator
from audits.panel import to_be_graded_by
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.history.models import Event

OPENED = "audit_grades_opened"
WHY_HIDDEN = (
    "The grades, and what would give them away, are hidden: you may still moderate this audit, and "
    "give your own grade before you see the auditor's. They are shown once your grade is in, or "
    "once somebody else has moderated it."
)
OPEN_FIRST = (
    "The grades of this audit are hidden from you, as you may still moderate it. Open them on the "
    "audit's page first; somebody else moderates it then."
)


def is_hidden_from(user: User, audit: Audit) -> bool:
    """Say whether somebody may still moderate this audit and does not know its grade yet."""
    return audit.pk in hidden_among(Audit.objects.filter(pk=audit.pk), user)


def hidden_among(audits: "QuerySet[Audit]", user: User) -> frozenset[int]:
    """Return those of some audits whose grades are hidden from somebody; two or three queries."""
    if not may(user, "audit.moderate"):
        return frozenset()
    graded = audits.filter(tool__scale__isnull=False)
    finished = Moderation.objects.filter(audit=OuterRef("pk"), moderated_at__isnull=False)
    not_put = graded.filter(put_to_panel_at__isnull=True).exclude(Exists(finished))
    put = to_be_graded_by(user, graded)
    found = list(
        Audit.objects.filter(
            Q(pk__in=put.values("pk")) | Q(pk__in=not_put.values("pk"))
        ).select_related("team__area", "auditor__person", "reaudit__auditor__person")
    )
    if not found:
        return frozenset()
    opened = opened_by(user, found)
    moderator = Moderator.of(user, on=timezone.localdate())
    return frozenset(one.pk for one in found if one.pk not in opened and not moderator.why_not(one))


def opened_by(user: User, audits: Iterable[Audit]) -> frozenset[int]:
    """Return those of some audits whose grades somebody had opened."""
    rows = Event.objects.filter(
        verb=OPENED,
        subject_kind=Audit._meta.label_lower,
        subject_id__in=[str(one.pk) for one in audits],
        by_user_id=user.pk,
    )
    return frozenset(int(pk) for pk in rows.values_list("subject_id", flat=True))


def why_not_blind(user: User, audit: Audit) -> str:
    """Say in a sentence why somebody cannot grade an audit blind; nothing where they can."""
    if not opened_by(user, [audit]):
        return ""
    return "You opened the grades of this audit, so somebody else has to moderate it."
