"""Forms of notice, answer and report."""

from typing import Any

from django import forms

from recommendations.forms.fields import IS_PUBLIC, PublicText, SeenForm
from recommendations.states import State
from scrutiny.meetings.forms.fields import DayField, LaterTypedChoice


class NotifyForm(SeenForm):
    """When notice of a request was sent, and when it came in."""

    on = DayField(label="Sent on", error_messages={"required": "Give the day it was sent."})
    received_on = DayField(
        label="Received on",
        help_text="The time for an answer begins with this day.",
        error_messages={"required": "Give the day it was received."},
    )


class AnswerForm(SeenForm):
    """What is answered to a request, with the reason where it is not agreed as it stands."""

    to = forms.ChoiceField(
        label="The answer",
        choices=[
            (State.AGREED, "Agreed"),
            (State.AGREED_IN_PART, "Agreed in part, with other words"),
            (State.NOT_AGREED, "Not agreed"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an answer."},
    )
    amended_wording = PublicText(
        label="What is agreed instead",
        help_text="Only for an answer that agrees in part. The panel's own words stay beside it.",
        required=False,
        rows=4,
    )
    says = PublicText(
        label="Reason",
        help_text=f"Needed unless it is agreed as it stands. {IS_PUBLIC}",
        required=False,
    )
    on = DayField(label="Day of the answer", error_messages={"required": "Give the day."})

    def clean(self) -> dict[str, Any]:
        """Want the reason where it is not agreed as it stands, and other words where in part."""
        data: dict[str, Any] = super().clean() or {}
        is_in_part = data.get("to") == State.AGREED_IN_PART
        if data.get("to") in {State.AGREED_IN_PART, State.NOT_AGREED} and data.get("says") == "":
            self.add_error("says", "Give the reason: it is kept with the answer, and public.")
        if is_in_part and data.get("amended_wording") == "":
            self.add_error("amended_wording", "Write what is agreed instead.")
        return data


class ReportForm(SeenForm):
    """How a request gets on, or that it is done."""

    is_complete = LaterTypedChoice(
        label="How far it is",
        choices=[("no", "In progress"), ("yes", "Complete: the panel decides at a meeting")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    says = PublicText(
        label="What was done",
        help_text=f"It is printed in the monitoring paper. {IS_PUBLIC}",
        error_messages={"required": "Say what was done: it is kept with the request."},
    )
    on = DayField(label="Day of the report", error_messages={"required": "Give the day."})

    def __init__(self, *args: Any, may_claim: bool = True, **kwargs: Any) -> None:
        """Leave completion out where the work has not begun."""
        super().__init__(*args, **kwargs)
        if not may_claim:
            del self.fields["is_complete"]
