"""What waits on people for audits, worked out from the database each day.

A key names one phase of one thing ("audit:12:late"), so that each is told of once; the titles name
the team and the month and never the case.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from audits.boards import to_oversee_by
from audits.calendar import clock_of
from audits.days import days
from audits.models import Audit, Auditor, Concern, Escalation
from audits.models.register import answered_for_by, led_by
from scrutiny.access.door import may
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import AUDITS_CASES, KEEPS_AUDITS
from scrutiny.accounts.models import User
from scrutiny.meetings.posts import posts_held
from scrutiny.notices.waiting import Waiting

# So many days before its day an audit is named again.
SOON_DAYS = timedelta(days=5)
DAY = timedelta(days=1)


def waiting(user: User, on: date) -> list[Waiting]:
    """Return what a person owes for audits on a day."""
    found = list(_concerns(user, on))
    if has_role(user, AUDITS_CASES):
        found += _to_audit(user, on)
    if may(user, "audit.oversee") or may(user, "escalation.update"):
        posts = posts_held(user, on=on)
        found += [*_to_oversee(user, posts, on), *_to_update(user, posts)] if posts else []
    return [*found, *_to_keep(user)]


def _to_audit(user: User, on: date) -> Iterator[Waiting]:
    """Yield the audits that they write: when allocated, when due soon, and when late."""
    own = Auditor.objects.on(on).filter(person__user=user)
    audits = Audit.objects.unfinished().filter(auditor__in=own, allocated_on__lte=on)
    for one in audits.select_related("team", "cycle"):
        phase, told_from = _phase(one, on)
        title = "Change and hand in again" if one.state == Audit.State.CHANGES_REQUESTED else None
        again = "Re-audit" if one.kind == Audit.Kind.REAUDIT else "Audit"
        yield Waiting(
            key=f"audit:{one.pk}:{phase}",
            title=f"{title or again + ' a case'}: {one.team}",
            why=f"{one.cycle}.",
            url=reverse("audits:audit", args=[one.pk]),
            due_on=one.due_on,
            told_from=told_from,
        )


def _phase(audit: Audit, on: date) -> tuple[str, date]:
    """Return which reminder an audit is at, and from which day on it is sent."""
    assert audit.allocated_on is not None  # it is somebody's
    if audit.state == Audit.State.CHANGES_REQUESTED:
        return f"changes-{audit.version}", on
    if on > audit.due_on:
        return "late", audit.due_on + DAY
    if on >= audit.due_on - SOON_DAYS and audit.allocated_on < audit.due_on - SOON_DAYS:
        return "soon", audit.due_on - SOON_DAYS
    return "allocated", audit.allocated_on


def _to_oversee(user: User, posts: frozenset[int], on: date) -> Iterator[Waiting]:
    """Yield the audits of their teams whose oversight is to be recorded."""
    if not may(user, "audit.oversee"):
        return
    for one in to_oversee_by(user, led_by(posts), on=on):
        due_on = clock_of(one.cycle.month, days()).oversight_by
        assert one.submitted_at is not None  # it was handed in
        yield Waiting(
            key=f"oversight:{one.pk}",
            title=f"Record oversight of an audit: {one.team}",
            why=f"{one.cycle}.",
            url=reverse("audits:audit", args=[one.pk]),
            due_on=max(due_on, timezone.localdate(one.submitted_at)),
            told_from=timezone.localdate(one.submitted_at),
        )


def _to_update(user: User, posts: frozenset[int]) -> Iterator[Waiting]:
    """Yield the updates on escalated cases that the head and the lead of the service owe."""
    if not may(user, "escalation.update"):
        return
    theirs = answered_for_by(posts, team="audit__team")
    rows = Escalation.objects.open().filter(theirs).prefetch_related("updates")
    for one in rows.select_related("audit__team", "audit__cycle"):
        steps = ((1, one.first_update_due_on, "First"), (2, one.second_update_due_on, "Second"))
        for step, due_on, words in steps:
            if step not in one.updates_now:
                yield Waiting(
                    key=f"escalation:{one.pk}:round-{one.round}:update-{step}",
                    title=f"{words} update on an escalated case: {one.audit.team}",
                    why=f"{one.audit.cycle}.",
                    url=reverse("audits:escalation", args=[one.audit_id]),
                    due_on=due_on,
                    told_from=timezone.localdate(one.escalated_at) if step == 1 else None,
                )


def _to_keep(user: User) -> Iterator[Waiting]:
    """Yield what waits on whoever keeps the programme: re-audits that nobody has."""
    if not has_role(user, KEEPS_AUDITS):
        return
    rows = Audit.objects.filter(kind=Audit.Kind.REAUDIT, state=Audit.State.UNALLOCATED)
    for one in rows.select_related("team", "cycle"):
        yield Waiting(
            key=f"re-audit:{one.pk}:allocate",
            title=f"Find an auditor for a re-audit: {one.team}",
            why=f"{one.cycle}.",
            url=reverse("audits:audit", args=[one.pk]),
            due_on=one.due_on,
        )


def _concerns(user: User, on: date) -> Iterator[Waiting]:
    """Yield the immediate concerns that they must know of and may answer."""
    if not may(user, "concern.answer"):
        return
    # Whoever raised it does not answer it; asked here once, as `rules.is_told_of_concern` says it.
    own = Auditor.objects.on(on).filter(person__user=user)
    rows = Concern.objects.visible_to(user, on=on).unanswered().exclude(audit__auditor__in=own)
    for one in rows.select_related("audit__team"):
        yield Waiting(
            key=f"concern:{one.pk}",
            title=f"Immediate safeguarding concern: {one.audit.team}",
            why="An auditor found it. Say what is done to keep the child safe.",
            url=reverse("audits:concern", args=[one.pk]),
            due_on=timezone.localdate(one.raised_at),
            is_urgent=True,
        )
