"""Forms of the desk at a meeting. Each knows the meeting, so that it offers only what is there."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from scrutiny.meetings.models import (
    AgendaItem,
    Attendance,
    Interest,
    Meeting,
    Movement,
    SpeakingRequest,
)
from scrutiny.panels.models import Membership, Person, Post, Substitute


class _OfMeeting(forms.Form):
    """A form about one meeting; its fields' ids begin with `prefix`, since a page has several."""

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.narrow()

    def narrow(self) -> None:
        """Offer what belongs to the meeting and nothing else."""

    def offer(self, name: str, rows: QuerySet[Any]) -> None:
        """Let a field choose among these rows."""
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows


class AttendanceForm(_OfMeeting):
    """A member's status."""

    seat = forms.ModelChoiceField(Membership.objects.none())
    status = forms.ChoiceField(choices=Attendance.Status.choices)

    def narrow(self) -> None:
        """Offer the seats of the panel on the day of the meeting."""
        self.offer(
            "seat", Membership.objects.on(self.meeting.meets_on).filter(panel=self.meeting.panel)
        )


class SubstituteForm(_OfMeeting):
    """Who sits in for a member."""

    seat = forms.ModelChoiceField(Membership.objects.none())
    person = forms.ModelChoiceField(
        Person.objects.none(), error_messages={"required": "Choose the substitute."}
    )

    def narrow(self) -> None:
        """Offer the seats and the named substitutes of the day."""
        day, panel = self.meeting.meets_on, self.meeting.panel
        self.offer("seat", Membership.objects.on(day).filter(panel=panel))
        named = Substitute.objects.on(day).filter(panel=panel)
        self.offer("person", Person.objects.filter(pk__in=named.values("person")))


class MovementForm(_OfMeeting):
    """Somebody's coming or going at an item; an empty kind takes it back."""

    attendance = forms.ModelChoiceField(Attendance.objects.none())
    kind = forms.ChoiceField(choices=[("", "neither"), *Movement.Kind.choices], required=False)

    def narrow(self) -> None:
        """Offer those recorded at the meeting."""
        self.offer("attendance", Attendance.objects.filter(meeting=self.meeting))


class _ByName(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among those recorded at a meeting, by their names."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the person's name."""
        return str(obj.person.name)


class InterestForm(_OfMeeting):
    """An interest in the item at hand."""

    attendance = _ByName(
        Attendance.objects.none(),
        label="Whose",
        empty_label="Choose a member",
        error_messages={"required": "Choose whose interest it is."},
    )
    kind = forms.ChoiceField(choices=Interest.Kind.choices, label="Kind")
    nature = forms.CharField(
        label="What it is",
        max_length=500,
        error_messages={"required": "Say what the interest is."},
    )
    has_withdrawn = forms.BooleanField(label="They leave the meeting for this item", required=False)
    dispensation = forms.CharField(
        label="Dispensation",
        required=False,
        max_length=200,
        help_text="Who granted it and when, where they stay.",
    )

    def narrow(self) -> None:
        """Offer those who are there."""
        rows = self.meeting.attendances.filter(status=Attendance.Status.PRESENT)
        self.offer("attendance", rows.select_related("person"))


class WhipForm(forms.Form):
    """A party whip on the item at hand."""

    political_group = forms.CharField(
        label="Group", max_length=60, error_messages={"required": "Say which group is whipped."}
    )
    says = forms.CharField(
        label="Nature of the whip", max_length=200, error_messages={"required": "Say how."}
    )


class InviteeForm(forms.Form):
    """Somebody who is asked to the item at hand."""

    post = forms.ModelChoiceField(
        Post.objects.all(), required=False, label="Post", empty_label="Not a post in the list"
    )
    as_what = forms.CharField(
        label="Or in which capacity",
        required=False,
        max_length=120,
        help_text="Where the list has no post: a head teacher, a foster carer.",
    )
    body = forms.CharField(label="Body they come from", required=False, max_length=120)


class SpeakingForm(forms.Form):
    """Somebody's wish to address the meeting on the item at hand."""

    who = forms.CharField(
        label="Who, in which capacity",
        max_length=120,
        help_text="A resident, a body. No name is needed.",
        error_messages={"required": "Say who wants to speak, in which capacity."},
    )
    about = forms.CharField(
        label="On what", max_length=300, error_messages={"required": "Say on what."}
    )


class OutcomeForm(forms.Form):
    """What the chair said."""

    outcome = forms.ChoiceField(choices=SpeakingRequest.Outcome.choices)


class HoldForm(_OfMeeting):
    """Who presided over the meeting that is over."""

    presided_by = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who presided",
        required=False,
        empty_label="Nobody is recorded as present",
    )

    def narrow(self) -> None:
        """Offer those who are there."""
        present = self.meeting.attendances.filter(status=Attendance.Status.PRESENT)
        self.offer("presided_by", Person.objects.filter(pk__in=present.values("person")))


def item_of(meeting: Meeting, value: str) -> AgendaItem | None:
    """Return the meeting's item that an address names; None for none and for another meeting's."""
    if not value.isdigit():
        return None
    return meeting.items.filter(pk=int(value)).first()
