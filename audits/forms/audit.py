"""The form of an audit, made of its tool's areas; anything in it may be left open until it is due.

A draft is saved whatever is still wrong in it: `words` takes each field that is right and keeps
what was saved before in place of each that is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from audits.draft import Words, words_of
from audits.models import Audit, Grade, LearningTheme, ToolArea
from scrutiny.meetings.forms.fields import DayField, LaterText, SeveralField
from scrutiny.panels.models import Post

YES_OR_NO = [("yes", "Yes"), ("no", "No")]
# What begins as it was saved.
PLAIN = ("audited_on", "practitioner", "family_said", "grade", "strengths", "improvements")
# Empty rows for actions after those that are there, and how many rows there can be; more only
# where more are saved.
SPARE_ROWS = 2
ROWS_MAX = 20
ROWS_UNCLEAR = "The form has not as many actions as there can be. Open the audit anew."


class LaterDay(DayField):
    """A day that is needed in the end."""

    is_asked_later = True


class LaterGrade(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A grade that is needed in the end."""

    is_asked_later = True


class LaterYesOrNo(forms.TypedChoiceField):
    """A yes or no that is needed in the end."""

    is_asked_later = True

    def __init__(self, **kwargs: Any) -> None:
        """Offer both."""
        super().__init__(
            choices=YES_OR_NO,
            coerce=lambda word: word == "yes",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )


@dataclass(frozen=True)
class AreaFields:
    """The fields of one area of the tool, for the page."""

    area: ToolArea
    says: forms.BoundField
    grade: forms.BoundField | None


@dataclass(frozen=True)
class RemedyFields:
    """The fields of one action."""

    number: int
    says: forms.BoundField
    owner: forms.BoundField
    due_on: forms.BoundField


class AuditForm(forms.Form):
    """All that an auditor writes about a case."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    writer = forms.IntegerField(widget=forms.HiddenInput)
    row_count = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    audited_on = LaterDay(label="Day on which the case was audited", required=False)
    practitioner = forms.CharField(
        label="Practitioner",
        required=False,
        max_length=120,
        help_text=(
            "Whose work it is. Only so that nobody moderates their own work or their team's; it is "
            "shown on this audit's pages and nowhere else."
        ),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    has_practitioner_taken_part = LaterYesOrNo(label="Did the practitioner take part in the audit?")
    is_family_asked = LaterYesOrNo(label="Were the child and family asked for their view?")
    family_said = forms.CharField(
        label="What they said, or why they were not asked",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    strengths = LaterText(
        label="Strengths", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    improvements = LaterText(
        label="Areas for improvement", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    strength_themes = SeveralField(
        LearningTheme.objects.none(),
        label="Themes that were a strength",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    development_themes = SeveralField(
        LearningTheme.objects.none(),
        label="Themes to develop",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, audit: Audit, user_id: int, rows: str = "", **kwargs: Any
    ) -> None:
        """Make the fields of the tool's areas and of the actions; `rows` asks for more of these."""
        super().__init__(*args, **kwargs)
        self.audit = audit
        self.areas = list(audit.tool.areas.all())
        grades = Grade.objects.filter(scale=audit.tool.scale_id)
        for area in self.areas:
            self.fields[f"says_{area.pk}"] = LaterText(
                label=area.title,
                help_text=area.prompt,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5}),
            )
            if area.is_graded:
                self.fields[f"grade_{area.pk}"] = _grade(f"Grade: {area.title.lower()}", grades)
        if audit.is_graded:
            self.fields["grade"] = _grade("Overall grade", grades)
        for name in ("strength_themes", "development_themes"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = LearningTheme.objects.all()
        self.initial = {**_begun(audit), "writer": user_id, **self.initial}
        self._add_rows(self._rows(rows))

    @property
    def area_fields(self) -> Iterator[AreaFields]:
        """Yield the fields of each area in the tool's order."""
        for area in self.areas:
            yield AreaFields(
                area, self[f"says_{area.pk}"], self[f"grade_{area.pk}"] if area.is_graded else None
            )

    @property
    def remedy_fields(self) -> Iterator[RemedyFields]:
        """Yield the fields of each action, the empty ones last."""
        for number in range(self.row_total):
            names = (f"remedy_{number}_{part}" for part in ("says", "owner", "due_on"))
            yield RemedyFields(number + 1, *(self[name] for name in names))

    def clean(self) -> dict[str, Any]:
        """Refuse more rows of actions than there can be, and fewer than are saved."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        count, saved = said.get("row_count"), len(self.initial["remedies"])
        if count is not None:
            # Who goes on from an older version is shown both texts instead.
            is_newest = said.get("based_on") == self.audit.version
            if count > max(ROWS_MAX, saved) or (is_newest and count < saved):
                self.add_error("row_count", ROWS_UNCLEAR)
        return said

    def words(self) -> Words:
        """Return what was written; a field that is wrong keeps what was saved before."""
        kept, given = _begun(self.audit), getattr(self, "cleaned_data", {})

        def take(name: str) -> Any:
            return given[name] if name in given else kept.get(name)

        return Words(
            audited_on=take("audited_on"),
            practitioner=take("practitioner") or "",
            has_practitioner_taken_part=_as_bool(take("has_practitioner_taken_part")),
            is_family_asked=_as_bool(take("is_family_asked")),
            family_said=take("family_said") or "",
            grade=take("grade") if self.audit.is_graded else None,
            strengths=take("strengths") or "",
            improvements=take("improvements") or "",
            strength_themes=tuple(take("strength_themes") or ()),
            development_themes=tuple(take("development_themes") or ()),
            findings={
                area.pk: (take(f"says_{area.pk}") or "", take(f"grade_{area.pk}"))
                for area in self.areas
            },
            remedies=tuple(self._remedies() if "row_count" in given else kept["remedies"]),
        )

    def _remedies(self) -> Iterator[tuple[str, Post | None, Any]]:
        """Yield each action that has anything in it, also one that lacks its owner or its day."""
        for number in range(self.row_total):
            row = [
                self.cleaned_data.get(f"remedy_{number}_{part}")
                for part in ("says", "owner", "due_on")
            ]
            if any(row):
                yield row[0] or "", row[1], row[2]

    def _rows(self, asked: str) -> int:
        """Return how many rows of actions the form has, never fewer than are saved."""
        saved = len(self.initial["remedies"])
        sent = str(self.data.get("row_count", "")) if self.is_bound else asked
        # Short, as no number of thousands of digits can be read.
        is_number = sent.isascii() and sent.isdigit() and len(sent) < 4
        wanted = int(sent) if is_number else SPARE_ROWS
        if not self.is_bound:
            wanted = max(wanted, saved + SPARE_ROWS)
        return max(min(wanted, ROWS_MAX), saved)

    def _add_rows(self, count: int) -> None:
        """Add the fields of so many actions."""
        self.row_total = max(count, 1)
        self.initial["row_count"] = self.row_total
        known = self.initial["remedies"]
        for number in range(self.row_total):
            says, owner, due_on = known[number] if number < len(known) else ("", None, None)
            self.fields[f"remedy_{number}_says"] = LaterText(
                label="What is to be done",
                required=False,
                initial=says,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            owners = forms.ModelChoiceField(
                Post.objects.all(), required=False, label="Owner", initial=owner,
                empty_label="Choose a post",
            )  # fmt: skip
            self.fields[f"remedy_{number}_owner"] = owners
            self.fields[f"remedy_{number}_due_on"] = LaterDay(
                label="By", required=False, initial=due_on
            )


def _grade(label: str, grades: "QuerySet[Grade]") -> LaterGrade:
    return LaterGrade(
        grades, label=label, required=False, widget=forms.RadioSelect, empty_label=None
    )


def _as_choice(answer: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[answer]


def _as_bool(value: Any) -> bool | None:
    """Return a yes or no as it is kept; the form's own words are "yes" and "no"."""
    if isinstance(value, str):
        return value == "yes" if value else None
    return value if isinstance(value, bool) else None


def _begun(audit: Audit) -> dict[str, Any]:
    """Return what is saved of an audit, as its form begins with it."""
    saved = words_of(audit)
    found: dict[str, Any] = {
        "based_on": audit.version,
        **{name: getattr(saved, name) for name in PLAIN},
        "has_practitioner_taken_part": _as_choice(saved.has_practitioner_taken_part),
        "is_family_asked": _as_choice(saved.is_family_asked),
        "strength_themes": list(saved.strength_themes),
        "development_themes": list(saved.development_themes),
        "remedies": list(saved.remedies),
    }
    for area, (says, grade) in saved.findings.items():
        found[f"says_{area}"], found[f"grade_{area}"] = says, grade
    return found
