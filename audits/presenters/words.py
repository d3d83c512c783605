"""The words of an audit as its pages show them, compare them and look through them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms

from audits.models import AreaFinding, Audit, RemedialAction
from scrutiny.privacy import Finding, found_in


@dataclass(frozen=True)
class Said:
    """Words under a heading, with the grade beside them where there is one."""

    title: str
    text: str
    grade: str = ""


@dataclass(frozen=True)
class Pointing:
    """Where words may point to a person, and what was seen there."""

    title: str
    found: tuple[Finding, ...]


@dataclass(frozen=True)
class Difference:
    """A field that two writers left differently."""

    title: str
    theirs: str


def said_in(
    audit: Audit, findings: Iterable[AreaFinding], *, with_grades: bool
) -> tuple[Said, ...]:
    """Return all that an audit says, in the order of its form; grades where they may be seen.

    The findings come with their areas and grades.
    """
    found = [
        Said(one.area.title, one.says, str(one.grade) if with_grades and one.grade else "")
        for one in findings
    ]
    found += [
        Said("Strengths", audit.strengths),
        Said("Areas for improvement", audit.improvements),
        Said("What the child and family said", audit.family_said),
    ]
    return tuple(one for one in found if one.text or one.grade)


def pointing_to_somebody(
    audit: Audit, findings: Iterable[AreaFinding], remedies: Iterable[RemedialAction]
) -> tuple[Pointing, ...]:
    """Return the parts of an audit in which something may point to a person."""
    parts = [
        *said_in(audit, findings, with_grades=False),
        *(Said("Action", one.says) for one in remedies),
    ]
    looked = ((part.title, found_in(part.text)) for part in parts)
    return tuple(Pointing(title, found) for title, found in looked if found)


def differing(theirs: forms.Form, mine: forms.Form) -> tuple[Difference, ...]:
    """Return the fields that somebody else saved otherwise than they stand in a form."""
    return tuple(_differences(theirs, mine))


def _differences(theirs: forms.Form, mine: forms.Form) -> Iterator[Difference]:
    for name, field in theirs.fields.items():
        if field.widget.is_hidden or name not in mine.fields:
            continue
        saved, sent = _shown(theirs, name), _shown(mine, name)
        if saved != sent:
            yield Difference(str(field.label), saved or "(nothing)")


def _shown(form: forms.Form, name: str) -> str:
    """Return what stands in a field, as words."""
    bound = form[name]
    value, field = bound.value(), form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        chosen = {str(getattr(one, "pk", one)) for one in _several(value)}
        options = field.queryset.all() if field.queryset is not None else ()
        return ", ".join(str(one) for one in options if str(one.pk) in chosen)
    if hasattr(field.widget, "format_value") and not isinstance(field, forms.ChoiceField):
        return str(field.widget.format_value(value) or "").strip()
    return str(value or "").strip()


def _several(value: object) -> list[object]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
