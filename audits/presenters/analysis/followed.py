"""What followed: actions closed, and cases that were audited again."""

from __future__ import annotations

from audits.analysis.counts import Actions, Reaudits
from audits.analysis.shares import ENOUGH, Share
from audits.presenters.analysis.tables import Block, careful_words, plural
from scrutiny.disclosure.small_numbers import is_small

IN_PUBLIC = "Not shown in the public edition, since small numbers could point to a child."


def actions_block(found: Actions, *, hides_small: bool) -> Block:
    """Return how many actions are closed and how long one took."""
    if not found.count:
        return Block("actions", "Actions", ("No actions came of these audits.",))
    closed = careful_words(Share(found.closed, found.count), hides_small=hides_small)
    said = [f"Actions closed: {closed}."]
    is_told = not hides_small or not is_small(found.closed)
    if found.median_days is not None and is_told:
        middle = f"{found.median_days:g}"
        days = "1 day" if middle == "1" else f"{middle} days"
        are = "is" if found.closed == 1 else "are"
        few = (
            ""
            if found.closed >= ENOUGH
            else f" Only {found.closed} {are} closed, so this may move."
        )
        said.append(f"Half of those closed took {days} or less.{few}")
    return Block("actions", "Actions", tuple(said))


def reaudits_block(found: Reaudits, *, hides_small: bool) -> Block:
    """Return the re-audits, which are in no table of the sample."""
    title = "Re-audits"
    if not found.allocated:
        return Block("reaudits", title, ("No re-audits.",))
    if hides_small:
        return Block("reaudits", title, (IN_PUBLIC,))
    said = (
        f"{plural(found.allocated, 're-audit')}, {found.done} handed in. They are in no table "
        "above.",
        f"Against the first grade: {found.better} better, {found.same} the same, {found.worse} "
        "worse.",
    )
    return Block("reaudits", title, said)
