"""Fields that several forms have: a day, a time of day, a reason, a post, several of a list."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from scrutiny.panels.models import Post

# Deadlines and municipal years are counted from days, and no calendar goes on for ever.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
# How people write a day and an hour.
DAYS = ["%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%d %b %Y"]
HOURS = ["%H:%M", "%H.%M", "%I:%M %p", "%I.%M %p", "%I %p", "%I:%M%p", "%I.%M%p", "%I%p"]

# Of any key that fits into 64 bits.
KEY_DIGITS_MAX = 18


class DayField(forms.DateField):
    """A day as people write it: 26 January 2023."""

    def __init__(self, **kwargs: Any) -> None:
        """Take every way of writing a day that people use."""
        messages = {"invalid": "Write the day like 26 January 2023."}
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        widget = forms.DateInput(
            format="%-d %B %Y", attrs={"autocomplete": "off", "class": "govuk-input--width-10"}
        )
        super().__init__(input_formats=DAYS, widget=widget, **kwargs)
        self.validators += [
            MinValueValidator(FIRST_DAY, "Give a year from 1900 on."),
            MaxValueValidator(LAST_DAY, "Give a year up to 2199."),
        ]


class HourField(forms.TimeField):
    """A time of day as people write it: 17:30 or 5.30 pm."""

    def __init__(self, **kwargs: Any) -> None:
        """Take every way of writing a time that people use."""
        messages = {"invalid": "Write the time like 17:30."}
        kwargs["error_messages"] = messages | kwargs.get("error_messages", {})
        widget = forms.TimeInput(
            format="%H:%M", attrs={"autocomplete": "off", "class": "govuk-input--width-5"}
        )
        super().__init__(input_formats=HOURS, widget=widget, **kwargs)


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several records of a list, or none.

    A number beyond what a database holds is a choice that is not there: Django looks for the
    numbers all at once, and asked so, SQLite and PostgreSQL both fail instead of finding nothing.
    """

    def clean(self, value: Any) -> Any:
        """Return the records; raises ValidationError for one that is not on the list."""
        if isinstance(value, (list, tuple)):
            for one in value:
                if len(str(one)) > KEY_DIGITS_MAX:
                    raise forms.ValidationError(
                        self.error_messages["invalid_choice"],
                        code="invalid_choice",
                        params={"value": f"{str(one)[:KEY_DIGITS_MAX]}…"},
                    )
        return super().clean(value)


def reason_field(label: str, *, missing: str, help_text: str = "") -> forms.CharField:
    """Return a field for why something is done."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=300,
        error_messages={
            "required": missing,
            "max_length": "Say it in at most 300 characters.",
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def post_field(label: str, *, help_text: str = "") -> "forms.ModelChoiceField[Post]":
    """Return a field for one of the council's posts, which may be left open."""
    return forms.ModelChoiceField(
        label=label,
        help_text=help_text,
        queryset=Post.objects.order_by("title"),
        required=False,
        empty_label="Nobody yet",
    )


class AskedLater:
    """Of a field that can be saved empty and is asked for later: it is not marked as optional."""

    is_asked_later = True


class LaterText(AskedLater, forms.CharField):
    """Words that are needed in the end, or with one of the answers."""


class LaterChoice(AskedLater, forms.ChoiceField):
    """A choice that is needed in the end."""


class LaterTypedChoice(AskedLater, forms.TypedChoiceField):
    """A choice that is needed with one of the answers."""
