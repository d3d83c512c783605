"""The form of what the panel decides about one request."""

from typing import Any

from django import forms

from recommendations.forms.fields import PublicText, SeenForm
from recommendations.states import MOVES, State
from scrutiny.meetings.forms.fields import AskedLater

WORDS = {
    State.ACCEPTED: "Accept it as complete: it leaves the list",
    State.NOTED: "Note that it is not agreed to: it leaves the list",
    State.RETURNED: "Return it: it stays on the list",
}


class Decision(AskedLater, forms.ChoiceField):
    """What the panel decides; left open where it decides nothing yet."""


class DecisionForm(SeenForm):
    """Accept or note, or return with the reason; `seen` is how far the request was on the page."""

    to = Decision(label="What the panel decides", required=False, widget=forms.RadioSelect)
    says = PublicText(
        label="Why it is returned",
        help_text="Needed where it is returned: it is kept with the request, and public.",
        required=False,
        rows=2,
    )

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        """Offer what the table of moves has from a state."""
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(to, WORDS[to]) for to in MOVES[state] if to in WORDS]

    def clean(self) -> dict[str, Any]:
        """Want the reason with a return, and a decision with a reason."""
        data: dict[str, Any] = super().clean() or {}
        to, says = data.get("to"), (data.get("says") or "").strip()
        if to == State.RETURNED and not says:
            self.add_error("says", "Say why it is returned, so that whoever was asked can act.")
        if says and not to and "to" not in self.errors:
            self.add_error("to", "Choose what the panel decides; your words are kept here.")
        return data
