"""Writing an audit: its words are saved as they are typed, and handed in when they are complete."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from audits.actions.moderating import has_moderation
from audits.actions.putting import locked
from audits.draft import Words, words_of
from audits.missing import missing_in
from audits.models import (
    AreaFinding,
    Audit,
    Grade,
    RemedialAction,
    Submission,
    ToolArea,
)
from audits.refusals import AuditRefused, Overtaken
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Post

State = Audit.State
# What a draft keeps as plain fields of the audit.
PLAIN = (
    "audited_on",
    "practitioner",
    "has_practitioner_taken_part",
    "is_family_asked",
    "family_said",
    "grade",
    "strengths",
    "improvements",
)


@transaction.atomic
def save(
    *, audit: Audit, words: Words, based_on: int, by: User, now: datetime | None = None
) -> Audit:
    """Keep a draft. Raises Overtaken where other words were saved after version `based_on`.

    The same words sent twice are kept once: a page that is left sends them without waiting for an
    answer, and sends them again when it is opened anew. Raises AuditRefused once the audit is
    handed in, for a grade of another scale, and for a day of auditing that is still to come.
    """
    _refuse_wrong(audit, words, today=timezone.localdate(now or timezone.now()))
    still_there = Audit.objects.filter(pk=audit.pk, version=based_on, state__in=Audit.WITH_AUDITOR)
    if not still_there.update(version=F("version") + 1):
        audit.refresh_from_db()
        if audit.is_with_auditor and words_of(audit) == words:
            return audit
        _why_not_saved(audit, based_on)
    audit.refresh_from_db(fields=["version", "state"])
    if audit.state == State.ALLOCATED:
        audit.state = State.IN_PROGRESS
    for name in PLAIN:
        setattr(audit, name, getattr(words, name))
    audit.save(update_fields=["state", *PLAIN])
    audit.strength_themes.set(words.strength_themes)
    audit.development_themes.set(words.development_themes)
    _keep_findings(audit, words.findings)
    _keep_remedies(audit, words.remedies)
    record(verb="audit_saved", subject=audit, by=by, new={"version": audit.version})
    return audit


@transaction.atomic
def submit(*, audit: Audit, based_on: int, by: User, now: datetime | None = None) -> Submission:
    """Hand an audit in. From then on nobody changes a word of it, unless changes are requested.

    What was handed in is kept as it was. Raises AuditRefused with all that is missing, and
    Overtaken where somebody saved meanwhile.
    """
    now = now or timezone.now()
    missing = missing_in(audit)
    if missing:
        raise AuditRefused("Not handed in. Still missing: " + "; ".join(missing) + ".")
    still_there = Audit.objects.filter(
        pk=audit.pk, version=based_on, state__in=[State.IN_PROGRESS, State.CHANGES_REQUESTED]
    )
    if not still_there.update(
        state=State.SUBMITTED, submitted_at=now, version=F("version") + 1, changes_wanted=""
    ):
        _why_not_saved(audit, based_on)
    audit.refresh_from_db()
    submission = Submission.objects.create(
        audit=audit,
        number=audit.submissions.count() + 1,
        grade=audit.grade,
        content=_content(audit),
        is_late=timezone.localdate(now) > audit.due_on,
        submitted_at=now,
        submitted_by=by,
    )
    new = {"submission": submission.number, "is_late": submission.is_late}
    record(verb="audit_submitted", subject=audit, by=by, new=new)
    return submission


@transaction.atomic
def request_changes(*, audit: Audit, why: str, by: User) -> Audit:
    """Give an audit back to its auditor, with what is to be changed. Raises AuditRefused.

    Once a moderator has graded it, it stays as it was handed in: the second grade is of that.
    """
    why = why.strip()
    if not why:
        raise AuditRefused("Say what is to be changed, so that the auditor knows what to do.")
    # Held, so that no moderation begins in between.
    if has_moderation(locked(audit)):
        raise AuditRefused("A moderator has graded this audit, so it stays as it was handed in.")
    still_there = Audit.objects.filter(pk=audit.pk, state=State.SUBMITTED, oversight__isnull=True)
    # Without a join: SQLite and PostgreSQL both refuse an update across one.
    moved = Audit.objects.filter(pk__in=still_there.values("pk")).update(
        state=State.CHANGES_REQUESTED,
        changes_wanted=why,
        put_to_panel_at=None,
        put_to_panel_by=None,
        version=F("version") + 1,
    )
    if not moved:
        audit.refresh_from_db()
        reason = (
            "The service lead's oversight is recorded already"
            if audit.state == State.SUBMITTED
            else f"The audit is {audit.get_state_display().lower()}"
        )
        raise AuditRefused(f"{reason}. Changes are asked for before that, of a submitted audit.")
    audit.refresh_from_db()
    record(verb="audit_changes_requested", subject=audit, by=by)
    return audit


def _refuse_wrong(audit: Audit, words: Words, *, today: date) -> None:
    """Raise AuditRefused for what no draft may hold."""
    scale = audit.tool.scale_id
    grades: Iterable[Grade | None] = (words.grade, *(one for _, one in words.findings.values()))
    if any(grade is not None and grade.scale_id != scale for grade in grades):
        raise AuditRefused("That grade is not of this audit's scale. Choose one of its grades.")
    if words.audited_on is not None and words.audited_on > today:
        raise AuditRefused(
            f"The case was audited on {words.audited_on:%-d %B %Y}, which is still to come. "
            "Give today or an earlier day."
        )


def _why_not_saved(audit: Audit, based_on: int) -> None:
    """Raise what is the case: it was handed in, it is not begun, or somebody was faster."""
    now = Audit.objects.get(pk=audit.pk)
    if now.is_with_auditor and now.version != based_on:
        raise Overtaken("Other words were saved of this audit while you wrote.")
    if now.state == State.ALLOCATED:
        raise AuditRefused("Write the audit first.")
    raise AuditRefused(
        f"The audit is {now.get_state_display().lower()}, so its words stay as they are."
    )


def _keep_findings(audit: Audit, findings: Mapping[int, tuple[str, Grade | None]]) -> None:
    """Write the words and the grade of each of the tool's areas."""
    for area in ToolArea.objects.filter(tool=audit.tool_id, pk__in=findings):
        says, grade = findings[area.pk]
        AreaFinding.objects.update_or_create(
            audit=audit,
            area=area,
            defaults={"says": says, "grade": grade if area.is_graded else None},
        )


def _keep_remedies(audit: Audit, remedies: Iterable[tuple[str, Post | None, date | None]]) -> None:
    """Bring the draft's actions to the form's; those that others added, or that are done, stay."""
    audit.remedies.drafted().delete()
    RemedialAction.objects.bulk_create(
        RemedialAction(audit=audit, says=says, owner=owner, due_on=due_on)
        for says, owner, due_on in remedies
    )


def _content(audit: Audit) -> dict[str, Any]:
    """Return every word of an audit as JSON."""
    themes = {
        name: sorted(getattr(audit, name).values_list("slug", flat=True))
        for name in ("strength_themes", "development_themes")
    }
    return {
        "audited_on": audit.audited_on.isoformat() if audit.audited_on else None,
        "practitioner": audit.practitioner,
        "has_practitioner_taken_part": audit.has_practitioner_taken_part,
        "is_family_asked": audit.is_family_asked,
        "family_said": audit.family_said,
        "strengths": audit.strengths,
        "improvements": audit.improvements,
        **themes,
        "findings": [
            {
                "area": one.area.slug,
                "says": one.says,
                "grade": one.grade.slug if one.grade else None,
            }
            for one in audit.findings.with_areas()
        ],
        "remedies": [
            {"says": one.says, "owner": one.owner.slug, "due_on": one.due_on.isoformat()}
            for one in audit.remedies.select_related("owner")
            if one.owner and one.due_on
        ],
    }
