"""Evidence of what was done: added, marked for the panel, withdrawn; never deleted."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from recommendations.models import Evidence, Request
from recommendations.refusals import RequestRefused
from recommendations.states import OFF_LIST
from scrutiny.accounts.models import User
from scrutiny.files.actions import kept_with_its_row
from scrutiny.history.actions import record
from scrutiny.meetings.uploads import Upload, file_fields, kept

TITLE_MAX, BECAUSE_MAX = 200, 300


@transaction.atomic
def add(
    *,
    request: Request,
    title: str,
    dated_on: date,
    upload: Upload,
    is_for_panel: bool,
    by: User | None,
    now: datetime | None = None,
) -> Evidence:
    """Keep a PDF behind a request. Raises RequestRefused for a date in the future.

    What is for the panel is public with its monitoring paper, so the page says that before it asks.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    title = " ".join(title.split())
    _refuse(title, dated_on, today)
    locked = Request.objects.select_for_update(no_key=True).get(pk=request.pk)
    if locked.state in OFF_LIST:
        raise RequestRefused(f"{locked} is off the list, so its evidence stays as it is.")
    stored = kept(upload)
    with kept_with_its_row(stored):
        evidence = Evidence.objects.create(
            request=locked,
            title=title,
            dated_on=dated_on,
            is_for_panel=is_for_panel,
            for_panel_at=now if is_for_panel else None,
            added_on=today,
            added_at=now,
            writer=by,
            **file_fields(upload, stored),
        )
        new = {"title": title, "dated_on": dated_on.isoformat(), "is_for_panel": is_for_panel}
        record(verb="evidence_added", subject=locked, by=by, new=new)
    return evidence


@transaction.atomic
def mark(
    *, evidence: Evidence, is_for_panel: bool, by: User | None, now: datetime | None = None
) -> Evidence:
    """Say whether the panel gets it with the monitoring paper. Raises RequestRefused."""
    locked = _standing(evidence)
    if locked.is_for_panel != is_for_panel:
        old, new = {"is_for_panel": not is_for_panel}, {"is_for_panel": is_for_panel}
        locked.is_for_panel = is_for_panel
        locked.for_panel_at = (now or timezone.now()) if is_for_panel else None
        locked.save(update_fields=["is_for_panel", "for_panel_at"])
        record(verb="evidence_marked", subject=locked.request, by=by, old=old, new=new)
    return locked


@transaction.atomic
def withdraw(
    *, evidence: Evidence, because: str, by: User | None, now: datetime | None = None
) -> Evidence:
    """Withdraw a wrong paper; it stays known, with the reason. Raises RequestRefused."""
    because = " ".join(because.split())
    if not because or len(because) > BECAUSE_MAX:
        raise RequestRefused(f"Say in at most {BECAUSE_MAX} characters why it is withdrawn.")
    locked = _standing(evidence)
    locked.withdrawn_at, locked.withdrawn_because = now or timezone.now(), because
    locked.save(update_fields=["withdrawn_at", "withdrawn_because"])
    old = {"title": locked.title}
    record(verb="evidence_withdrawn", subject=locked.request, by=by, old=old, why=because)
    return locked


def _refuse(title: str, dated_on: date, today: date) -> None:
    """Raise RequestRefused for a title that is none or too long, and for a day to come."""
    if not title or len(title) > TITLE_MAX:
        raise RequestRefused(f"Give the evidence a title of at most {TITLE_MAX} characters.")
    if dated_on > today:
        raise RequestRefused(
            f"The evidence is dated {dated_on:%-d %B %Y}, which is still to come. Give the day on "
            "which it was made."
        )


def _standing(evidence: Evidence) -> Evidence:
    """Return the evidence, held; raises RequestRefused where it was withdrawn."""
    locked = Evidence.objects.select_for_update(of=("self",), no_key=True).get(pk=evidence.pk)
    if locked.withdrawn_at is not None:
        raise RequestRefused("This evidence was withdrawn.")
    return locked
