"""Forms of publication: what the law asks for when papers come late, and corrections."""

from typing import Any

from django import forms

from scrutiny.meetings.forms.fields import DayField
from scrutiny.meetings.models import Publication
from scrutiny.panels.models import Person


def _words(label: str, *, missing: str, help_text: str = "") -> forms.CharField:
    """Return a field for words that are printed."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LateItemForm(forms.Form):
    """An urgent item, with the chair's opinion and the special circumstances."""

    title = forms.CharField(
        label="Title of the item",
        max_length=200,
        error_messages={"required": "Give the item a title."},
    )
    text = forms.CharField(
        label="What the agenda says below it",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    because = _words(
        "Which special circumstances make it urgent?",
        missing="Say which special circumstances make it urgent: they are printed.",
        help_text="Printed in the supplement and in the minutes.",
    )
    in_opinion_of = forms.ModelChoiceField(
        label="Who is of the opinion that it is urgent?",
        help_text="It is the chair's opinion that counts.",
        queryset=Person.objects.none(),
        empty_label=None,
        error_messages={"required": "Say whose opinion it is."},
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        """Offer who chairs the meeting."""
        super().__init__(*args, **kwargs)
        ids = [one.pk for one in people]
        self.fields["in_opinion_of"].queryset = Person.objects.filter(pk__in=ids)  # type: ignore[attr-defined]


class ShorterNoticeForm(forms.Form):
    """When a meeting was convened that could not be convened in time, and why."""

    convened_on = DayField(
        label="On which day was the meeting convened?",
        error_messages={"required": "Give the day on which it was convened."},
    )
    because = _words(
        "Why not earlier?",
        missing="Say why the meeting was convened so late: it is printed.",
        help_text="Printed on the first page of the agenda.",
    )


class CorrectForm(forms.Form):
    """Why a corrected edition goes out."""

    because = _words(
        "What is corrected, and why?",
        missing="Say what is corrected, and why.",
        help_text="Shown beside the corrected edition. The edition before can still be read.",
    )


class NoteForm(forms.Form):
    """A correction that stands on a published page."""

    page = forms.IntegerField(
        label="Page",
        min_value=1,
        error_messages={"required": "Give the number that is printed on the page."},
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    says = _words(
        "What is wrong on the page, and what is right?",
        missing="Say what is wrong on the page, and what is right.",
        help_text="Shown in public with today's date. It cannot be taken off again.",
    )

    def __init__(self, *args: Any, publication: Publication, **kwargs: Any) -> None:
        """Say which pages there are."""
        super().__init__(*args, **kwargs)
        first, last = publication.first_page, publication.last_page
        self.fields["page"].help_text = f"The printed number, from {first} to {last}."
