"""Forms of agendas: an item's words, its position, and why it leaves."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from scrutiny.meetings.forms.fields import reason_field
from scrutiny.meetings.forms.topics import PlaceForm
from scrutiny.meetings.models import Meeting


class ItemForm(forms.Form):
    """What the agenda prints of an item."""

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give the item a title."}
    )
    text = forms.CharField(
        label="Text below the title",
        help_text="For example: Report of the Scrutiny Manager, which asks the panel to note how "
        "the service is doing.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_to_follow = forms.BooleanField(label="The report is to follow", required=False)


class MoveForm(forms.Form):
    """The position that an item of business gets, counted from 1."""

    position = forms.IntegerField(min_value=1)


class WithdrawForm(forms.Form):
    """Why an item leaves the agenda."""

    why = reason_field(
        "Why is it withdrawn?",
        help_text="Printed where the agenda is published already.",
        missing="Say why the item is withdrawn.",
    )


class DeferForm(PlaceForm):
    """Why an item is put off, and to when."""

    field_order = ("why", "meeting")

    why = reason_field(
        "Why is it deferred?",
        help_text="Printed where the agenda is published already.",
        missing="Say why the item is deferred.",
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        """Offer the other meetings to come, or the work programme."""
        super().__init__(*args, meetings=meetings, **kwargs)
        field = self.fields["meeting"]
        if isinstance(field, forms.ModelChoiceField):
            field.label = "To which meeting?"
            field.empty_label = "Back to the work programme"
