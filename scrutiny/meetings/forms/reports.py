"""Forms of reports: who writes one and by when, its texts, and words on the way."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

from scrutiny.meetings.actions.withholding import WithholdingRefused, refuse_without_reason
from scrutiny.meetings.forms.fields import (
    DayField,
    LaterChoice,
    LaterText,
    LaterTypedChoice,
    post_field,
)
from scrutiny.meetings.headings import HEADINGS, LEGAL, RESOURCES, Heading
from scrutiny.meetings.models import AgendaItem, Appendix, Clearance, Report, Withholding
from scrutiny.meetings.models.withholding import Paragraph
from scrutiny.meetings.report_words import cleaned, faults_of
from scrutiny.panels.models import Post

CLEARER = "clearer_"


class CommissionForm(forms.Form):
    """Who writes the report, whose it is, when it is due and who clears it."""

    subject = forms.CharField(max_length=200, error_messages={"required": "Say what it is about."})
    report_of = forms.ModelChoiceField(
        Post.objects.all(),
        label="Report of",
        help_text="The post that stands behind it. Its holder may write it too.",
        error_messages={"required": "Choose whose report it is."},
    )
    author = forms.ModelChoiceField(
        Post.objects.all(),
        help_text="The post that writes it. Whoever holds it finds the report on their home page.",
        error_messages={"required": "Choose who writes it."},
    )
    due_on = DayField(
        label="Due to the scrutiny manager on",
        help_text="For example 6 January 2023.",
        error_messages={"required": "Say by when it is due."},
    )

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        """Offer a post for each clearance that reports need."""
        super().__init__(*args, **kwargs)
        self.fields["subject"].initial = item.title
        for kind in settings.CLEARANCE_DAYS:
            label = f"Cleared by: {Clearance.Kind(kind).label}"
            self.fields[f"{CLEARER}{kind}"] = post_field(label)

    @property
    def clearers(self) -> dict[str, Post | None]:
        """Return the chosen post of each clearance, by kind."""
        return {kind: self.cleaned_data[f"{CLEARER}{kind}"] for kind in settings.CLEARANCE_DAYS}


class TextsForm(forms.Form):
    """The texts of a report, one field a heading, and the version that the writer started from."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the fields of the template's headings."""
        super().__init__(*args, **kwargs)
        for heading in HEADINGS:
            self.fields[heading.slug] = _field(heading)

    @property
    def texts(self) -> dict[str, str]:
        """Return what is in the fields, sent in or given, as it would be kept."""
        values: Mapping[str, Any] = self.data if self.is_bound else self.initial
        return cleaned({heading.slug: str(values.get(heading.slug, "")) for heading in HEADINGS})

    def clean(self) -> None:
        """Say under each heading what cannot be kept."""
        super().clean()
        refused = set(self.errors)
        for fault in faults_of(self.texts):
            if fault.slug not in refused:
                self.add_error(fault.slug, fault.sentence)


def _field(heading: Heading) -> forms.Field:
    """Return the field of a heading; an unfinished report can be saved, so none is required."""
    if heading.choices:
        return LaterChoice(
            choices=[(word, word) for word in heading.choices],
            required=False,
            label=heading.title,
            help_text=heading.hint,
            widget=forms.RadioSelect,
        )
    rows = 14 if heading.slug == "detail" else 4
    return LaterText(
        required=False,
        label=_label(heading),
        help_text=heading.hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _label(heading: Heading) -> str:
    """Return a heading's title, after the one that it stands under where it needs that."""
    if heading.group in {RESOURCES, LEGAL}:
        return f"{heading.group}: {heading.title[:1].lower()}{heading.title[1:]}"
    return heading.title


def _line(label: str, *, missing: str = "") -> forms.CharField:
    """Return a field for a few words; they may be left out where nothing is said of that."""
    return forms.CharField(
        label=label,
        max_length=300,
        required=bool(missing),
        error_messages={"required": missing, "max_length": "Say it in at most 300 characters."},
    )


class WhyForm(forms.Form):
    """Why a report goes back to its author."""

    why = _line("Why?", missing="Say why it goes back, so that the author knows what to do.")


class ClearForm(forms.Form):
    """Who agreed and how, where the post's holder does not clear the report themselves."""

    note = _line("Who agreed, and how")


class UnclearForm(forms.Form):
    """Why a clearance is taken back."""

    why = _line("Why?", missing="Say why the clearance is taken back.")


class WithholdForm(forms.Form):
    """Who may read a report or an appendix, and the reason that the law asks for."""

    access = forms.ChoiceField(
        label="Who may read it?",
        choices=Withholding.Access.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may read it."},
    )
    exempt_paragraph = LaterTypedChoice(
        label="If it is exempt: the paragraph of Schedule 12A",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Choose a paragraph"), *Paragraph.choices],
    )
    because = LaterText(
        label="Why it is kept from the public",
        required=False,
        max_length=1000,
        help_text=(
            "Exempt: why the public interest is against disclosing it. Confidential: who forbids "
            "it. The agenda prints this in public, so it gives nothing away."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @staticmethod
    def of(paper: Report | Appendix) -> dict[str, object]:
        """Return what the form begins with: what is known of a paper."""
        return {
            "access": paper.access,
            "exempt_paragraph": paper.exempt_paragraph,
            "because": paper.withheld_because,
        }

    def clean(self) -> None:
        """Say at its field what the law asks for and is not there."""
        super().clean()
        given = self.cleaned_data
        access, paragraph = given.get("access"), given.get("exempt_paragraph")
        if self.errors or access == Withholding.Access.OPEN:
            return
        try:
            refuse_without_reason(access or "", paragraph, given.get("because", ""))
        except WithholdingRefused as refused:
            self.add_error(refused.field, str(refused))
