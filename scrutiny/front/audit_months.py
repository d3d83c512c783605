"""A month of audits of the demonstration, brought about by the same actions as the pages use."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from audits.actions import (
    concerns,
    cycles,
    drawing,
    escalating,
    filing,
    issuing,
    moderating,
    overseeing,
    practice,
    putting,
    reading,
    remedying,
    writing,
)
from audits.analysis.periods import period_from
from audits.definitions.months import AnalysisFile, AuditFile, MonthFile
from audits.draft import Words
from audits.drawing.population import read_file
from audits.models import (
    Audit,
    Cycle,
    Escalation,
    EscalationUpdate,
    Grade,
    IssuedAnalysis,
    LearningTheme,
    Moderation,
    Team,
    Tool,
)
from scrutiny.accounts.models import User
from scrutiny.front.audit_people import People
from scrutiny.front.days import noon
from scrutiny.panels.models import Post
from scrutiny.privacy import faults_of_reference


def load(file: MonthFile, *, folder: Path, people: People) -> None:
    """Bring a month to what its file tells; one that is there already is left alone."""
    month = date.fromisoformat(f"{file.month}-01")
    if not Cycle.objects.of_month(month).exists():
        _draw(file, folder=folder, month=month, by=people.unit)
        audits = Audit.objects.with_names().filter(cycle__month=month, kind=Audit.Kind.SAMPLE)
        for told, audit in zip(file.audits, audits.order_by("pk"), strict=False):
            _bring_about(told, audit, file.said, people)
    for analysis in file.analyses:
        _issue(analysis, by=people.unit)


def _draw(file: MonthFile, *, folder: Path, month: date, by: User) -> None:
    """Open the month, send in its open cases and draw."""
    cycle = cycles.start(month=month, by=by, now=noon(file.drawn_on))
    population = read_file(
        (folder / file.open_cases).read_bytes(),
        teams={team.slug: team.name for team in Team.objects.all()},
        on=file.drawn_on,
        faults_of=faults_of_reference,
    )
    cycles.replace_population(cycle=cycle, cases=population.cases, by=by)
    drawing.draw(
        cycle=cycle,
        asked_for=file.asked_for,
        tool=Tool.objects.current(on=file.drawn_on).get(slug=file.tool),
        seed=file.seed,
        by=by,
        now=noon(file.drawn_on),
    )


def _bring_about(told: AuditFile, audit: Audit, said: dict[str, str], people: People) -> None:
    """Let happen to an audit what its file tells, in the order of the days."""
    steps: tuple[tuple[object, Callable[[], object]], ...] = (
        (told.concern, lambda: _concern(told, audit, people)),
        (told.saved_on or told.handed_in_on, lambda: _write(told, audit, said, people)),
        (told.changes, lambda: _give_back(told, audit, people)),
        (told.oversight, lambda: _oversee(told, audit, people)),
        (told.dispute, lambda: _dispute(told, audit, people)),
        (told.moderation, lambda: _moderate(told, audit, people)),
        (told.first_update, lambda: _update(told, audit, people)),
        (told.remedies, lambda: _remedy(told, audit, people)),
        (told.placed_on, lambda: _place(told, audit, people)),
        (told.example, lambda: _offer(told, audit, people)),
    )
    for is_told, step in steps:
        if is_told:
            step()
            audit.refresh_from_db()


def _write(told: AuditFile, audit: Audit, said: dict[str, str], people: People) -> None:
    day = told.saved_on or told.handed_in_on
    assert day is not None  # the step was told
    grade = Grade.objects.filter(scale=audit.tool.scale_id, slug=told.grade).first()
    words = Words(
        audited_on=told.audited_on,
        has_practitioner_taken_part=True if told.handed_in_on else None,
        is_family_asked=audit.pk % 3 != 0 if told.handed_in_on else None,
        grade=grade,
        strengths=told.strengths,
        improvements=told.improvements,
        strength_themes=_themes(told.strength_themes),
        development_themes=_themes(told.development_themes),
        findings={
            area.pk: (
                said[grade.slug] if area.is_graded else said["narrative"],
                grade if area.is_graded else None,
            )
            for area in audit.tool.areas.all()
            if grade is not None
        },
        remedies=tuple(
            (one.says, Post.objects.get(slug=one.owner), one.due_on) for one in told.remedies
        ),
    )
    by = people.auditor_of(audit)
    saved = writing.save(audit=audit, words=words, based_on=audit.version, by=by, now=noon(day))
    if told.handed_in_on:
        writing.submit(audit=saved, based_on=saved.version, by=by, now=noon(told.handed_in_on))


def _themes(slugs: tuple[str, ...]) -> tuple[LearningTheme, ...]:
    return tuple(LearningTheme.objects.get(slug=slug) for slug in slugs)


def _concern(told: AuditFile, audit: Audit, people: People) -> None:
    assert told.concern is not None  # the step was told
    raised = concerns.raise_concern(
        audit=audit, says=told.concern.says, by=people.auditor_of(audit), now=noon(told.concern.day)
    )
    if told.concern.answered_on:
        concerns.answer(
            concern=raised,
            outcome=told.concern.outcome,
            by=people.lead_of(audit, on=told.concern.answered_on),
            now=noon(told.concern.answered_on),
        )


def _give_back(told: AuditFile, audit: Audit, people: People) -> None:
    writing.request_changes(audit=audit, why=told.changes, by=people.unit)


def _oversee(told: AuditFile, audit: Audit, people: People) -> None:
    assert told.oversight is not None  # the step was told
    overseeing.oversee(
        audit=audit,
        comment=told.oversight.comment,
        follow_up=told.oversight.follow_up,
        by=people.lead_of(audit, on=told.oversight.day),
        now=noon(told.oversight.day),
    )


def _dispute(told: AuditFile, audit: Audit, people: People) -> None:
    assert told.dispute is not None  # the step was told
    overseeing.dispute(
        audit=audit,
        reason=told.dispute.reason,
        by=people.lead_of(audit, on=told.dispute.day),
        now=noon(told.dispute.day),
    )


def _moderate(told: AuditFile, audit: Audit, people: People) -> None:
    assert told.moderation is not None  # the step was told
    now = noon(told.moderation.day)
    moderator = people.moderator_of(audit, on=told.moderation.day)
    grade = Grade.objects.get(scale=audit.tool.scale_id, slug=told.moderation.grade)
    putting.put_to_panel(audit=audit, by=people.unit, now=now)
    audit.refresh_from_db()
    begun = moderating.grade_blind(
        audit=audit,
        grade=grade,
        trigger=Moderation.Trigger.DIP_SAMPLE,
        by=moderator,
        now=now,
    )
    moderating.finish(
        moderation=begun, grade=grade, reason=told.moderation.reason, by=moderator, now=now
    )


def _update(told: AuditFile, audit: Audit, people: People) -> None:
    assert told.first_update is not None  # the step was told
    escalating.give_update(
        escalation=Escalation.objects.get(audit=audit),
        step=EscalationUpdate.Step.FIRST,
        says=told.first_update.says,
        by=people.lead_of(audit, on=told.first_update.day),
        now=noon(told.first_update.day),
    )


def _remedy(told: AuditFile, audit: Audit, people: People) -> None:
    """Finish the actions that are told as done."""
    for one in told.remedies:
        if one.done_on is not None:
            remedying.finish(
                remedy=audit.remedies.get(says=one.says),
                outcome=one.outcome,
                done_on=one.done_on,
                by=people.lead_of(audit, on=one.done_on),
                now=noon(one.done_on),
            )


def _place(told: AuditFile, audit: Audit, people: People) -> None:
    assert told.placed_on is not None  # the step was told
    filing.place_on_file(
        audit=audit,
        placed_on=told.placed_on,
        by=people.auditor_of(audit),
        now=noon(told.placed_on),
    )


def _offer(told: AuditFile, audit: Audit, people: People) -> None:
    """Offer an example; whoever does knows the grade, and moderates the audit no more."""
    reading.open_grades(audit=audit, by=people.unit)
    now = noon(told.placed_on) if told.placed_on else None
    practice.offer(audit=audit, says=told.example, by=people.unit, now=now)


def _issue(file: AnalysisFile, *, by: User) -> None:
    """Issue an analysis, unless one of the period was issued before."""
    if IssuedAnalysis.objects.filter(period=file.period).exists():
        return
    issuing.issue(
        period=period_from(file.period),
        strengths=file.strengths,
        developments=file.developments,
        next_steps=file.next_steps,
        by=by,
        now=noon(file.issued_on),
    )
