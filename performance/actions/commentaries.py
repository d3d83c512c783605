"""What is done to commentary: written as a new revision, submitted, signed off."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from performance.models import Commentary, Indicator, PriorityArea
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Panel, Post

State = Commentary.State

# Which state a revision may take next. What was signed off stays: new words are a new revision.
MOVES: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.SUBMITTED}),
    State.SUBMITTED: frozenset({State.SIGNED_OFF}),
    State.SIGNED_OFF: frozenset(),
}


class MoveRefused(Exception):
    """Raised with a sentence when a text cannot take the step asked for."""


@transaction.atomic
def write(
    *,
    panel: Panel,
    month: date,
    says: str,
    next_steps: str,
    by: User | None,
    area: PriorityArea | None = None,
    indicator: Indicator | None = None,
    author_post: Post | None = None,
    now: datetime | None = None,
) -> Commentary:
    """Add a revision: of an area's text, an indicator's, or (neither given) the opening statement.

    Earlier revisions are kept as they were. The database refuses a text about both.
    """
    kind = Commentary.Kind.OPENING
    if area is not None:
        kind = Commentary.Kind.AREA
    if indicator is not None:
        kind = Commentary.Kind.INDICATOR
    about = {"panel": panel, "month": month, "kind": kind, "area": area, "indicator": indicator}
    latest = Commentary.objects.filter(**about).order_by("-revision").first()
    commentary = Commentary.objects.create(
        **about,
        revision=latest.revision + 1 if latest else 1,
        says=says,
        next_steps=next_steps,
        author_post=author_post,
        author=by,
        written_at=now or timezone.now(),
    )
    record(
        verb="commentary_written",
        subject=commentary,
        by=by,
        old={"revision": latest.revision} if latest else {},
        new={"revision": commentary.revision},
    )
    return commentary


def _move(commentary: Commentary, state: State, **also: object) -> str:
    """Set the next state with the fields that go with it; return the state before.

    Raises MoveRefused where the table of moves has no such step, or somebody else was faster.
    """
    before = commentary.state
    moved = 0
    if state in MOVES[before]:
        still_there = Commentary.objects.filter(pk=commentary.pk, state=before)
        moved = still_there.update(state=state, **also)
    commentary.refresh_from_db()
    if moved != 1:
        raise MoveRefused(
            f"{commentary} is {commentary.get_state_display().lower()}; "
            f"it cannot become {state.label.lower()} from there."
        )
    return before


@transaction.atomic
def submit(*, commentary: Commentary, by: User | None) -> Commentary:
    """Hand a draft to whoever signs it off; raises MoveRefused for what is no draft."""
    before = _move(commentary, State.SUBMITTED)
    record(verb="commentary_submitted", subject=commentary, by=by, old={"state": before})
    return commentary


@transaction.atomic
def sign_off(*, commentary: Commentary, by: User, now: datetime | None = None) -> Commentary:
    """Sign a submitted revision off; from then on it may be printed.

    Raises MoveRefused for a draft and for what is signed off: who signed first stays the signer.
    """
    before = _move(
        commentary, State.SIGNED_OFF, signed_off_at=now or timezone.now(), signed_off_by=by
    )
    record(verb="commentary_signed_off", subject=commentary, by=by, old={"state": before})
    return commentary
