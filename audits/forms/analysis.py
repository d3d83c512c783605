"""Forms of analyses: the words of one that is issued, and a choice of team and theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from audits.analysis.rows import Row
from audits.forms.words import words_field
from audits.refusals import AskedToLook
from scrutiny.meetings.forms.fields import AskedLater, LaterChoice

NO_NAMES = "No child's, parent's or worker's name, and no case reference."


TICK = ("is_checked", "looked_at")


class Tick(AskedLater, forms.BooleanField):
    """A tick that is asked for only where something was found."""


class IssueForm(forms.Form):
    """What the unit says beside the figures."""

    strengths = words_field(
        "What works well, and why?",
        missing="Say what works well, and why.",
        help_text=f"Say what makes the difference. {NO_NAMES}",
    )
    developments = words_field(
        "What has to get better, and why?",
        missing="Say what has to get better, and why.",
        help_text=f"Say what stands in the way. {NO_NAMES}",
    )
    next_steps = words_field(
        "What happens next, by whom and when?",
        missing="Say what happens next.",
        help_text=f"Name the post, never the person. {NO_NAMES}",
    )
    correction = words_field(
        "What do you correct, and why?",
        missing="Say what you correct, and why.",
        help_text="Readers see this above the figures. The analysis before stays as it was.",
        rows=3,
    )

    is_checked = Tick(label="I have looked at these words: they point to nobody", required=False)

    # Which list the tick is of, as `AskedToLook.seen` says it: another list asks again.
    looked_at = forms.Field(required=False, widget=forms.HiddenInput)

    field_order = ("correction", "strengths", "developments", "next_steps", *TICK)

    def __init__(self, *args: Any, is_correction: bool, **kwargs: Any) -> None:
        """Ask for what is corrected only where something was issued before."""
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["correction"]
        self._tick = {name: self.fields.pop(name) for name in TICK}
        if self.is_bound:
            self.fields.update(self._tick)

    def clean(self) -> dict[str, Any]:
        """Leave the tick out as long as nobody asked for it; without it nothing was looked at."""
        said = super().clean() or self.cleaned_data
        if not said.pop("is_checked"):
            said["looked_at"] = ""
            for name in TICK:
                del self.fields[name]
        said["looked_at"] = said["looked_at"] or ""
        return said

    def ask_to_look(self, asked: AskedToLook) -> None:
        """Ask for the tick anew: the words may point to somebody, as a sentence says."""
        self.fields.update(self._tick)
        sent = {name: self.data.get(name) for name in self.data}
        self.data = {**sent, "is_checked": "", "looked_at": asked.seen}
        self.add_error("is_checked", str(asked))


class ChooseForm(forms.Form):
    """A team, a theme, or both, of the audits of a period."""

    team = LaterChoice(label="Team", required=False)
    theme = LaterChoice(label="Theme", required=False)

    def __init__(self, *args: Any, rows: Sequence[Row], **kwargs: Any) -> None:
        """Offer the teams and themes that these audits have."""
        super().__init__(*args, **kwargs)
        self._offer("team", "All teams", {row.team for row in rows})
        self._offer("theme", "All themes", {row.theme for row in rows if row.theme})

    def _offer(self, name: str, every: str, found: set[str]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", every), *((one, one) for one in sorted(found))]
