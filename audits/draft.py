"""What an auditor writes of a case, as one value: as the form gives it and as it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audits.models import Audit, Grade, LearningTheme
from scrutiny.panels.models import Post


@dataclass(frozen=True)
class Words:
    """All that an auditor writes, as it is in the form; a draft may lack any of it.

    `findings` are words and grade by area; `remedies` are what is to be done, by whom, by when.
    """

    audited_on: date | None = None
    practitioner: str = ""
    has_practitioner_taken_part: bool | None = None
    is_family_asked: bool | None = None
    family_said: str = ""
    grade: Grade | None = None
    strengths: str = ""
    improvements: str = ""
    strength_themes: tuple[LearningTheme, ...] = ()
    development_themes: tuple[LearningTheme, ...] = ()
    findings: Mapping[int, tuple[str, Grade | None]] = field(default_factory=dict)
    remedies: tuple[tuple[str, Post | None, date | None], ...] = ()


def words_of(audit: Audit) -> Words:
    """Return what is saved of an audit; each area of its tool has its words, if only none."""
    said = {one.area_id: (one.says, one.grade) for one in audit.findings.select_related("grade")}
    # In the order in which they were written, as the form sends them.
    drafted = audit.remedies.drafted().select_related("owner").order_by("pk")
    return Words(
        audited_on=audit.audited_on,
        practitioner=audit.practitioner,
        has_practitioner_taken_part=audit.has_practitioner_taken_part,
        is_family_asked=audit.is_family_asked,
        family_said=audit.family_said,
        grade=audit.grade,
        strengths=audit.strengths,
        improvements=audit.improvements,
        strength_themes=tuple(audit.strength_themes.all()),
        development_themes=tuple(audit.development_themes.all()),
        findings={area.pk: said.get(area.pk, ("", None)) for area in audit.tool.areas.all()},
        remedies=tuple((one.says, one.owner, one.due_on) for one in drafted),
    )
