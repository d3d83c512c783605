"""The sheet on which minutes are written: a form for each item, what the record says, and the rest.

Saving goes item by item. Where another saved an item meanwhile, both texts are on the sheet; the
writer's, sent in again, is then saved. Nothing of either is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import minutes as writing
from scrutiny.meetings.forms.minutes import MinuteForm
from scrutiny.meetings.models import Minute, Minutes
from scrutiny.meetings.presenters.minutes import Entry, entry_of
from scrutiny.meetings.ready_words import ReadyWords, ready_for, wanting
from scrutiny.meetings.recorded import skeletons_of
from scrutiny.meetings.skeleton import Skeleton


@dataclass(frozen=True)
class Part:
    """One item of the sheet; `theirs` is what another saved, `refusal` why this was not saved."""

    minute: Minute
    form: MinuteForm
    skeleton: Skeleton
    preview: Entry
    theirs: Entry | None = None
    refusal: str = ""
    ready: tuple[ReadyWords, ...] = ()

    @property
    def wanting(self) -> tuple[str, ...]:
        """Return what is ready for the minute and does not stand in it yet."""
        return wanting((one.wording for one in self.minute.resolutions.all()), self.ready)

    @property
    def anchor(self) -> str:
        """Return what an address ends with to lead to the item."""
        return f"item-{self.minute.pk}"

    @property
    def record_differs(self) -> bool:
        """Return whether the record now says something else than the text began with."""
        says = self.minute.says
        return bool(self.skeleton.says) and self.skeleton.says not in says


@dataclass(frozen=True)
class Sheet:
    """All items of the minutes as they are being written."""

    minutes: Minutes
    parts: tuple[Part, ...]
    saved_count: int = 0
    problems: tuple[dict[str, str], ...] = field(default=())

    @property
    def has_problems(self) -> bool:
        """Return whether anything was not saved."""
        return bool(self.problems)

    @property
    def is_overtaken(self) -> bool:
        """Return whether another saved one of the items meanwhile."""
        return any(part.theirs for part in self.parts)

    @property
    def said(self) -> str:
        """Say what was saved."""
        if not self.saved_count:
            return "Nothing was changed, so nothing new is saved."
        return "Saved: 1 item." if self.saved_count == 1 else f"Saved: {self.saved_count} items."

    def place(self, anchor: str) -> str:
        """Return where on the sheet a writer goes on, as the end of an address."""
        return f"#{anchor}" if self.part(anchor) else ""

    def part(self, anchor: str) -> Part | None:
        """Return the item of an anchor."""
        return next((part for part in self.parts if part.anchor == anchor), None)

    def saved(self, *, by: User) -> Self:
        """Save what was changed, item by item, and return the sheet with what could not be."""
        parts = [_saved(part, by) for part in self.parts]
        problems = [
            {"text": text, "url": f"#{part.anchor}"}
            for part, _ in parts
            for text in [*_errors(part.form), part.refusal]
            if text
        ]
        return type(self)(
            self.minutes,
            tuple(part for part, _ in parts),
            sum(was_saved for _, was_saved in parts),
            tuple(problems),
        )


def sheet_of(minutes: Minutes, data: Any = None) -> Sheet:
    """Return the sheet with what is written now, or with what was sent in."""
    skeletons = skeletons_of(minutes.meeting)
    entries = minutes.entries.select_related("item__meeting__panel", "minutes__meeting__panel")
    every: Sequence[Minute] = list(entries.prefetch_related("resolutions__minute"))
    return Sheet(
        minutes,
        tuple(
            Part(
                minute=minute,
                form=MinuteForm(minute, data),
                skeleton=skeletons.get(minute.item_id, Skeleton("")),
                preview=entry_of(minute, is_public=False),
                ready=ready_for(minute.item),
            )
            for minute in every
        ),
    )


def _saved(part: Part, by: User) -> tuple[Part, bool]:
    """Save one item; return it as it then is, and whether anything new was saved."""
    form, minute = part.form, part.minute
    if not form.is_valid():
        return part, False
    before = minute.saved_at
    try:
        written = writing.write(minute=minute, words=form.words, after=form.started_from, by=by)
    except writing.Overtaken as refused:
        return _overtaken(part, str(refused)), False
    except writing.MinutesRefused as refused:
        return replace(part, refusal=str(refused)), False
    return part, written.saved_at != before


def _overtaken(part: Part, refusal: str) -> Part:
    """Return an item with both texts: the one that was sent in, on top of what another saved."""
    latest = Minute.objects.select_related("item").get(pk=part.minute.pk)
    sent = dict(part.form.data.items())
    sent[part.form.add_prefix("after")] = latest.saved_at.isoformat()
    return replace(
        part,
        minute=latest,
        form=MinuteForm(latest, sent),
        theirs=entry_of(latest, is_public=False),
        refusal=f"{latest.item}: {refusal} Nothing of yours is lost: put it right and save again.",
    )


def _errors(form: MinuteForm) -> list[str]:
    return [str(error) for of in form.errors.values() for error in of]
