"""What is done to dated promises: taken up from a signed-off text, put off, closed."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from performance.analysis.promises import steps_of
from performance.analysis.quoting import render
from performance.models import Commentary, Commitment
from scrutiny.accounts.models import User
from scrutiny.history.actions import plain, record
from scrutiny.panels.models import Post

State = Commitment.State
LONGEST = 500


class CommitmentRefused(Exception):
    """Raised with a sentence when a promise cannot be changed as asked."""


@transaction.atomic
def take_up(*, commentary: Commentary, by: User) -> list[Commitment]:
    """Keep each dated step of a signed-off text as a promise, and return the new ones.

    Figures inserted in it are kept as they read then: a promise does not change by itself. One
    that an earlier revision made is not made twice. One that is gone from the words, or has another
    day in them, stays as it was made: it is closed or put off by name.
    """
    posts = {post.title: post for post in Post.objects.all()} if commentary.next_steps else {}
    known = set(_of_the_same_text(commentary).values_list("says", flat=True))
    made = []
    for step in steps_of(commentary.next_steps, posts):
        says = render(step.what, commentary.figures.get)
        if step.due_on is None or says in known:
            continue
        known.add(says)
        commitment = Commitment.objects.create(
            panel=commentary.panel,
            month=commentary.month,
            area=commentary.area,
            indicator=commentary.indicator,
            says=says,
            owner_post=posts.get(step.post),
            due_on=step.due_on,
        )
        record(
            verb="promise_made",
            subject=commitment,
            by=by,
            new={"due_on": plain(step.due_on), "revision": commentary.revision},
        )
        made.append(commitment)
    return made


def too_long(commentary: Commentary) -> str:
    """Return the first words of a dated step that is too long for a promise, with its figures in.

    Empty where each fits.
    """
    titles = set(Post.objects.values_list("title", flat=True)) if commentary.next_steps else set()
    for step in steps_of(commentary.next_steps, titles):
        says = render(step.what, commentary.figures.get)
        if step.due_on is not None and len(says) > LONGEST:
            return f"{says[:60]}…"
    return ""


def _of_the_same_text(commentary: Commentary) -> QuerySet[Commitment]:
    return Commitment.objects.filter(
        panel=commentary.panel,
        month=commentary.month,
        area=commentary.area,
        indicator=commentary.indicator,
    )


@transaction.atomic
def close(
    *,
    commitment: Commitment,
    state: Commitment.State,
    outcome: str,
    closed_on: date,
    today: date,
    by: User,
) -> Commitment:
    """Say that a promise was kept, or dropped, and what came of it.

    Raises CommitmentRefused without words, for a day to come, and for what is closed already.
    """
    if state not in (State.KEPT, State.DROPPED):
        raise CommitmentRefused("Say whether the promise was kept or dropped.")
    if not outcome.strip():
        raise CommitmentRefused("Say what came of the promise.")
    if closed_on > today:
        raise CommitmentRefused(f"{closed_on:%-d %B %Y} is still to come.")
    still_open = Commitment.objects.filter(pk=commitment.pk, state=State.OPEN)
    closed = still_open.update(
        state=state, outcome=outcome.strip(), closed_on=closed_on, closed_by=by
    )
    commitment.refresh_from_db()
    if not closed:
        raise CommitmentRefused(_closed_already(commitment))
    record(
        verb=f"promise_{state.value}",
        subject=commitment,
        by=by,
        old={"state": State.OPEN.value},
        new={"state": state.value, "closed_on": plain(closed_on)},
        why=commitment.outcome,
    )
    return commitment


@transaction.atomic
def put_off(*, commitment: Commitment, due_on: date, why: str, today: date, by: User) -> Commitment:
    """Give an open promise another day, with the reason; the old day stays in the history.

    Raises CommitmentRefused without a reason, for a day that is over or the one it has, and for
    what is closed.
    """
    if not why.strip():
        raise CommitmentRefused("Say why the promise gets another day.")
    if due_on < today:
        raise CommitmentRefused(f"{due_on:%-d %B %Y} is over. Give a day to come.")
    before = commitment.due_on
    if due_on == before:
        raise CommitmentRefused(f"{due_on:%-d %B %Y} is the day it has already.")
    still_open = Commitment.objects.filter(pk=commitment.pk, state=State.OPEN, due_on=before)
    moved = still_open.update(due_on=due_on)
    commitment.refresh_from_db()
    if not moved:
        is_closed = commitment.state != State.OPEN
        words = "Somebody else gave it another day. Look at it again."
        raise CommitmentRefused(_closed_already(commitment) if is_closed else words)
    record(
        verb="promise_put_off",
        subject=commitment,
        by=by,
        old={"due_on": plain(before)},
        new={"due_on": plain(due_on)},
        why=why.strip(),
    )
    return commitment


def _closed_already(commitment: Commitment) -> str:
    return (
        f"It was closed on {commitment.closed_on:%-d %B %Y} as "
        f"{commitment.get_state_display().lower()} and stays so."
    )
