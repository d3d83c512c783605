"""Reading the audits of a period as plain rows, by the cycle's month and never by submission."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from audits.analysis.past import PastRow
from audits.analysis.periods import Period
from audits.analysis.rows import Grade, Kind, Remedy, Row, Scale
from audits.analysis.whole import Analysis, analyse, chosen
from audits.grading import graded, with_moderations
from audits.models import Audit, GradeScale, PastOutcome, Submission
from audits.models import Grade as GradeOfAudit
from audits.naming import Known


def analysis_of(period: Period, *, team: str = "", theme: str = "") -> Analysis:
    """Return a period's figures as they are now, of one team or one theme where it is named."""
    is_chosen = bool(team or theme)
    past = [] if is_chosen else past_within(period)
    return analyse(chosen(rows_for(period), team=team, theme=theme), period, past)


def rows_for(period: Period) -> list[Row]:
    """Return the audits of a period and of the months that its series begins with.

    An audit is of its cycle's month: what comes in at five past midnight on 1 April stays in March.
    """
    first = min(period.from_on, period.series_months[0])
    return _rows(first, period.to_on)


def past_within(period: Period) -> list[PastRow]:
    """Return what was published, before the portal, of days within the period."""
    found = PastOutcome.objects.filter(from_on__gte=period.from_on, to_on__lte=period.to_on)
    scales = _scales()
    return [_past(one, scales[one.scale_id]) for one in found]


def known_within(period: Period) -> Known:
    """Return the references of a period's audits, and the names of who is in them.

    Those that were replaced are among them: they name people as well. Of one that was given to
    another auditor only that other is known.
    """
    audits = Audit.objects.filter(cycle__month__range=(period.from_on, period.to_on))
    rows = list(audits.values_list("reference", "practitioner", "auditor__person__name"))
    references, practitioners, auditors = (
        frozenset(filter(None, column))
        for column in (zip(*rows, strict=True) if rows else ((),) * 3)
    )
    return Known(references, practitioners, auditors)


def _scales() -> dict[int, Scale]:
    """Return every scale with its grades."""
    return {
        scale.pk: Scale(
            name=str(scale),
            grades=tuple(
                Grade(grade.slug, grade.label, grade.is_good_or_better)
                for grade in scale.grades.all()
            ),
        )
        for scale in GradeScale.objects.prefetch_related("grades")
    }


def _past(one: PastOutcome, scale: Scale) -> PastRow:
    return PastRow(
        source_set=one.source_set,
        label=one.label,
        from_on=one.from_on,
        to_on=one.to_on,
        total=one.total,
        counts=tuple(int(one.counts.get(grade.slug, 0)) for grade in scale.grades),
        ungraded=one.ungraded,
        scale=scale,
        is_before_moderation=one.is_before_moderation,
    )


def _rows(first: date, last: date) -> list[Row]:
    audits = list(
        with_moderations(Audit.objects.standing().filter(cycle__month__range=(first, last)))
        .select_related("cycle", "team", "theme", "tool", "grade")
        .prefetch_related("strength_themes", "development_themes", "remedies")
        .order_by("cycle__month", "pk")
    )
    scales, late = _scales(), _late(audits)
    firsts = _first_grades(audits)
    return [
        _row(audit, scales.get(audit.tool.scale_id or 0), audit.pk in late, firsts)
        for audit in audits
    ]


def _late(audits: Iterable[Audit]) -> set[int]:
    """Return the audits that were late when they were first handed in."""
    late = Submission.objects.filter(audit__in=audits, number=1, is_late=True)
    return set(late.values_list("audit_id", flat=True))


def _first_grades(audits: Iterable[Audit]) -> dict[int, str | None]:
    """Return what counted of the audits that were audited again."""
    parents = [audit.parent_id for audit in audits if audit.parent_id]
    found = with_moderations(Audit.objects.filter(pk__in=parents)).select_related("grade")
    return {parent.pk: _slug(graded(parent).final) for parent in found}


def _slug(grade: GradeOfAudit | None) -> str | None:
    return grade.slug if grade else None


def _row(audit: Audit, scale: Scale | None, is_late: bool, firsts: dict[int, str | None]) -> Row:
    grades = graded(audit)
    return Row(
        month=audit.cycle.month,
        team=audit.team.name,
        kind=Kind(audit.kind),
        theme=audit.theme.title if audit.theme else "",
        is_allocated=audit.state != Audit.State.UNALLOCATED,
        is_submitted=audit.state in Audit.SUBMITTED_STATES,
        is_late=is_late,
        has_practitioner_taken_part=audit.has_practitioner_taken_part,
        is_family_asked=audit.is_family_asked,
        scale=scale,
        auditor_grade=_slug(grades.by_auditor),
        moderated_grade=_slug(grades.moderated),
        first_grade=firsts.get(audit.parent_id or 0),
        strengths=tuple(theme.title for theme in audit.strength_themes.all()),
        developments=tuple(theme.title for theme in audit.development_themes.all()),
        remedies=tuple(_remedies(audit)),
    )


def _remedies(audit: Audit) -> list[Remedy]:
    """Return the actions of an audit that was handed in; they are agreed by that."""
    if audit.submitted_at is None:
        return []
    agreed_on = timezone.localdate(audit.submitted_at)
    return [Remedy(agreed_on, one.done_on) for one in audit.remedies.all()]
