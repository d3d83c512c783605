"""Fields and forms that several pages of requests have."""

from typing import Any

from django import forms

from recommendations.actions.moving import SAYS_MAX
from scrutiny.meetings.forms.fields import AskedLater
from scrutiny.privacy import Kind, found_in

IS_PUBLIC = "Everybody can read it. Name no child, parent or carer."


def names_no_number(text: str) -> None:
    """Raise ValidationError for an NHS number in words that everybody will read."""
    if any(one.kind == Kind.NHS_NUMBER for one in found_in(text)):
        raise forms.ValidationError("The text holds an NHS number. Take it out: it is public.")


class PublicText(AskedLater, forms.CharField):
    """Words that everybody will read: a number that stands for a person is refused."""

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        """Offer as many lines as the words are likely to need."""
        messages = {"max_length": f"Say it in at most {SAYS_MAX:,} characters."}
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=SAYS_MAX, widget=widget, validators=[names_no_number], **kwargs)

    def clean(self, value: Any) -> str:
        """Return the text with plain line ends."""
        text: str = super().clean(value)
        return text.replace("\r\n", "\n")


class SeenForm(forms.Form):
    """A form of a request that knows how far its page had read."""

    seen = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={
            "required": "Open this page anew, and send it again.",
            "invalid": "Open this page anew, and send it again.",
            "min_value": "Open this page anew, and send it again.",
        },
    )
