"""Issuing the analysis of a period: its figures and words stay what they were."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from audits.analysis.periods import Period
from audits.analysis.whole import to_stored
from audits.models import IssuedAnalysis
from audits.naming import given_away_in
from audits.reading import analysis_of, known_within
from audits.refusals import AskedToLook, AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.sentences import listed


def issue(
    *,
    period: Period,
    strengths: str,
    developments: str,
    next_steps: str,
    by: User,
    now: datetime,
    correction: str = "",
    looked_at: str = "",
) -> IssuedAnalysis:
    """Keep a period's figures as they are now, with the unit's words, and give them out.

    The words name no child, no worker and no case. What is certain, as `naming` says, is refused.
    What may point to a person is listed in AskedToLook; with its `seen` in `looked_at` somebody
    says that they have looked at that list. Another list asks again.

    A further one for the same period corrects the one before, which stays as it was; so it says
    what is corrected and why. Raises AuditRefused for a period that has not begun, and for a
    first one with a correction or a further one without; AskedToLook where nobody has looked.
    """
    if not period.has_begun(on=timezone.localdate(now)):
        raise AuditRefused(
            f"{period.label} has not begun, so there is nothing to issue. It begins on "
            f"{period.from_on:%-d %B %Y}."
        )
    said = {
        "What works well": strengths,
        "What has to get better": developments,
        "What happens next": next_steps,
        "The correction": correction,
    }
    _look_through(said, period, looked_at=looked_at, on=timezone.localdate(now))
    try:
        with transaction.atomic():
            number = _number(period, correction)
            issued = IssuedAnalysis.objects.create(
                period=period.key,
                number=number,
                from_on=period.from_on,
                to_on=period.to_on,
                figures=to_stored(analysis_of(period)),
                strengths=strengths.strip(),
                developments=developments.strip(),
                next_steps=next_steps.strip(),
                correction=correction.strip(),
                issued_at=now,
                issued_by=by,
            )
            record(
                verb="analysis_issued",
                subject=issued,
                by=by,
                new={"period": issued.period, "number": number},
                why=issued.correction,
            )
    except IntegrityError:
        raise AuditRefused(
            f"Somebody else has just issued the analysis of {period.label}. Read theirs first, "
            "and correct it where it is wrong."
        ) from None
    return issued


def _look_through(said: dict[str, str], period: Period, *, looked_at: str, on: date) -> None:
    """Raise AuditRefused or AskedToLook where words give something of the audits away."""
    known = known_within(period)
    found = {title: given_away_in(text, known, on=on) for title, text in said.items()}
    certain = _sentences({title: one.certain for title, one in found.items()})
    if certain:
        raise AuditRefused(f"{certain} Take it out: an analysis names nobody and no case.")
    possible = _sentences({title: one.possible for title, one in found.items()})
    seen = sha256(possible.encode()).hexdigest()
    if possible and looked_at != seen:
        raise AskedToLook(
            f"These words may point to somebody. {possible} Take it out, or tick that you have "
            "looked.",
            seen=seen,
        )


def _sentences(found: dict[str, tuple[str, ...]]) -> str:
    return " ".join(f"{title} holds {listed(things)}." for title, things in found.items() if things)


def _number(period: Period, correction: str) -> int:
    """Return the number of the next one; raises AuditRefused where its correction does not fit."""
    before = IssuedAnalysis.objects.filter(period=period.key).order_by("-number").first()
    if before is None:
        if correction.strip():
            raise AuditRefused(
                f"No analysis of {period.label} has been issued, so there is nothing to correct. "
                "Leave the correction empty."
            )
        return 1
    if not correction.strip():
        day = f"{timezone.localdate(before.issued_at):%-d %B %Y}"
        raise AuditRefused(
            f"The analysis of {period.label} was issued on {day}. Say what you correct in it, and "
            "why."
        )
    return before.number + 1
