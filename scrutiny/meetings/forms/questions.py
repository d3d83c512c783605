"""Forms of questions."""

from typing import Any

from django import forms

from scrutiny.meetings.actions.questions import EMPTY, QuestionRefused, worded


class QuestionForm(forms.Form):
    """A question in a member's own words."""

    says = forms.CharField(
        label="Note a question",
        help_text="Private to you until you send it to the chair.",
        error_messages={"required": EMPTY},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_says(self) -> str:
        """Return the text as it is kept, or say why it cannot be."""
        try:
            return worded(self.cleaned_data["says"])
        except QuestionRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class ChangeForm(QuestionForm):
    """Other words for a private question."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field as what is there already, with more room for it."""
        super().__init__(*args, **kwargs)
        says = self.fields["says"]
        says.label, says.widget.attrs["rows"] = "Your question", 10
