"""Forms of the work programme."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from scrutiny.meetings.actions.programme import Subject
from scrutiny.meetings.forms.fields import post_field, reason_field
from scrutiny.meetings.models import Meeting, Topic

# Deferrals and resolutions make their topics themselves.
ORIGINS = [
    (origin.value, origin.label)
    for origin in (Topic.Origin.PANEL, Topic.Origin.OFFICER, Topic.Origin.PUBLIC)
]


class TopicForm(forms.Form):
    """What a topic is about, and why the panel looks at it."""

    title = forms.CharField(
        label="What should the panel look at?",
        max_length=200,
        error_messages={"required": "Give the topic a title."},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="What is not known, or not going well, and for whom. No names of children, "
        "parents or carers.",
        error_messages={"required": "Say why the panel should look at it."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kind = forms.ChoiceField(
        label="How?", choices=Topic.Kind.choices, initial=Topic.Kind.TOPIC, widget=forms.RadioSelect
    )
    lead = post_field("Who leads on it?", help_text="The post that reports to the panel.")

    def subject(self) -> Subject:
        """Return what was written, as the actions take it."""
        said = self.cleaned_data
        return Subject(
            title=said["title"],
            reason=said["reason"],
            kind=Topic.Kind(said["kind"]),
            lead=said["lead"],
        )


class SuggestForm(TopicForm):
    """A suggestion; who keeps the programme says where it came from."""

    origin = forms.ChoiceField(
        label="Where does it come from?",
        choices=ORIGINS,
        initial=Topic.Origin.PANEL,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, has_origin: bool, **kwargs: Any) -> None:
        """Ask for the origin only of who may put down others' suggestions."""
        super().__init__(*args, **kwargs)
        if not has_origin:
            del self.fields["origin"]


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of meetings, named by their days; the empty choice stands for none of them."""

    def clean(self, value: Any) -> Meeting | None:
        """Return the meeting, None for the empty choice, which is an answer as well."""
        if value in self.empty_values:
            return None
        found: Meeting = super().clean(value)
        return found

    def label_from_instance(self, obj: Any) -> str:
        """Return the day of a meeting, and its state where that matters."""
        day = f"{obj.meets_on:%-d %B %Y}"
        is_plain = obj.state == Meeting.State.PLANNED
        return day if is_plain else f"{day} ({obj.get_state_display().lower()})"


class PlaceForm(forms.Form):
    """The meeting at which a topic is to come up; none: it waits."""

    meeting = MeetingField(
        label="Meeting",
        queryset=Meeting.objects.none(),
        empty_label="No meeting: it waits",
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        """Offer the panel's meetings to come, by their days."""
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        if isinstance(field, MeetingField):
            field.queryset = meetings


class DropForm(forms.Form):
    """Why a topic leaves the programme."""

    why = reason_field(
        "Why is it dropped?",
        help_text="Whoever suggested it reads this.",
        missing="Say why the topic is dropped.",
    )
