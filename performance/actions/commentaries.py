"""What is done to commentary: written as a new revision, submitted, sent back, signed off."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from performance.actions import commitments
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.analysis.quoting import tokens, typed_figures
from performance.models import Commentary, Indicator, PriorityArea
from performance.writing.quotes import Asked, Sayings, figures_for_words
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Panel, Post, PostHolder

State = Commentary.State
Kind = Commentary.Kind

# Which state a revision may take next. What was signed off stays: new words are a new revision.
MOVES: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.SUBMITTED}),
    State.SUBMITTED: frozenset({State.SIGNED_OFF, State.DRAFT}),
    State.SIGNED_OFF: frozenset(),
}
# Figures that no return holds are what this text is there for.
UNCHECKED = frozenset({Kind.NOT_YET_IN_RETURN.value})


class Overtaken(MoveRefused):
    """Raised when somebody wrote a revision after the one that a writer started from."""


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
    kind: Commentary.Kind = Kind.OPENING,
    kept: Mapping[str, str] | None = None,
    author_post: Post | None = None,
    after: int | None = None,
    sayings: Sayings | None = None,
    now: datetime | None = None,
) -> Commentary:
    """Add a revision: of an area's text, an indicator's, or (neither given) a text of the month.

    Earlier revisions are kept as they were. Each inserted figure is kept with what it said;
    `kept` are typed figures that match nothing, with the reason. `sayings` are the month's
    figures, read here if they are not given. The database refuses a text about both.

    Raises Overtaken where the latest revision is not `after`, the one the writer started from (0
    for none).
    """
    if area is not None:
        kind = Kind.AREA
    if indicator is not None:
        kind = Kind.INDICATOR
    about = {"panel": panel, "month": month, "kind": kind, "area": area, "indicator": indicator}
    latest = Commentary.objects.filter(**about).order_by("-revision").first()
    before = latest.revision if latest else 0
    if after is not None and after != before:
        raise Overtaken("Somebody else saved this text while you wrote.")
    figures: dict[str, str] = {}
    text = f"{says}\n{next_steps}"
    if tokens(text):
        figures = (sayings or _sayings(panel, month)).figures_in(text)
    commentary = _added(
        {**about, "revision": before + 1},
        says=says,
        next_steps=next_steps,
        figures=figures,
        kept=dict(kept or {}),
        author_post=author_post,
        author=by,
        written_at=now or timezone.now(),
    )
    record(
        verb="commentary_written",
        subject=commentary,
        by=by,
        old={"revision": before} if before else {},
        new={"revision": commentary.revision},
    )
    return commentary


def _added(revision: Mapping[str, object], **words: object) -> Commentary:
    """Add a row for the revision; raise Overtaken where another writer's row came first."""
    try:
        with transaction.atomic():
            return Commentary.objects.create(**revision, **words)
    except IntegrityError as error:
        if Commentary.objects.filter(**revision).exists():
            raise Overtaken("Somebody else saved this text at the same moment.") from error
        raise


def _sayings(panel: Panel, month: date) -> Sayings:
    """Read the figures that a month's texts quote."""
    period = Period.month_of(month)
    return Sayings(figures_for_words(panel, period, on=timezone.localdate()))


def asked_of(commentary: Commentary, sayings: Sayings | None = None) -> Asked:
    """Return what is still to be asked of a text before it can be submitted."""
    says = "" if commentary.kind in UNCHECKED else commentary.says
    if not _quotes(says) and not tokens(commentary.next_steps):
        return Asked()
    known = sayings or _sayings(commentary.panel, commentary.month)
    asked = known.asked(says, commentary.kept)
    # Figures typed into what happens next are aims; those inserted have to be there.
    unknown = (*asked.unknown, *known.unknown_in(commentary.next_steps))
    return Asked(tuple(dict.fromkeys(unknown)), asked.typed)


def _quotes(text: str) -> bool:
    return bool(tokens(text) or typed_figures(text))


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
def submit(
    *, commentary: Commentary, by: User | None, sayings: Sayings | None = None
) -> Commentary:
    """Hand a draft to whoever signs it off.

    Raises MoveRefused for what is no draft, and for a text with a figure that nobody answers for.
    """
    asked = asked_of(commentary, sayings)
    if asked:
        open_ones = ", ".join((*asked.unknown, *(f"“{words}”" for words in asked.typed)))
        raise MoveRefused(
            f"Not submitted: {open_ones} still needs an answer. It is saved as a draft."
        )
    _refuse_long(commentary)
    before = _move(commentary, State.SUBMITTED)
    record(verb="commentary_submitted", subject=commentary, by=by, old={"state": before})
    return commentary


@transaction.atomic
def send_back(*, commentary: Commentary, why: str, by: User) -> Commentary:
    """Make a submitted revision a draft again, with a word on why.

    Raises MoveRefused without the word, and for what is not submitted.
    """
    if not why.strip():
        raise MoveRefused("Say why it goes back, so that the author knows what to do.")
    if commentary.state != State.SUBMITTED:
        raise MoveRefused(f"{commentary} is not submitted, so it cannot be sent back.")
    before = _move(commentary, State.DRAFT)
    record(
        verb="commentary_sent_back",
        subject=commentary,
        by=by,
        old={"state": before},
        why=why.strip(),
    )
    return commentary


@transaction.atomic
def sign_off(*, commentary: Commentary, by: User, now: datetime | None = None) -> Commentary:
    """Sign a submitted revision off; from then on it may be printed, and what it promises counts.

    An opening statement without a post is signed by the one that the person holds.

    Raises MoveRefused for a draft and for what is signed off: who signed first stays the signer.
    """
    _refuse_overtaken(commentary)
    _refuse_long(commentary)
    signed_at = now or timezone.now()
    post = commentary.author_post
    if post is None and commentary.kind == Kind.OPENING:
        post = _post_of(by, on=timezone.localdate(signed_at))
    before = _move(
        commentary,
        State.SIGNED_OFF,
        signed_off_at=signed_at,
        signed_off_by=by,
        author_post=post,
    )
    record(verb="commentary_signed_off", subject=commentary, by=by, old={"state": before})
    commitments.take_up(commentary=commentary, by=by)
    return commentary


def _refuse_overtaken(commentary: Commentary) -> None:
    """Raise MoveRefused where there is a later revision: who signs has not read it."""
    later = Commentary.objects.filter(
        panel=commentary.panel,
        month=commentary.month,
        kind=commentary.kind,
        area=commentary.area,
        indicator=commentary.indicator,
        revision__gt=commentary.revision,
    )
    if later.exists():
        raise MoveRefused(f"{commentary} is not the latest: it was written anew. Read that first.")


def _refuse_long(commentary: Commentary) -> None:
    """Raise MoveRefused where a dated step is longer than a promise can be."""
    words = commitments.too_long(commentary)
    if words:
        raise MoveRefused(
            f"“{words}” is too long for a promise. It has at most {commitments.LONGEST} letters: "
            "say the rest in the text."
        )


def _post_of(user: User, *, on: date) -> Post | None:
    """Return the post that a person holds on a day, if they hold one."""
    holder = PostHolder.objects.on(on).filter(person__user=user).select_related("post").first()
    return holder.post if holder else None
