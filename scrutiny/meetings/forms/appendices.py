"""Forms of appendices: a file to upload, a paper that the portal makes, another title."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from scrutiny.meetings.actions.appendices import TITLE_MAX
from scrutiny.packs.papers import kind_of
from scrutiny.panels.models import Panel

Choice = tuple[str, str]
# Between the kind of a paper and its key, which has colons of its own.
_JOINT = "|"


class TitleForm(forms.Form):
    """The title of an appendix."""

    title = forms.CharField(
        max_length=TITLE_MAX,
        help_text="As the agenda lists it, without “Appendix 1”.",
        error_messages={
            "required": "Give the appendix a title.",
            "max_length": f"A title has at most {TITLE_MAX} characters.",
        },
    )


class FileForm(forms.Form):
    """A PDF to take in the place of another."""

    file = forms.FileField(
        label="The PDF",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={"required": "Choose the PDF."},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse a file larger than this installation takes."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_BYTES_MAX:
            most = settings.UPLOAD_BYTES_MAX // (1024 * 1024)
            raise forms.ValidationError(
                f"{file.name} is larger than {most} MB. Save its pictures smaller, or split it."
            )
        return file


class UploadForm(FileForm, TitleForm):
    """A PDF with the title that the agenda gives it."""

    field_order = ("title", "file")


class PaperForm(forms.Form):
    """A paper that the portal makes, of whichever kinds this installation has."""

    paper = forms.ChoiceField(label="The paper", error_messages={"required": "Choose the paper."})

    def __init__(self, *args: Any, panel: Panel, on: date, **kwargs: Any) -> None:
        """Offer every paper of every kind that the panel has."""
        super().__init__(*args, **kwargs)
        field = self.fields["paper"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose a paper"), *papers_for(panel, on=on)]

    @property
    def chosen(self) -> tuple[str, str]:
        """Return the kind and the key of the chosen paper."""
        kind, _, key = self.cleaned_data["paper"].partition(_JOINT)
        return kind, key


def papers_for(panel: Panel, *, on: date) -> list[tuple[str, list[Choice]]]:
    """Return the papers that the portal can make for a panel, by kind."""
    found = []
    for name in settings.PAPER_KINDS:
        kind = kind_of(name)
        papers = [(f"{name}{_JOINT}{key}", title) for key, title in kind.choices(panel, on)]
        if papers:
            found.append((kind.label, papers))
    return found
