"""Forms of actions after an audit, and of practice examples."""

from django import forms

from audits.forms.words import words_field
from audits.models import ServiceArea
from scrutiny.meetings.forms.fields import DayField
from scrutiny.panels.models import Post


class RemedyForm(forms.Form):
    """What is to be done, by whom and by when."""

    says = words_field(
        "What is to be done",
        missing="Say what is to be done.",
        help_text="Name no child and no worker: the owner reads it on a list.",
        rows=3,
    )
    owner = forms.ModelChoiceField(
        Post.objects.order_by("title"),
        label="Post that sees to it",
        empty_label="Choose a post",
        error_messages={"required": "Choose the post that sees to it."},
    )
    due_on = DayField(
        label="By when",
        help_text="For example 17 February 2023.",
        error_messages={"required": "Say by when it is to be done."},
    )


class DoneForm(forms.Form):
    """On which day an action was done, and what came of it."""

    done_on = DayField(
        label="Done on",
        help_text="For example 14 February 2023.",
        error_messages={"required": "Say on which day it was done."},
    )
    outcome = words_field("What came of it", missing="Say what came of the action.", rows=3)


class ExampleForm(forms.Form):
    """What others can learn from an audit."""

    says = words_field(
        "What was done well and why it worked",
        missing="Say what was done well and why it worked.",
        help_text="No child, no family, no worker, no case reference: others read it.",
        rows=8,
    )


class AreaForm(forms.Form):
    """Whose examples are shown: those of a service area, or of all."""

    area = forms.ModelChoiceField(
        ServiceArea.objects.all(),
        label="Service area",
        required=False,
        empty_label="All service areas",
        to_field_name="slug",
    )
