"""Forms of minutes: one for each item, sent in together, and those of what is done afterwards."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime

from scrutiny.meetings.actions.minutes import MinutesRefused, Words, worded
from scrutiny.meetings.models import Minute, Paragraph, Topic, Withholding


class MinuteForm(forms.Form):
    """What the minutes say of one item; `after` is the save that the writer started from."""

    after = forms.CharField(widget=forms.HiddenInput)
    says = forms.CharField(
        label="Minute",
        required=False,
        help_text="Leave it empty where there is nothing to record: the item then takes no number.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    resolutions = forms.CharField(
        label="Resolved",
        required=False,
        help_text="One a line, in order: “That the Panel …”",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    access = forms.ChoiceField(label="Who may read it", choices=Withholding.Access.choices)
    exempt_paragraph = forms.TypedChoiceField(
        label="Paragraph of Schedule 12A",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Not exempt"), *Paragraph.choices],
    )
    withheld_because = forms.CharField(
        label="Why it is kept from the public",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    summary = forms.CharField(
        label="What the public reads in its place",
        required=False,
        help_text="A fair and coherent record that gives away nothing exempt.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, minute: Minute, data: Any = None) -> None:
        """Begin with what the minute says now; each item's fields have their own prefix."""
        self.minute = minute
        words = Words.of(minute)
        super().__init__(
            data,
            prefix=f"minute-{minute.pk}",
            initial={
                "after": minute.saved_at.isoformat(),
                "says": words.says,
                "resolutions": "\n".join(words.resolutions),
                "access": words.access,
                "exempt_paragraph": words.exempt_paragraph,
                "withheld_because": words.withheld_because,
                "summary": words.summary,
            },
        )

    @property
    def is_folded(self) -> bool:
        """Return whether who may read it needs no attention: open, as nearly all are."""
        return not self.minute.is_withheld and not self.errors

    def clean_after(self) -> datetime:
        """Return the instant of the save that the writer started from."""
        found = parse_datetime(self.cleaned_data["after"])
        if found is None or found.tzinfo is None:
            raise forms.ValidationError("Open the page again: it does not say what it began from.")
        return found

    def clean(self) -> dict[str, Any]:
        """Say what is missing of a minute that is kept from the public, beside its fields."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                worded(self.words)
            except MinutesRefused as refused:
                raise forms.ValidationError(f"{self.minute.item}: {refused}") from refused
        return data

    @property
    def words(self) -> Words:
        """Return what the minute is to say."""
        data = self.cleaned_data
        return Words(
            says=data["says"],
            resolutions=tuple(data["resolutions"].splitlines()),
            access=data["access"],
            exempt_paragraph=data["exempt_paragraph"],
            withheld_because=data["withheld_because"],
            summary=data["summary"],
        )

    @property
    def started_from(self) -> datetime:
        """Return the save that the writer started from."""
        found: datetime = self.cleaned_data["after"]
        return found


class PublishForm(forms.Form):
    """With which number a set begins, where the year's count does not begin here."""

    first_number = forms.IntegerField(
        label="First number",
        required=False,
        min_value=1,
        max_value=9999,
        help_text="Only where the council counted this year's minutes elsewhere before.",
    )


class NoteForm(forms.Form):
    """A dated correction."""

    says = forms.CharField(
        label="What is corrected",
        help_text="It stands beside the minutes with today's date, for everybody to read.",
        error_messages={"required": "Say what is corrected."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TopicForm(forms.Form):
    """A topic that follows from a resolution."""

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give the topic a title."}
    )
    reason = forms.CharField(
        label="Why the panel looks at it",
        error_messages={"required": "Say why the panel looks at it."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kind = forms.ChoiceField(label="Kind", choices=Topic.Kind.choices)
