"""A text of the month while it is edited: its forms, filled from the latest revision or sent in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from performance.actions.commentaries import UNCHECKED
from performance.analysis.lists import suggestions
from performance.analysis.promises import Step, promised, steps_of
from performance.analysis.quoting import codes_in
from performance.judging import judge_board, once_each
from performance.models import Commentary
from performance.writing.forms import KeptSet, StepSet, TextForm
from performance.writing.quotes import Asked, Sayings
from performance.writing.subjects import Kind, Subject
from scrutiny.panels.models import Post

NOT_A_LIST = (
    "Keep as a promise",
    "The text says this with a day. What is ticked becomes a step below when you save.",
)


@dataclass(frozen=True)
class Draft:
    """The forms of one text: the words, what happens next, and typed figures with a reason.

    `asked` is what the saved words leave open.
    """

    subject: Subject
    text: TextForm
    steps: Any
    kept: Any
    asked: Asked

    def is_valid(self) -> bool:
        """Check all three, so that every fault shows at once."""
        return all([self.text.is_valid(), self.steps.is_valid(), self.kept.is_valid()])

    @property
    def has_errors(self) -> bool:
        """Return whether something sent in has to be put right."""
        bound = [form for form in (self.text, *self.steps, *self.kept) if form.is_bound]
        return any(form.errors for form in bound)

    @property
    def revision(self) -> int:
        """Return the revision that the words were written on; 0 for none."""
        return int(self.text.cleaned_data["revision"])

    @property
    def says(self) -> str:
        """Return the words as they are saved: of a list with what was ticked at the end."""
        written = self.text.cleaned_data["says"].rstrip()
        ticked = self._ticked if self.subject.is_list else []
        return "\n".join(line for line in (written, *ticked) if line)

    @property
    def next_steps(self) -> str:
        """Return what happens next as it is saved: the rows, then the promises that were ticked."""
        steps = [form.step for form in self.steps if form.step is not None]
        ticked = [] if self.subject.is_list else self._ticked
        return "\n".join([*(step.line for step in steps), *ticked])

    @property
    def reasons(self) -> dict[str, str]:
        """Return the typed figures that are kept, each with its reason."""
        found = (form.cleaned_data for form in self.kept)
        return {one["figure"]: one["why"] for one in found if one.get("why")}

    @property
    def _ticked(self) -> list[str]:
        ticked: list[str] = self.text.cleaned_data.get("suggested", [])
        return ticked

    def is_as_saved(self, latest: Commentary | None) -> bool:
        """Say whether nothing differs from the latest revision, so that there is none to add."""
        return latest is not None and (self.says, self.next_steps, self.reasons) == (
            latest.says,
            latest.next_steps,
            latest.kept,
        )


def draft_of(
    subject: Subject,
    latest: Commentary | None,
    sayings: Sayings,
    *,
    sent: QueryDict | None = None,
) -> Draft:
    """Return the forms of a text, from what was sent in or else from its latest revision."""
    says, next_steps = (latest.says, latest.next_steps) if latest else ("", "")
    kept = latest.kept if latest else {}
    titles = set(Post.objects.values_list("title", flat=True))
    steps = steps_of(next_steps, titles)
    # All typed figures without a match, answered or not: a reason can be taken back.
    asked = Asked() if subject.kind in UNCHECKED else sayings.asked(says)
    typed = [{"figure": words, "why": kept.get(words, "")} for words in asked.typed]
    left = tuple(words for words in asked.typed if words not in kept)
    text = TextForm(
        sent,
        initial={"says": says, "revision": latest.revision if latest else 0},
        suggested=tuple(_suggested(subject, says, steps, sayings)),
    )
    if "suggested" in text.fields and not subject.is_list:
        text.fields["suggested"].label, text.fields["suggested"].help_text = NOT_A_LIST
    return Draft(
        subject=subject,
        text=text,
        steps=StepSet(sent, prefix="steps", initial=[_row(step) for step in steps]),
        kept=KeptSet(sent, prefix="kept", initial=typed),
        asked=Asked(asked.unknown, left),
    )


def _row(step: Step) -> dict[str, object]:
    return {"what": step.what, "post": step.post, "due_on": step.due_on}


def _suggested(
    subject: Subject, says: str, steps: Iterable[Step], sayings: Sayings
) -> list[tuple[str, str]]:
    """Return what may be taken over: of a list, indicators that belong on it; else promises."""
    if subject.is_list:
        each = once_each(judge_board(sayings.board).values())
        found = suggestions(one.evidence for one in each.values())
        there_already = codes_in(says)
        return [
            (one.says, one.says)
            for one in found
            if Kind(one.list.value) is subject.kind and one.code not in there_already
        ]
    if not subject.has_steps:
        return []
    there = {(step.what, step.due_on) for step in steps}
    days = {step.due_on for step in steps}
    return [
        (step.line, step.line)
        for step in promised(says)
        if (step.what, step.due_on) not in there and step.due_on not in days
    ]
