"""Forms of panels: what the body is, and what its agendas begin and end with."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import formset_factory

from scrutiny.meetings.actions.standing import Standing
from scrutiny.meetings.agenda import CLOSING_KINDS, OPENING_KINDS
from scrutiny.meetings.forms.fields import HourField, post_field
from scrutiny.meetings.models import ItemKind
from scrutiny.panels.actions import Particulars
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel

# More than any council has members.
SEATS_MAX = 200
NARROW = {"class": "govuk-input--width-3", "inputmode": "numeric"}


class PanelForm(forms.Form):
    """What a panel is, as its pages and papers say it."""

    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Give the panel its name."}
    )
    body_type = forms.ChoiceField(
        label="What kind of body it is",
        help_text="A task and finish group meets in private: its meetings and papers are then its "
        "members' and officers' alone.",
        choices=BodyType.choices,
        widget=forms.RadioSelect,
    )
    terms_of_reference = forms.CharField(
        label="Terms of reference",
        help_text="An empty line begins a new paragraph.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    quorum = forms.IntegerField(
        label="Quorum",
        help_text="How many members who count towards it have to be there.",
        min_value=1,
        max_value=SEATS_MAX,
        widget=forms.TextInput(attrs=NARROW),
        error_messages={"required": "Give the quorum.", "invalid": "Write the quorum as a number."},
    )
    seat_count = forms.IntegerField(
        label="Seats of councillors",
        required=False,
        min_value=1,
        max_value=SEATS_MAX,
        widget=forms.TextInput(attrs=NARROW),
    )
    reference = forms.CharField(
        label="Reference",
        help_text="Begins the references of the panel's requests: CF 2022/23 07.",
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    usual_place = forms.CharField(label="Usual place", max_length=200, required=False)
    usual_start_time = HourField(label="Usual start", required=False)
    proper_officer = post_field("Proper officer", help_text="The post whose name is on the agenda.")
    contact = post_field("Contact", help_text="The post that the front sheet names for questions.")

    @staticmethod
    def initial_of(panel: Panel) -> dict[str, Any]:
        """Return what a panel is now, by the names of the fields."""
        names = [*Particulars.__match_args__, "name", "terms_of_reference", "quorum"]
        return {name: getattr(panel, name) for name in names}

    def particulars(self) -> Particulars:
        """Return what the papers need to know, as the action takes it."""
        said = self.cleaned_data
        given = {name: said[name] for name in Particulars.__match_args__ if name != "body_type"}
        return Particulars(body_type=BodyType(said["body_type"]), **given)


class StandingForm(forms.Form):
    """One item of every agenda, with its place in the order."""

    order = forms.IntegerField(
        label="Place in the order",
        min_value=1,
        widget=forms.TextInput(attrs=NARROW),
        error_messages={
            "required": "Give the item its place in the order.",
            "invalid": "Write the place as a number.",
        },
    )
    kind = forms.ChoiceField(
        label="What it is",
        choices=[
            ("Before the business", [(kind.value, kind.label) for kind in OPENING_KINDS]),
            ("After the business", [(kind.value, kind.label) for kind in CLOSING_KINDS]),
        ],
        initial=ItemKind.STATEMENT,
    )
    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give the item a title."}
    )
    text = forms.CharField(
        label="Text below the title", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_removed = forms.BooleanField(label="Remove it", required=False)


StandingFormSet = formset_factory(StandingForm, extra=1, max_num=20)


def standing_of(rows: Iterable[dict[str, Any]]) -> list[Standing]:
    """Return the rows of a formset as the action takes them, in the order that was written."""
    kept = [said for said in rows if said and not said["is_removed"]]
    return [
        Standing(ItemKind(said["kind"]), said["title"], said["text"])
        for said in sorted(kept, key=lambda said: int(said["order"]))
    ]
