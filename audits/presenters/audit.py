"""One audit as its page shows it: its facts, its words, what was said about it since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from audits.grading import graded
from audits.models import AreaFinding, Audit, LearningTheme, RemedialAction, Submission, Tool
from audits.presenters.board import COLOURS
from audits.presenters.words import Said, said_in

ANSWERS = {True: "Yes", False: "No", None: "Not said yet"}


HIDDEN = "Shown once you have graded it yourself or somebody else has moderated it"


@dataclass(frozen=True)
class Fact:
    """A line of the audit's summary; `url` leads to where it comes from."""

    key: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class ReadAudit:
    """What a view reads beside the audit: findings with areas and grades, actions with owners."""

    findings: Iterable[AreaFinding]
    remedies: Iterable[RemedialAction]
    strengths: Iterable[LearningTheme]
    developments: Iterable[LearningTheme]


@dataclass(frozen=True)
class AuditPage:
    """All that the page says of an audit."""

    state: str
    colour: str
    timing: str
    is_late: bool
    facts: tuple[Fact, ...]
    said: tuple[Said, ...]
    remedies: tuple[tuple[str, str, str], ...]
    strengths: tuple[str, ...]
    developments: tuple[str, ...]


def page_of(audit: Audit, read: ReadAudit, *, sees_grades: bool, on: date) -> AuditPage:
    """Return what the page of an audit says on a day.

    Grades are only for who may see them, and so are actions: that there are any tells of a grade.
    """
    return AuditPage(
        state=audit.get_state_display(),
        colour=COLOURS[audit.state],
        timing=timing(audit, on=on),
        is_late=audit.is_with_auditor and audit.due_on < on,
        facts=tuple(_facts(audit, sees_grades)),
        said=said_in(audit, read.findings, with_grades=sees_grades),
        remedies=tuple(
            (one.says, str(one.owner or ""), _until(one.due_on, one.done_on))
            for one in (read.remedies if sees_grades else ())
        ),
        strengths=tuple(str(one) for one in read.strengths),
        developments=tuple(str(one) for one in read.developments),
    )


def timing(audit: Audit, *, on: date) -> str:
    """Return when an audit is due, as seen from a day, or when it came in."""
    if audit.submitted_at is not None and not audit.is_with_auditor:
        handed_in = timezone.localdate(audit.submitted_at)
        late = (handed_in - audit.due_on).days
        words = f"Handed in on {handed_in:%-d %B %Y}"
        return f"{words}, {_days(late)} late" if late > 0 else words
    left = (audit.due_on - on).days
    if left < 0:
        return f"Late by {_days(-left)}: it was due on {audit.due_on:%-d %B %Y}"
    if left == 0:
        return "Due today"
    return f"Due on {audit.due_on:%-d %B %Y}: {_days(left)} left"


@dataclass(frozen=True)
class DisputeShown:
    """A dispute, how it ended, and the page on which it is settled, for who may."""

    reason: str
    outcome: str
    explanation: str
    settle_url: str


def disputes_shown(audit: Audit, *, may_settle: bool) -> tuple[DisputeShown, ...]:
    """Return the disputes about an audit, the first one first."""
    return tuple(
        DisputeShown(
            one.reason,
            one.get_outcome_display() if one.outcome else "",
            one.explanation,
            reverse("audits:dispute-settle", args=[one.pk])
            if may_settle and one.settled_at is None
            else "",
        )
        for one in audit.disputes.all()
    )


def submission_shown(submission: Submission, tool: Tool, *, sees_grades: bool) -> tuple[Said, ...]:
    """Return the words of an audit as it was handed in at one time."""
    titles = {area.slug: area.title for area in tool.areas.all()}
    content = submission.content
    found = [
        Said(
            titles.get(one["area"], one["area"]),
            one["says"],
            (one["grade"] or "").replace("-", " ").capitalize() if sees_grades else "",
        )
        for one in content["findings"]
    ]
    found += [
        Said("Strengths", content["strengths"]),
        Said("Areas for improvement", content["improvements"]),
        Said("What the child and family said", content["family_said"]),
    ]
    return tuple(one for one in found if one.text or one.grade)


def _facts(audit: Audit, sees_grades: bool) -> list[Fact]:
    facts = [
        Fact("Case", audit.reference),
        Fact("Team", f"{audit.team}, {audit.team.area}"),
        Fact("Month", audit.cycle.label),
        Fact("How it came about", audit.get_kind_display()),
        Fact("Theme", str(audit.theme) if audit.theme else "The month's managers' audit"),
        Fact("Form", str(audit.tool)),
        Fact("Auditor", _auditor(audit, sees_grades=sees_grades)),
    ]
    if audit.parent_id is not None:
        facts.append(
            Fact("First audit", "Open it", reverse("audits:audit", args=[audit.parent_id]))
        )
    if audit.conflict_accepted_because:
        facts.append(Fact("Why their own team's", audit.conflict_accepted_because))
    if audit.submitted_at is None:
        return facts
    facts += [
        Fact("Practitioner took part", ANSWERS[audit.has_practitioner_taken_part]),
        Fact("Child and family asked", ANSWERS[audit.is_family_asked]),
    ]
    grades = graded(audit)
    if audit.is_graded and not sees_grades:
        facts.append(Fact("Grade", HIDDEN))
    elif grades.by_auditor is not None:
        facts.append(Fact("Auditor's grade", str(grades.by_auditor)))
        if grades.moderated is not None:
            facts.append(Fact("Moderated grade", str(grades.moderated)))
    if audit.placed_on is not None:
        facts.append(Fact("On the child's file since", f"{audit.placed_on:%-d %B %Y}"))
    return facts


def _auditor(audit: Audit, *, sees_grades: bool) -> str:
    # Before the panel has it only its keeper reads it blind, who gave it to its auditor.
    if not sees_grades and audit.put_to_panel_at is not None:
        return HIDDEN
    return str(audit.auditor) if audit.auditor else "Nobody yet"


def _until(due_on: date | None, done_on: date | None) -> str:
    if done_on is not None:
        return f"Done on {done_on:%-d %B %Y}"
    return f"By {due_on:%-d %B %Y}" if due_on else "No day yet"


def _days(count: int) -> str:
    return f"{count} day{'s' if count != 1 else ''}"
