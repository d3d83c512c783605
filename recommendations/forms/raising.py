"""Forms on which requests are made."""

from typing import Any

from django import forms

from audits.models import LearningTheme
from performance.models import Indicator
from recommendations.actions.raising import SOURCE_MAX
from recommendations.forms.fields import IS_PUBLIC, LaterLine, PublicText
from recommendations.models import Request
from scrutiny.meetings.forms.fields import AskedLater, DayField
from scrutiny.panels.models import Post

WHICH_LAW = (
    "Choose how this body answers: as the Cabinet or the Council, as a health or crime and "
    "disorder body, or for the next meeting."
)
ASKED = ("kind", "addressee", "addressee_body", "lead", "clock", "about")


# A request has one origin: the three fields of it are needed together, not each.
ONE_ORIGIN = "Say where it came from: an indicator, a theme or an inspection, and only one of them."


class LaterRecord(AskedLater, forms.ModelChoiceField):  # type: ignore[type-arg]
    """A record that is needed unless a field beside it is filled in."""


class RaiseForm(forms.Form):
    """What kind of request it is, whom it asks, who leads on it, and by when the law wants more."""

    kind = forms.ChoiceField(
        label="What is asked for", choices=Request.Kind.choices, widget=forms.RadioSelect
    )
    addressee = LaterRecord(
        Post.objects.all(), label="Post that is asked", required=False, empty_label="None of these"
    )
    addressee_body = LaterLine(
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
        help_text="A formal recommendation to the Cabinet or the Council is answered within two "
        "months of receipt. For one to a health or crime and disorder body choose its own period: "
        "the letter names the law. All else is due for the next meeting.",
        choices=[
            ("", "As usual for its kind"),
            (Request.Clock.EXECUTIVE, "As the Cabinet or the Council answers"),
            (Request.Clock.PARTNER, "As a health or crime and disorder body answers"),
            (Request.Clock.MEETING, "For the papers of the next meeting"),
        ],
        coerce=Request.Clock,
        empty_value=None,
        required=False,
    )
    about = forms.ModelChoiceField(
        Indicator.objects.order_by("short_name"),
        label="Indicator it is about",
        required=False,
        empty_label="None",
        help_text="Its chart then marks when this was asked for and when it was done.",
    )

    def clean(self) -> dict[str, Any]:
        """Want to know who is asked, and by which law a body that is named answers.

        A letter under the wrong law would ask a health trust for what binds the executive alone.
        """
        data: dict[str, Any] = super().clean() or {}
        body = not data.get("addressee") and data.get("addressee_body")
        if not data.get("addressee") and not body:
            self.add_error("addressee", "Say who is asked: a post, or a body below.")
        if body and data.get("kind") == Request.Kind.RECOMMENDATION and data.get("clock") is None:
            self.add_error("clock", WHICH_LAW)
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
    indicator = LaterRecord(
        Indicator.objects.order_by("short_name"),
        label="It came from: an indicator",
        required=False,
        empty_label="No indicator",
        help_text="Fill in one of these three.",
    )
    theme = LaterRecord(
        LearningTheme.objects.all(),
        label="Or a theme of the audits",
        required=False,
        empty_label="No theme",
    )
    source = LaterLine(
        label="Or an inspection or review",
        max_length=SOURCE_MAX,
        required=False,
        help_text="Its name and month, such as: Ofsted focused visit, October 2022.",
    )

    field_order = ("wording", "made_on", "indicator", "theme", "source", *ASKED)

    def clean(self) -> dict[str, Any]:
        """Want exactly one origin, and say so with all else that is missing."""
        data = super().clean()
        origins = [data.get(name) for name in ("indicator", "theme", "source")]
        is_in_order = not self.errors.keys() & {"indicator", "theme", "source"}
        if is_in_order and sum(bool(one) for one in origins) != 1:
            self.add_error("indicator", ONE_ORIGIN)
        return data
