"""Forms of meetings: when, where and how a panel meets, and why it does not."""

from django import forms

from scrutiny.meetings.actions.meetings import Arrangement
from scrutiny.meetings.forms.fields import DayField, HourField, reason_field
from scrutiny.meetings.models import Meeting


class ArrangeForm(forms.Form):
    """When, where and how the panel meets."""

    meets_on = DayField(
        label="Day",
        help_text="For example 26 January 2023.",
        error_messages={"required": "Give the day of the meeting."},
    )
    start_time = HourField(label="Start", help_text="For example 17:30.", required=False)
    place = forms.CharField(label="Place", max_length=200, required=False)
    kind = forms.ChoiceField(
        label="How the panel meets",
        help_text="A consultation takes no decision: officers decide afterwards.",
        choices=Meeting.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the panel meets."},
    )

    def arrangement(self) -> Arrangement:
        """Return what was written, as the action takes it."""
        said = self.cleaned_data
        return Arrangement(
            meets_on=said["meets_on"],
            start_time=said["start_time"],
            place=said["place"],
            kind=Meeting.Kind(said["kind"]),
        )


class CancelForm(forms.Form):
    """Why a meeting does not take place."""

    why = reason_field(
        "Why is the meeting cancelled?",
        help_text="The public reads this.",
        missing="Say why the meeting is cancelled.",
    )
