"""Forms of requests."""

from typing import Any

from django import forms

from recommendations.models import Request
from scrutiny.panels.models import Post


class RaiseForm(forms.Form):
    """What kind of request a resolution is, whom it asks, and who leads on it."""

    kind = forms.ChoiceField(
        label="What is asked for", choices=Request.Kind.choices, widget=forms.RadioSelect
    )
    addressee = forms.ModelChoiceField(
        Post.objects.all(), label="Post that is asked", required=False, empty_label="None of these"
    )
    addressee_body = forms.CharField(
        label="Or the body that is asked",
        max_length=120,
        required=False,
        help_text="The Cabinet, the Council, a health trust, a partnership.",
    )
    lead = forms.ModelChoiceField(
        Post.objects.all(),
        label="Post that leads on the answer",
        required=False,
        empty_label="Not known yet",
    )

    def clean(self) -> dict[str, Any]:
        """Want to know who is asked."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("addressee") and not data.get("addressee_body"):
            self.add_error("addressee", "Say who is asked: a post, or a body below.")
        return data
