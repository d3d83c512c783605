"""Forms of who sits on a panel."""

from typing import Any

from django import forms

from scrutiny.meetings.forms.fields import DayField
from scrutiny.panels.models import Membership


def _name() -> forms.CharField:
    return forms.CharField(
        label="Name",
        help_text="Somebody who is known already is found by the name.",
        max_length=120,
        error_messages={"required": "Give the person's name."},
    )


def _from_on() -> DayField:
    return DayField(label="From", error_messages={"required": "Give the first day."})


def _to_on() -> DayField:
    return DayField(
        label="Last day", help_text="Leave it empty as long as it goes on.", required=False
    )


def _group() -> forms.CharField:
    return forms.CharField(label="Political group", max_length=60, required=False)


class ChangeSeatForm(forms.Form):
    """What a seat is."""

    role = forms.ChoiceField(
        label="Office",
        choices=Membership.Role.choices,
        initial=Membership.Role.MEMBER,
        widget=forms.RadioSelect,
    )
    voting_scope = forms.ChoiceField(
        label="What they vote on",
        choices=Membership.Voting.choices,
        initial=Membership.Voting.ALL,
        widget=forms.RadioSelect,
    )
    is_counted_in_quorum = forms.BooleanField(
        label="Counts towards the quorum", required=False, initial=True
    )
    political_group = _group()
    body_represented = forms.CharField(
        label="Body represented",
        help_text="Of an appointed member: the diocese, the parent governors.",
        max_length=120,
        required=False,
    )
    to_on = _to_on()

    def values(self) -> dict[str, Any]:
        """Return what was written, as the actions take it."""
        said = dict(self.cleaned_data)
        said["role"] = Membership.Role(said["role"])
        said["voting_scope"] = Membership.Voting(said["voting_scope"])
        return said


class SeatForm(ChangeSeatForm):
    """A seat for a person, from a day on."""

    field_order = ("name", "from_on")

    name = _name()
    from_on = _from_on()


class ChangeSubstituteForm(forms.Form):
    """The group of a substitute, and their last day."""

    political_group = _group()
    to_on = _to_on()


class SubstituteForm(ChangeSubstituteForm):
    """Somebody who may sit in for a member."""

    field_order = ("name", "from_on")

    name = _name()
    from_on = _from_on()


class ChangeVacancyForm(forms.Form):
    """The last day of a vacancy."""

    to_on = _to_on()


class VacancyForm(ChangeVacancyForm):
    """A seat that nobody holds."""

    field_order = ("seat", "from_on")

    seat = forms.CharField(
        label="Which seat",
        help_text="For example: Appointed member (church diocese).",
        max_length=120,
        error_messages={"required": "Say which seat it is."},
    )
    from_on = _from_on()
