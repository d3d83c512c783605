"""Forms of evidence: a PDF with its own date, who gets it, why it is withdrawn."""

from django import forms

from recommendations.actions.evidence import TITLE_MAX
from recommendations.forms.fields import PublicLine
from scrutiny.meetings.forms.appendices import FileForm
from scrutiny.meetings.forms.fields import DayField, reason_field

FOR_PANEL = "For the panel"
BECOMES_PUBLIC = (
    "What is for the panel is public: everybody can download it here, and it is an appendix of the "
    "next monitoring paper."
)


class EvidenceForm(FileForm):
    """A PDF that shows what was done."""

    title = PublicLine(
        max_length=TITLE_MAX,
        help_text="Everybody reads the title.",
        error_messages={
            "required": "Give the evidence a title.",
            "max_length": f"A title has at most {TITLE_MAX} characters.",
        },
    )
    dated_on = DayField(
        label="Date of the evidence",
        help_text="When it was made, not when it is sent in.",
        error_messages={"required": "Give the day on which it was made."},
    )
    is_for_panel = forms.BooleanField(label=FOR_PANEL, help_text=BECOMES_PUBLIC, required=False)

    field_order = ("title", "dated_on", "file", "is_for_panel")


class MarkForm(forms.Form):
    """Who gets a paper."""

    is_for_panel = forms.TypedChoiceField(
        label="Who gets it",
        choices=[("no", "Officers only"), ("yes", "The panel, and so everybody")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who gets it."},
    )


class WithdrawForm(forms.Form):
    """Why a paper is withdrawn."""

    because = reason_field("Why it is withdrawn", missing="Say why it is withdrawn.")
