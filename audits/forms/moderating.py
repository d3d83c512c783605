"""Forms of the moderation panel and of escalations."""

from typing import Any

from django import forms

from audits.actions.putting import SEED_MAX
from audits.forms.words import words_field
from audits.models import Audit, EscalationUpdate, Grade


class DipSampleForm(forms.Form):
    """How many audits the panel takes, and the seed that makes the draw repeatable."""

    count = forms.IntegerField(
        label="How many audits",
        min_value=1,
        max_value=100,
        help_text="Every audit with the lowest grade is put to the panel as well, and not counted.",
        error_messages={
            "required": "Say how many audits the panel takes.",
            "invalid": "Give a number, such as 5.",
            "min_value": "Give a number from 1 on.",
            "max_value": "Give a number up to 100.",
        },
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    seed = forms.CharField(
        label="Seed of the draw",
        max_length=SEED_MAX,
        help_text="Any word. The same word picks the same audits, so the draw can be checked.",
        error_messages={
            "required": "Give a seed, so that the draw can be done again.",
            "max_length": f"Give a seed of at most {SEED_MAX} characters.",
        },
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )


class GradeForm(forms.Form):
    """A grade of the audit's own scale."""

    grade = forms.ModelChoiceField(
        Grade.objects.none(),
        label="Your grade",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose your grade.",
            "invalid_choice": "Choose one of the grades of this audit's scale.",
        },
    )

    def __init__(self, *args: Any, audit: Audit, **kwargs: Any) -> None:
        """Offer the grades of the scale that the audit was graded on."""
        super().__init__(*args, **kwargs)
        grades: Any = self.fields["grade"]
        grades.queryset = Grade.objects.filter(scale=audit.tool.scale_id)


class FinishForm(GradeForm):
    """The moderated grade and its reason; and why it is finished for whoever began it."""

    reason = words_field(
        "Reason",
        missing="Give the reason for the moderated grade.",
        help_text="What you saw that led to it. The auditor reads this and learns from it.",
    )
    because = words_field(
        "Why you finish it",
        missing="Say why you finish this moderation.",
        rows=2,
    )

    def __init__(self, *args: Any, begun_by: str = "", **kwargs: Any) -> None:
        """Ask why only where somebody else began it; `begun_by` is their name."""
        super().__init__(*args, **kwargs)
        self.fields["grade"].label = "Moderated grade"
        if begun_by:
            self.fields["because"].label = f"Why you finish it for {begun_by}"
        else:
            del self.fields["because"]


class BecauseForm(forms.Form):
    """Why something is decided."""

    because = words_field("Why?", missing="Say why.", rows=3)


UNCLEAR_STEP = "The form did not say which update this is. Read it again and give it."


class UpdateForm(forms.Form):
    """One of the two updates of an escalation; the form says which, so that none counts twice."""

    step = forms.TypedChoiceField(
        choices=EscalationUpdate.Step.choices,
        coerce=lambda step: EscalationUpdate.Step(int(step)),
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid_choice"), UNCLEAR_STEP),
    )
    says = words_field("Your update", missing="Write the update.")
