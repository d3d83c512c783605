"""What a person may do about an audit now: one table of steps, the first of them the main one."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from audits.actions.filing import missing_for_file
from audits.grading import graded
from audits.models import Audit, Grade
from scrutiny.access.door import may
from scrutiny.accounts.models import User

State = Audit.State


@dataclass(frozen=True)
class NextStep:
    """A step as a button or a link."""

    label: str
    url: str


@dataclass(frozen=True)
class Step:
    """A step of the table: its words, its verb, its page, and when it is possible.

    Some are possible only after some grades: to see one of those is to be told of the grade.
    """

    label: str
    verb: str
    route: str
    is_possible: Callable[[Audit], bool]
    has_grade_in_it: bool = False


def _is_submitted(audit: Audit) -> bool:
    return audit.state == State.SUBMITTED


def _wants_oversight(audit: Audit) -> bool:
    return _is_submitted(audit) and not hasattr(audit, "oversight")


def _may_be_placed(audit: Audit) -> bool:
    return not missing_for_file(audit)


def _may_be_given_back(audit: Audit) -> bool:
    return _wants_oversight(audit) and not audit.moderations.exists()


def _is_before_the_panel(audit: Audit) -> bool:
    return audit.put_to_panel_at is not None or audit.moderations.exists()


def _may_be_put(audit: Audit) -> bool:
    return _is_submitted(audit) and audit.is_graded and not _is_before_the_panel(audit)


def _is_escalated(audit: Audit) -> bool:
    return hasattr(audit, "escalation")


def _may_be_an_example(audit: Audit) -> bool:
    final = graded(audit).final
    is_example = final is not None and final.consequence == Grade.Consequence.PRACTICE
    return is_example and not hasattr(audit, "example")


def _is_movable(audit: Audit) -> bool:
    return audit.state in {State.UNALLOCATED, State.ALLOCATED}


def _may_be_disputed(audit: Audit) -> bool:
    return _is_submitted(audit) and not audit.disputes.filter(settled_at__isnull=True).exists()


STEPS = (
    Step("Write the audit", "audit.write", "audits:audit-write", lambda one: one.is_with_auditor),
    Step("Record oversight", "audit.oversee", "audits:audit-oversee", _wants_oversight),
    Step(
        "Tick it as on the child's file", "audit.place", "audits:audit-place", _may_be_placed,
        has_grade_in_it=True,
    ),
    Step(
        "Ask for changes", "audit.request_changes", "audits:audit-request-changes",
        _may_be_given_back,
    ),
    Step("Dispute it", "audit.dispute", "audits:audit-dispute", _may_be_disputed),
    Step("Give it to an auditor", "audit.allocate", "audits:audit-allocate", _is_movable),
    Step("Its moderation", "audit.moderate", "audits:moderation", _is_before_the_panel),
    Step("Put it to the panel", "audit.put_to_panel", "audits:moderation", _may_be_put),
    Step(
        "Its escalation", "audit.remedy", "audits:escalation", _is_escalated, has_grade_in_it=True
    ),
    Step("Add an action", "audit.remedy", "audits:remedy-add", _is_submitted),
    Step(
        "Offer it as a practice example", "audit.offer", "audits:example-offer",
        _may_be_an_example, has_grade_in_it=True,
    ),
    Step(
        "Raise an immediate safeguarding concern", "concern.raise", "audits:concern-raise",
        lambda one: one.state not in {State.REPLACED, State.ON_FILE},
    ),
)  # fmt: skip


def next_steps(audit: Audit, user: User, *, sees_grades: bool) -> tuple[NextStep, ...]:
    """Return the steps that a person may take now, the nearest first.

    Whoever may not see the grades is shown none that tells of them.
    """
    return tuple(
        NextStep(step.label, reverse(step.route, args=[audit.pk]))
        for step in STEPS
        if (sees_grades or not step.has_grade_in_it)
        and step.is_possible(audit)
        and may(user, step.verb, audit)
    )
