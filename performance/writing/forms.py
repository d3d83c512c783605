"""Forms of commentary: a text with what happens next, what becomes of it, and of its promises."""

from typing import Any

from django import forms

from performance.analysis.promises import Step
from performance.forms import DAYS
from performance.models import Commitment
from scrutiny.panels.models import Post


class DayField(forms.DateField):
    """A day as people write it: 31 March 2023."""

    def __init__(self, **kwargs: Any) -> None:
        """Take the ways of writing a day that the other forms take."""
        kwargs.setdefault("error_messages", {})["invalid"] = "Write the day like 31 March 2023."
        widget = forms.DateInput(
            format="%-d %B %Y", attrs={"autocomplete": "off", "class": "govuk-input--width-10"}
        )
        super().__init__(input_formats=DAYS, widget=widget, **kwargs)


class TextForm(forms.Form):
    """A text, the revision it was written on, and suggestions to take over."""

    says = forms.CharField(
        label="Text",
        error_messages={"required": "Write something, or go back to the list."},
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    suggested = forms.MultipleChoiceField(
        label="Add to the list",
        help_text="What is ticked is added at the end when you save. Put it in your words then.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, suggested: tuple[tuple[str, str], ...] = (), **kwargs: Any
    ) -> None:
        """Offer what may be taken over; without any there is no such field."""
        super().__init__(*args, **kwargs)
        choices = self.fields["suggested"]
        if isinstance(choices, forms.MultipleChoiceField) and suggested:
            choices.choices = suggested
        else:
            del self.fields["suggested"]
        if suggested:
            # A list may begin with nothing but what is ticked.
            self.fields["says"].required = "suggested" not in self.data

    def clean_says(self) -> str:
        """Return the text with plain line ends."""
        says: str = self.cleaned_data["says"]
        return says.replace("\r\n", "\n")


class StepForm(forms.Form):
    """What happens next: what, by which post, by when."""

    what = forms.CharField(label="What", required=False, max_length=400)
    post = forms.ModelChoiceField(
        label="Which post",
        queryset=Post.objects.all(),
        required=False,
        to_field_name="title",
        empty_label="",
    )
    due_on = DayField(label="By when", required=False)

    def clean(self) -> None:
        """Ask what it is that is to be done by the day, or by the post."""
        found = self.cleaned_data
        if (found.get("post") or found.get("due_on")) and not found.get("what"):
            self.add_error("what", "Say what is to be done, or empty the row.")

    @property
    def step(self) -> Step | None:
        """Return the row as a step; None for an empty one."""
        found = self.cleaned_data
        if not found.get("what"):
            return None
        post = found.get("post")
        return Step(found["what"], post.title if post else "", found.get("due_on"))


class KeptForm(forms.Form):
    """Why a typed figure that the data does not have is kept."""

    figure = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(label="Keep it, because", required=False, max_length=300)


StepSet = forms.formset_factory(StepForm, extra=3, max_num=40)
KeptSet = forms.formset_factory(KeptForm, extra=0, max_num=100)


class SendBackForm(forms.Form):
    """A word on why a text goes back to its author."""

    why = forms.CharField(
        label="What has to change",
        max_length=500,
        error_messages={"required": "Say why it goes back, so that the author knows what to do."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CloseForm(forms.Form):
    """What became of a promise."""

    state = forms.ChoiceField(
        label="What became of it",
        choices=[(one.value, one.label) for one in Commitment.State if one.value != "open"],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was kept or dropped."},
    )
    outcome = forms.CharField(
        label="In a sentence",
        max_length=1000,
        error_messages={"required": "Say what came of it."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    closed_on = DayField(
        label="On which day",
        error_messages={"required": "Say on which day."},
    )


class PutOffForm(forms.Form):
    """Another day for a promise, and why."""

    due_on = DayField(label="New day", error_messages={"required": "Give the new day."})
    why = forms.CharField(
        label="Why",
        max_length=500,
        error_messages={"required": "Say why it gets another day."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
