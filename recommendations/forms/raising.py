"""Forms on which requests are made."""

from typing import Any

from django import forms

from audits.models import LearningTheme
from performance.models import Indicator
from recommendations.actions.raising import SOURCE_MAX
from recommendations.forms.fields import IS_PUBLIC, PublicLine, PublicText
from recommendations.models import Request
from scrutiny.meetings.forms.fields import DayField
from scrutiny.panels.models import Post

ASKED = ("kind", "addressee", "addressee_body", "lead", "clock", "about")


class RaiseForm(forms.Form):
    """What kind of request it is, whom it asks, who leads on it, and by when the law wants more."""

    kind = forms.ChoiceField(
        label="What is asked for", choices=Request.Kind.choices, widget=forms.RadioSelect
    )
    addressee = forms.ModelChoiceField(
        Post.objects.all(), label="Post that is asked", required=False, empty_label="None of these"
    )
    addressee_body = PublicLine(
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
    clock = forms.TypedChoiceField(
        label="When the answer is due",
        help_text="A formal recommendation is answered within two months of receipt, all else for "
        "the next meeting.",
        choices=[
            ("", "As usual for its kind"),
            (Request.Clock.PARTNER, "As a health or crime and disorder body answers"),
            (Request.Clock.MEETING, "For the papers of the next meeting"),
        ],
        coerce=Request.Clock,
        empty_value=None,
        required=False,
    )
    about = forms.ModelChoiceField(
        Indicator.objects.order_by("code"),
        label="Indicator it is about",
        required=False,
        empty_label="None",
        help_text="Its chart then marks when this was asked for and when it was done.",
    )

    def clean(self) -> dict[str, Any]:
        """Want to know who is asked."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("addressee") and not data.get("addressee_body"):
            self.add_error("addressee", "Say who is asked: a post, or a body below.")
        return data


class RaiseFromForm(RaiseForm):
    """A request that no resolution made: its words, and the one place where it came from."""

    wording = PublicText(
        label="What the panel asks for",
        help_text=f"It is kept as you write it. {IS_PUBLIC}",
        error_messages={"required": "Write what the panel asks for."},
        rows=4,
    )
    made_on = DayField(label="Asked on", error_messages={"required": "Give the day."})
    indicator = forms.ModelChoiceField(
        Indicator.objects.order_by("code"),
        label="It came from: an indicator",
        required=False,
        empty_label="No indicator",
        help_text="Fill in one of these three.",
    )
    theme = forms.ModelChoiceField(
        LearningTheme.objects.all(),
        label="or a theme of the audits",
        required=False,
        empty_label="No theme",
    )
    source = PublicLine(label="or an inspection or review", max_length=SOURCE_MAX, required=False)

    field_order = ("wording", "made_on", "indicator", "theme", "source", *ASKED)
