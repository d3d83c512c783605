"""Filling in an audit, as its form does."""

from dataclasses import replace
from datetime import date

from audits.actions import writing
from audits.draft import Words
from audits.models import Audit
from scrutiny.accounts.models import User
from scrutiny.panels.models import Post
from tests.audits.scene import AuditScene, moment

WRITTEN_ON = date(2023, 1, 20)
PRACTITIONER = "Kim Practitioner"


def words(scene: AuditScene, grade: str = "good", **also: object) -> Words:
    """Return complete words with an overall grade; below good with an action."""
    chosen = scene.grades[grade]
    owner = Post.objects.get(slug="head-of-safeguarding")
    full = Words(
        audited_on=date(2023, 1, 18),
        practitioner=PRACTITIONER,
        has_practitioner_taken_part=True,
        is_family_asked=False,
        grade=chosen,
        strengths="The plan is clear.",
        improvements="Say who does what by when.",
        strength_themes=scene.themes[:1],
        development_themes=scene.themes[1:],
        findings={
            area.pk: (f"Of {area.title.lower()}.", chosen if area.is_graded else None)
            for area in scene.tool.areas.all()
        },
        remedies=(("Review the plan.", owner, date(2023, 2, 10)),) if chosen.needs_remedy else (),
    )
    return replace(full, **also)  # type: ignore[arg-type]


def handed_in(
    scene: AuditScene, by: User, grade: str = "good", *, on: date = WRITTEN_ON, **fields: object
) -> Audit:
    """Return an audit that its auditor wrote and handed in by the actions that pages call."""
    audit = scene.audit(**fields)
    saved = writing.save(audit=audit, words=words(scene, grade), based_on=0, by=by, now=moment(on))
    writing.submit(audit=saved, based_on=saved.version, by=by, now=moment(on))
    audit.refresh_from_db()
    return audit
