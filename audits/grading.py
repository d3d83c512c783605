"""Which grade of an audit counts: the last moderated one, else the auditor's own."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from audits.models import Audit, Grade, Moderation


@dataclass(frozen=True)
class Graded:
    """An audit's two grades. Neither ever takes the place of the other."""

    by_auditor: Grade | None
    moderated: Grade | None

    @property
    def final(self) -> Grade | None:
        """Return the grade that counts."""
        return self.moderated or self.by_auditor


def with_moderations(audits: "QuerySet[Audit]") -> "QuerySet[Audit]":
    """Read the finished moderations of audits with them, so that `graded` asks no more."""
    finished = Moderation.objects.filter(moderated_at__isnull=False).select_related("grade")
    return audits.prefetch_related(
        Prefetch("moderations", queryset=finished.order_by("pk"), to_attr="finished_moderations")
    )


def graded(audit: Audit) -> Graded:
    """Return the grades of an audit that was handed in; one in work has none yet."""
    if audit.state not in Audit.SUBMITTED_STATES:
        return Graded(None, None)
    known: list[Moderation] | None = getattr(audit, "finished_moderations", None)
    if known is None:
        finished = audit.moderations.filter(moderated_at__isnull=False).select_related("grade")
        known = list(finished.order_by("pk"))
    return Graded(audit.grade, known[-1].grade if known else None)
