"""Forms of a month before the draw: which month, its open cases, how many to draw."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from audits.models import Theme, Tool
from audits.months import month_from, month_key
from scrutiny.meetings.forms.fields import AskedLater, LaterText


class LaterFile(AskedLater, forms.FileField):
    """A file in the place of which something can be typed."""


class OpenForm(forms.Form):
    """The month to open."""

    month = forms.ChoiceField(
        label="Which month?", error_messages={"required": "Choose the month."}
    )

    def __init__(self, *args: Any, months: list[date], **kwargs: Any) -> None:
        """Offer these months."""
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(month_key(month), f"{month:%B %Y}") for month in months]

    def clean_month(self) -> date:
        """Return the first day of the month."""
        month = month_from(self.cleaned_data["month"])
        if month is None:
            raise forms.ValidationError("Choose the month.")
        return month


class PopulationForm(forms.Form):
    """The open cases of a month, in a file or typed."""

    file = LaterFile(
        label="A file of the open cases",
        required=False,
        allow_empty_file=True,
        help_text="CSV, with the columns Case reference, Team and Opened on.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )
    rows = LaterText(
        label="Or type them",
        required=False,
        strip=False,
        max_length=200_000,
        help_text="A line for each case, like: C-1042, North team, 25/03/2022",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": "That is more than can be typed here. Send a file."},
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Refuse a file larger than this installation takes."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > settings.UPLOAD_BYTES_MAX:
            most = settings.UPLOAD_BYTES_MAX // (1024 * 1024)
            raise forms.ValidationError(
                f"The file is larger than {most} MB. Leave out the cases that are closed."
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for the one or the other."""
        said: dict[str, Any] = super().clean() or {}
        has_file, has_rows = bool(said.get("file")), bool(said.get("rows", "").strip())
        if has_file and has_rows:
            self.add_error("rows", "Send a file or type the cases, not both.")
        elif not (has_file or has_rows or self.errors):
            self.add_error("file", "Choose the file of the open cases, or type them below.")
        return said


class DrawForm(forms.Form):
    """How many cases to draw, and the form that they are audited with."""

    asked_for = forms.CharField(
        label="How many cases?",
        max_length=12,
        help_text="A number like 20, or a share of the open cases like 5%.",
        error_messages={
            "required": "Say how many cases to draw.",
            # Two signs, as Django puts numbers into this message.
            "max_length": "Say how many cases to draw: a number like 20, or a share like 5%%.",
        },
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
    )
    tool = forms.ModelChoiceField(
        label="Audit form",
        queryset=Tool.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose the audit form."},
    )
    theme = forms.ModelChoiceField(
        label="Theme of the month",
        queryset=Theme.objects.none(),
        required=False,
        empty_label="No theme",
    )

    def __init__(
        self, *args: Any, tools: "QuerySet[Tool]", themes: "QuerySet[Theme]", **kwargs: Any
    ) -> None:
        """Offer the tools of the day and the themes of the month."""
        super().__init__(*args, **kwargs)
        offer(self, "tool", tools)
        offer(self, "theme", themes)


def offer(form: forms.Form, name: str, choices: "QuerySet[Any]") -> None:
    """Let a field of a form choose among these."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = choices
