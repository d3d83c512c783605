"""Forms of who audits a case: given to somebody, replaced, added by hand."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from audits.forms.cycles import offer
from audits.models import Auditor, Team, Theme, Tool
from audits.models.cycle import REFERENCE_MAX
from scrutiny.meetings.forms.fields import DayField, reason_field


class AuditorField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of an auditor, with their team or agency."""

    def label_from_instance(self, obj: Any) -> str:
        """Return their name, and where they work."""
        place = obj.get_agency_display() if obj.is_partner else obj.team
        return f"{obj} ({place})" if place else str(obj)


def auditor_field() -> AuditorField:
    """Return a field for one of the auditors who are free."""
    return AuditorField(
        label="Who audits it?",
        queryset=Auditor.objects.none(),
        empty_label="Choose an auditor",
        error_messages={"required": "Choose an auditor."},
    )


def because_field() -> forms.CharField:
    """Return a field for why somebody has a case of their own team."""
    return forms.CharField(
        label="Why, if it is their own team's case",
        required=False,
        max_length=300,
        help_text="Kept with the audit. Leave it empty otherwise.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Say it in at most 300 characters."},
    )


class AllocateForm(forms.Form):
    """Who is to audit a case."""

    auditor = auditor_field()
    because = because_field()

    def __init__(self, *args: Any, auditors: "QuerySet[Auditor]", **kwargs: Any) -> None:
        """Offer these auditors."""
        super().__init__(*args, **kwargs)
        offer(self, "auditor", auditors)


class ReplaceForm(forms.Form):
    """Why a case is replaced by the next reserve."""

    because = reason_field(
        "Why is it replaced?",
        help_text="Kept with the draw. No names.",
        missing="Say why the case is replaced.",
    )


class AddForm(forms.Form):
    """A themed or partnership audit, added by hand."""

    reference = forms.CharField(
        label="Case reference",
        max_length=REFERENCE_MAX,
        help_text="The pseudonymous reference. No names.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
        error_messages={
            "required": "Give the case reference.",
            "max_length": f"A reference has at most {REFERENCE_MAX} characters.",
        },
    )
    team = forms.ModelChoiceField(
        queryset=Team.objects.all(),
        empty_label="Choose the team",
        error_messages={"required": "Choose the team."},
    )
    theme = forms.ModelChoiceField(
        queryset=Theme.objects.none(), required=False, empty_label="No theme"
    )
    tool = forms.ModelChoiceField(
        label="Audit form",
        queryset=Tool.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose the audit form."},
    )
    auditor = auditor_field()
    due_on = DayField(
        label="Due on",
        help_text="For example, 27 January 2023",
        error_messages={"required": "Give the day on which it is due."},
    )
    because = because_field()

    def __init__(
        self,
        *args: Any,
        tools: "QuerySet[Tool]",
        themes: "QuerySet[Theme]",
        auditors: "QuerySet[Auditor]",
        **kwargs: Any,
    ) -> None:
        """Offer the tools, themes and auditors of the day."""
        super().__init__(*args, **kwargs)
        offer(self, "tool", tools)
        offer(self, "theme", themes)
        offer(self, "auditor", auditors)
