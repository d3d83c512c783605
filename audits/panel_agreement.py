"""Reading how far a month's panel agreed with the auditors, for each scale that was used."""

from audits.analysis.agreement import agreement
from audits.models import Cycle, Grade, GradeScale, Moderation
from audits.presenters.agreement import ShownAgreement, agreement_of, matrix_of


def agreements_of(cycle: Cycle) -> tuple[ShownAgreement, ...]:
    """Return the agreement of the last moderation of each of the month's audits."""
    finished = Moderation.objects.filter(audit__cycle=cycle, moderated_at__isnull=False)
    last = {one.audit_id: one for one in finished.select_related("grade").order_by("pk")}
    shown = []
    for scale in GradeScale.objects.order_by("slug", "version"):
        of_scale = [one for one in last.values() if one.grade and one.grade.scale_id == scale.pk]
        if not of_scale:
            continue
        grades = list(Grade.objects.filter(scale=scale))
        for_their_grade = [one for one in of_scale if one.trigger == Moderation.Trigger.INADEQUATE]
        matrix = matrix_of(of_scale, grades)
        found = agreement(matrix, good_count=sum(one.is_good_or_better for one in grades))
        shown.append(
            agreement_of(matrix, grades, for_their_grade=len(for_their_grade), found=found)
        )
    return tuple(shown)
