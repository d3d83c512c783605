"""What an audit still lacks before it can be handed in, in words that its form also uses."""

from audits.models import Audit


def missing_in(audit: Audit) -> tuple[str, ...]:
    """Return what is missing, in the order of the form; nothing where it is complete.

    A grade below good needs at least one action with an owner and a day (the framework, "Inadequate
    or Requires Improvement cases"). A review without a scale needs words only.
    """
    return (*_facts(audit), *_of_areas(audit), *_judgement(audit))


def _facts(audit: Audit) -> list[str]:
    lacking = []
    if audit.audited_on is None:
        lacking.append("the day on which the case was audited")
    if audit.has_practitioner_taken_part is None:
        lacking.append("whether the practitioner took part")
    if audit.is_family_asked is None:
        lacking.append("whether the child and family were asked")
    return lacking


def _of_areas(audit: Audit) -> list[str]:
    """Return the areas without words, or without the grade that the tool asks for."""
    said = {one.area_id: one for one in audit.findings.all()}
    lacking = []
    for area in audit.tool.areas.all():
        finding = said.get(area.pk)
        if finding is None or not finding.says.strip():
            lacking.append(f"words on {area.title.lower()}")
        elif area.is_graded and finding.grade_id is None:
            lacking.append(f"a grade for {area.title.lower()}")
    return lacking


def _judgement(audit: Audit) -> list[str]:
    lacking = []
    if audit.is_graded and audit.grade is None:
        lacking.append("the overall grade")
    if not audit.strengths.strip():
        lacking.append("the strengths")
    if not audit.improvements.strip():
        lacking.append("the areas for improvement")
    remedies = list(audit.remedies.all())
    if not all(one.is_whole for one in remedies):
        lacking.append("what is to be done, its owner and its day, for each action")
    if audit.grade is not None and audit.grade.needs_remedy and not remedies:
        lacking.append(
            f"at least one action with an owner and a day, as the grade is {audit.grade}"
        )
    return lacking
