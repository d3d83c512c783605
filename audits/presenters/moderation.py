"""The page of one moderation: blind first, then both grades side by side, then the record.

What a moderator reads before their own grade holds nothing that gives the auditor's away: no grade
of the audit or of an area, no reason why it is moderated, no action that only some grades ask for,
no earlier moderation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from audits.models import AreaFinding, Audit, Moderation
from audits.presenters.words import Said, said_in


class Stage(StrEnum):
    """What the page asks of whoever looks at it."""

    BLIND = "blind"
    COMPARE = "compare"
    RECORD = "record"


@dataclass(frozen=True)
class Viewer:
    """What matters of whoever looks: who they are, and what they may do to this audit.

    `why_not` keeps them from all of its moderation, `why_not_blind` from the first grade alone.
    """

    user_id: int
    is_moderator: bool
    is_keeper: bool
    why_not: str
    why_not_blind: str = ""


@dataclass(frozen=True)
class Content:
    """What the audit says; grades of its areas only where they may be seen."""

    facts: tuple[dict[str, str], ...]
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Recorded:
    """A finished moderation, with both grades."""

    rows: tuple[dict[str, str], ...]


def stage_of(viewer: Viewer, open_one: Moderation | None, *, is_waiting: bool) -> Stage:
    """Return what the page asks of somebody.

    Whoever began it compares; so does the keeper, who may finish it for them. Somebody who may not
    moderate this audit, or is no moderator, sees how far it is.
    """
    if not viewer.is_moderator or viewer.why_not:
        return Stage.RECORD
    if open_one is not None:
        is_theirs = open_one.blind_by_id == viewer.user_id
        return Stage.COMPARE if is_theirs or viewer.is_keeper else Stage.RECORD
    return Stage.BLIND if is_waiting and not viewer.why_not_blind else Stage.RECORD


def says_of(viewer: Viewer, open_one: Moderation | None, *, is_waiting: bool, is_done: bool) -> str:
    """Say how far the moderation is, and what comes next."""
    why = f" {viewer.why_not}" if viewer.is_moderator and viewer.why_not else ""
    if open_one is not None:
        began = timezone.localtime(open_one.blind_at)
        if open_one.blind_by_id == viewer.user_id:
            return f"You gave your own grade on {began:%-d %B %Y}.{why}"
        return (
            f"{open_one.blind_by.name} began to moderate this audit on {began:%-d %B %Y}, and "
            f"finishes it.{why}"
        )
    if is_waiting:
        because = why or (f" {viewer.why_not_blind}" if viewer.why_not_blind else "")
        return f"The audit waits for the moderation panel.{because}"
    if is_done:
        return "The audit is moderated. Its moderated grade is the one that counts."
    return "The audit is not before the moderation panel."


def content_of(audit: Audit, findings: Iterable[AreaFinding], *, is_blind: bool) -> Content:
    """Return what the audit says, without a grade while the reader is blind to it."""
    facts = (
        {"key": "Case", "value": audit.reference},
        {"key": "Team", "value": f"{audit.team}, {audit.team.area}"},
        {"key": "Audit form", "value": str(audit.tool)},
        {"key": "Practitioner took part", "value": _yes(audit.has_practitioner_taken_part)},
        {"key": "Child and family asked", "value": _yes(audit.is_family_asked)},
    )
    return Content(facts, said_in(audit, findings, with_grades=not is_blind))


def record_of(finished: Iterable[Moderation]) -> tuple[Recorded, ...]:
    """Return finished moderations, the last one first."""
    return tuple(_recorded(one) for one in finished)


def _recorded(one: Moderation) -> Recorded:
    assert one.grade is not None
    assert one.moderated_at is not None
    day = timezone.localdate(one.moderated_at)
    rows = [
        {"key": "Auditor's grade", "value": one.auditor_grade.label},
        {"key": "Given blind", "value": f"{one.blind_grade.label}, by {one.blind_by.name}"},
        {"key": "Moderated grade", "value": one.grade.label},
        {"key": "Reason", "value": one.reason},
        {"key": "Moderated", "value": f"{day:%-d %B %Y}, by {one.moderated_by}"},
        {"key": "Why it was moderated", "value": one.get_trigger_display()},
    ]
    return Recorded(tuple(rows))


def _yes(answer: bool | None) -> str:
    return {True: "Yes", False: "No", None: "Not said"}[answer]
