"""Fields and forms that several pages of requests have."""

import re
from typing import Any

from django import forms

from recommendations.actions.moving import SAYS_MAX
from scrutiny.meetings.forms.fields import AskedLater
from scrutiny.privacy import Kind, found_in

IS_PUBLIC = "Everybody can read it. Name no child, parent or carer."

# Word sends the end of a line within a paragraph as \x0b; Windows and old programs end lines so.
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\u2028\u2029]")
# What nobody sees, though it changes what they read: control characters and the marks that turn
# the direction of writing. A NUL is left for Django, which refuses it.
_UNSEEN = re.compile(
    r"[\x01-\x08\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Return words as everybody can read them, in pages, papers, calendars and feeds alike."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)).strip()


def names_no_number(text: str) -> None:
    """Raise ValidationError for an NHS number in words that everybody will read."""
    if any(one.kind == Kind.NHS_NUMBER for one in found_in(text)):
        raise forms.ValidationError("The text holds an NHS number. Take it out: it is public.")


class Public(forms.CharField):
    """Words that everybody will read, in plain characters; a number of a person is refused."""

    default_validators = [names_no_number]

    def to_python(self, value: Any) -> str:
        """Return the words without what cannot be seen, so that nothing but that is nothing."""
        return plain(super().to_python(value) or "")


class PublicLine(Public):
    """Such words in one line: a title, a name."""

    def to_python(self, value: Any) -> str:
        """Return the words in one line."""
        return " ".join(super().to_python(value).split())


class LaterLine(AskedLater, PublicLine):
    """Such a line, which is needed unless another field says it."""


class PublicText(AskedLater, Public):
    """Such words of any length, up to what an update keeps."""

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        """Offer as many lines as the words are likely to need."""
        messages = {"max_length": f"Say it in at most {SAYS_MAX:,} characters."}
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=SAYS_MAX, widget=widget, **kwargs)


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
