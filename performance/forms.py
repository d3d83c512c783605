"""Forms of performance."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils import timezone

from performance.analysis.figures import Frequency, Period
from performance.keys import NotAMonth, month_from
from performance.returns.answers import Answer
from performance.returns.months import period_of_heading
from scrutiny.panels.models import Panel

# How officers write a day.
DAYS = ["%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%d %b %Y"]


class UploadForm(forms.Form):
    """The file an officer has, the month it is for and the day its figures were drawn."""

    panel = forms.ModelChoiceField(queryset=Panel.objects.none(), empty_label=None)
    month = forms.CharField(
        label="Month the return is for",
        help_text="For example 2022-12 or December 2022.",
        error_messages={"required": "Write the month, for example 2022-12."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-10"}),
    )
    data_on = forms.DateField(
        label="Data date",
        required=False,
        help_text="The day the figures were drawn, for example 9 January 2023. "
        "Leave it empty for the last day of the month.",
        input_formats=DAYS,
        error_messages={"invalid": "Write the data date like 9 January 2023."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-10"}),
    )
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label="The spreadsheet",
        help_text="An Excel workbook (.xlsx), as you already have it.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Choose the spreadsheet."},
    )

    def __init__(self, *args: Any, panels: QuerySet[Panel], **kwargs: Any) -> None:
        """Offer only the panels the officer sends returns for."""
        super().__init__(*args, **kwargs)
        field = self.fields["panel"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = panels

    def clean_month(self) -> Period:
        """Return the month, or say how to write it."""
        written = self.cleaned_data["month"].strip()
        try:
            month = month_from(written)
        except NotAMonth as error:
            named = period_of_heading(written)
            if named is None or named.frequency is not Frequency.MONTH:
                raise forms.ValidationError(str(error)) from error
            month = named
        if month.start > timezone.localdate():
            raise forms.ValidationError(
                f"{month.label} is still to come. Give the month that the figures are for."
            )
        return month

    def clean_data_on(self) -> date | None:
        """Refuse a day to come."""
        day: date | None = self.cleaned_data["data_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(f"{day:%-d %B %Y} is still to come.")
        return day

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file larger than this installation takes."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_BYTES_MAX:
            most = settings.UPLOAD_BYTES_MAX // (1024 * 1024)
            raise forms.ValidationError(
                f"{file.name} is larger than {most} MB. Send the workbook with the table only."
            )
        return file


class PutBackForm(forms.Form):
    """Why a checked month becomes a draft again."""

    why = forms.CharField(
        label="Why is it put back?",
        max_length=500,
        error_messages={"required": "Say why the month is put back."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DiscardForm(forms.Form):
    """Why a checked return is turned down."""

    why = forms.CharField(label="Why", max_length=500, error_messages={"required": "Say why."})


class WithdrawForm(forms.Form):
    """Why an accepted return is taken back."""

    why = forms.CharField(
        label="Why is it withdrawn?",
        help_text="The panel may ask. For example: the figures were of another team.",
        max_length=500,
        error_messages={"required": "Say why the return is withdrawn."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """An answer to a question about a return; whether it allows it, the action says."""

    answer = forms.CharField(error_messages={"required": "Choose one of the answers."})
    indicator = forms.CharField(required=False)
    break_on = forms.DateField(
        required=False,
        input_formats=DAYS,
        error_messages={"invalid": "Write the day like 1 April 2022."},
    )
    why = forms.CharField(required=False, max_length=500)

    def detail(self) -> str:
        """Return the indicator with the day of the break behind it, as the action takes them."""
        chosen = self.cleaned_data
        code, day = chosen["indicator"].strip(), chosen["break_on"]
        is_broken = chosen["answer"] == Answer.PREDECESSOR and day is not None
        if chosen["answer"] not in {Answer.SAME, Answer.PREDECESSOR}:
            return ""
        return f"{code} {day.isoformat()}" if is_broken else code
