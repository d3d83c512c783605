"""As at which day the annual summary is."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from scrutiny.meetings.forms.fields import DayField


class SummaryForm(forms.Form):
    """The day at whose end all is counted."""

    on = DayField(label="As at the end of", help_text="Leave it empty for today.", required=False)

    def clean_on(self) -> date:
        """Return the day, today where none is given; what is still to come cannot be counted."""
        today = timezone.localdate()
        on: date = self.cleaned_data["on"] or today
        if on > today:
            raise forms.ValidationError(
                f"{on:%-d %B %Y} is still to come. Give today or an earlier day."
            )
        return on

    @classmethod
    def read(cls, query: Any) -> tuple["SummaryForm", date]:
        """Return the form of an address, and the day that it asks for; today where that is none."""
        form = cls(query)
        return form, form.cleaned_data["on"] if form.is_valid() else timezone.localdate()
