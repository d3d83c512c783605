"""Forms of what follows an audit: changes, oversight, disputes, concerns, the child's file."""

from django import forms

from audits.forms.words import words_field
from audits.models import Dispute
from scrutiny.meetings.forms.fields import DayField


class ChangesForm(forms.Form):
    """What the auditor is asked to change."""

    why = words_field(
        "What is to be changed?",
        missing="Say what is to be changed, so that the auditor knows what to do.",
        help_text="The auditor reads this above the form.",
    )


class OversightForm(forms.Form):
    """What the service lead makes of an audit."""

    comment = words_field(
        "Your comment",
        missing="Say in a sentence what you make of the audit.",
        help_text="Do you recognise the practice that it describes?",
    )
    follow_up = forms.CharField(
        label="What you follow up, and with whom",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DisputeForm(forms.Form):
    """Why the service disagrees."""

    reason = words_field(
        "What do you dispute, and why?",
        missing="Say what you dispute and why, so that it can be settled.",
        help_text="Talk to the auditor first. The quality assurance unit helps to settle it.",
    )


class SettleForm(forms.Form):
    """How a dispute ends."""

    outcome = forms.ChoiceField(
        label="How is it settled?", choices=Dispute.Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose how it is settled."},
    )  # fmt: skip
    explanation = words_field("Why?", missing="Say how it was settled and why; both sides read it.")


class ConcernForm(forms.Form):
    """An immediate safeguarding concern."""

    says = words_field(
        "What is the concern?",
        missing="Say what the concern is, in a sentence or two.",
        help_text="No names. Those who are told know the case by its reference.",
    )


class AnswerForm(forms.Form):
    """What was done about a concern."""

    outcome = words_field("What was done?", missing="Say what was done to keep the child safe.")


class PlaceForm(forms.Form):
    """When an audit was placed on the child's file."""

    is_placed = forms.BooleanField(
        label="The audit is on the child's file",
        error_messages={"required": "Tick that the audit is on the child's file."},
    )
    placed_on = DayField(
        label="On which day?",
        error_messages={"required": "Give the day on which it was placed there."},
    )
