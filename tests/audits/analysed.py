"""A month of audits that were handed in, moderated and followed up, as analyses find it.

Names and case references are planted in it, which no analysis may show.
"""

from datetime import date, timedelta

from audits.models import (
    Audit,
    GradeScale,
    Moderation,
    PastOutcome,
    Programme,
    ProgrammeMonth,
    RemedialAction,
    Theme,
)
from scrutiny.accounts.models import User
from scrutiny.panels.models import Person
from tests.audits.moderated import HANDED_IN_ON, handed_in
from tests.audits.scene import JANUARY, AuditScene, moment, the_audit_scene
from tests.once import once

PRACTITIONER, REFERENCE, FAMILY = "Planted Practitioner", "PLANTED-7", "Planted family words"
AUDITOR = "Planted Auditor"
PLANTED = (PRACTITIONER, REFERENCE, FAMILY, AUDITOR)
# Grades of the auditors by team, and how moderators changed some of them.
NORTH = ("good",) * 8 + ("requires-improvement",) * 6 + ("outstanding", "inadequate")
SOUTH = ("good",) * 7 + ("requires-improvement",) * 7
MODERATED = {0: "good", 1: "requires-improvement", 8: "requires-improvement", 15: "inadequate"}
# Published by the council of the year before: team, outstanding, good, requires improvement,
# inadequate, not graded. And the two sets of June to December.
BY_TEAM_2022 = (
    ("Children Resource Service", 3, 47, 8, 0, 0),
    ("Brief Intervention Team", 2, 12, 13, 2, 0),
    ("Pathways Through Care", 0, 5, 4, 4, 276),
    ("Children & Families First", 2, 17, 11, 3, 0),
    ("Social Work with Families", 1, 14, 17, 2, 14),
    ("ICAS", 6, 14, 2, 0, 10),
    ("Jigsaw", 1, 12, 10, 0, 0),
    ("Young People's Service", 0, 7, 2, 1, 0),
    ("Permanency", 5, 11, 3, 0, 0),
)
SETS_2022 = (
    ("by service June to December 2022", 15, 96, 55, 8),
    ("themed June to December 2022", 4, 34, 28, 5),
)


def moderate(audit: Audit, scene: AuditScene, grade: str) -> Moderation:
    """Return a finished moderation of an audit."""
    by = User.objects.get(email="head@example.org")
    assert audit.grade is not None
    return Moderation.objects.create(
        audit=audit,
        trigger=Moderation.Trigger.DIP_SAMPLE,
        blind_grade=scene.grades[grade],
        blind_at=moment(HANDED_IN_ON, 11),
        blind_by=by,
        auditor_grade=audit.grade,
        grade=scene.grades[grade],
        reason="The plan is not the child's.",
        moderated_at=moment(HANDED_IN_ON, 12),
        moderated_by=by,
    )


def the_month(scene: AuditScene) -> list[Audit]:
    """Return the audits of January: 30 of the sample, two of them late and three still out."""
    Person.objects.filter(pk=scene.auditor.person_id).update(name=AUDITOR)
    programme = Programme.objects.filter(year=2023).first() or Programme.objects.create(year=2023)
    month, _ = ProgrammeMonth.objects.get_or_create(programme=programme, month=1)
    theme = Theme.objects.create(month=month, number=9, title="Neglect")
    audits: list[Audit] = []
    for team, grades in ((scene.north, NORTH), (scene.south, SOUTH)):
        for grade in grades:
            number = len(audits)
            audit = handed_in(
                scene,
                grade,
                team=team,
                theme=theme if number % 2 else None,
                reference=f"{REFERENCE}-{number}",
                practitioner=PRACTITIONER,
                has_practitioner_taken_part=number % 3 != 0,
                is_family_asked=number % 2 == 0,
                family_said=FAMILY,
                strengths=FAMILY,
                is_late=number < 2,
            )
            audit.strength_themes.set(scene.themes[:1] if number < 12 else [])
            audit.development_themes.set(scene.themes[1:] if number < 20 else [])
            audits.append(audit)
    for number, grade in MODERATED.items():
        moderate(audits[number], scene, grade)
    for days in (3, 5, 10):
        RemedialAction.objects.create(
            audit=audits[8],
            says=FAMILY,
            owner=scene.area.lead,
            due_on=HANDED_IN_ON + timedelta(days=14),
            done_on=HANDED_IN_ON + timedelta(days=days) if days < 10 else None,
            done_by=User.objects.get(email="lead@example.org") if days < 10 else None,
        )
    for _ in range(3):
        scene.audit(team=scene.south)
    return audits


def past_outcomes(scale: GradeScale) -> None:
    """Keep what the council published of 2022."""
    slugs = [grade.slug for grade in scale.grades.all()]
    for label, *counts, ungraded in BY_TEAM_2022:
        PastOutcome.objects.create(
            source_set="by team 2022",
            label=label,
            scale=scale,
            from_on=date(2022, 1, 1),
            to_on=date(2022, 12, 31),
            total=sum(counts) + ungraded,
            counts=dict(zip(slugs, counts, strict=True)),
            ungraded=ungraded,
        )
    for name, *counts in SETS_2022:
        PastOutcome.objects.create(
            source_set=name,
            label="All services",
            scale=scale,
            from_on=date(2022, 6, 1),
            to_on=date(2022, 12, 31),
            total=sum(counts),
            counts=dict(zip(slugs, counts, strict=True)),
        )


@once
def january_audited() -> AuditScene:
    """Have January's audits handed in, moderated and followed up."""
    scene = the_audit_scene()
    assert scene.cycle.month == JANUARY
    the_month(scene)
    return scene
