"""A month of audits as tests set it up: two teams, three auditors, a scale, a tool and a cycle.

Made by hand and apart from the demonstration's, so that a test says all that it depends on.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from audits.models import (
    Agency,
    Audit,
    Auditor,
    Cycle,
    Grade,
    GradeScale,
    LearningTheme,
    ServiceArea,
    Team,
    Tool,
    ToolArea,
)
from scrutiny.accounts.models import User
from scrutiny.panels.models import Person, Post

JANUARY = date(2023, 1, 1)
SENT_ON, COMPLETE_BY = date(2023, 1, 3), date(2023, 1, 27)
LONG_AGO = date(2021, 4, 1)
GRADES = (
    ("outstanding", "Outstanding", True, "practice"),
    ("good", "Good", True, "practice"),
    ("requires-improvement", "Requires improvement", False, "remedy"),
    ("inadequate", "Inadequate", False, "escalate"),
)


@dataclass(frozen=True)
class AuditScene:
    """What a test of audits starts from."""

    area: ServiceArea
    north: Team
    south: Team
    scale: GradeScale
    grades: dict[str, Grade]
    tool: Tool
    themes: tuple[LearningTheme, ...]
    # The accounts auditor@ (no team), practice-manager@ (of the north team) and partner@.
    auditor: Auditor
    of_north: Auditor
    partner: Auditor
    cycle: Cycle

    def audit(self, **fields: object) -> Audit:
        """Return an audit allocated to the auditor on the day that cases are sent."""
        number = Audit.objects.count() + 1
        given: dict[str, object] = {
            "cycle": self.cycle,
            "reference": f"C-{number:04}",
            "team": self.north,
            "tool": self.tool,
            "auditor": self.auditor,
            "state": Audit.State.ALLOCATED,
            "allocated_on": SENT_ON,
            "due_on": COMPLETE_BY,
            **fields,
        }
        return Audit.objects.create(**given)


def moment(day: date, hour: int = 10) -> datetime:
    """Return an instant of a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def the_scale() -> GradeScale:
    """Return a scale of four grades of its own."""
    scale = GradeScale.objects.create(
        slug="four-grades", version=1, name="Four grades", from_on=LONG_AGO
    )
    for order, (slug, label, is_good, consequence) in enumerate(GRADES, start=1):
        Grade.objects.create(
            scale=scale,
            order=order,
            slug=slug,
            label=label,
            is_good_or_better=is_good,
            consequence=consequence,
        )
    return scale


def the_tool(scale: GradeScale | None) -> Tool:
    """Return a tool with one graded area and one in words."""
    tool = Tool.objects.create(
        slug="case-audit", version=1, name="Case audit", scale=scale, from_on=LONG_AGO
    )
    for order, (slug, title, is_graded) in enumerate(
        (("history", "History", False), ("planning", "Planning", scale is not None)), start=1
    ):
        ToolArea.objects.create(
            tool=tool, order=order, slug=slug, title=title, prompt="What is seen?",
            is_graded=is_graded,
        )  # fmt: skip
    return tool


def _auditor(slug: str, *, team: Team | None, agency: Agency = Agency.COUNCIL) -> Auditor:
    return Auditor.objects.create(
        person=Person.objects.get(slug=slug),
        agency=agency,
        team=team,
        trained_on=LONG_AGO,
        from_on=LONG_AGO,
        to_on=None if agency == Agency.COUNCIL else date(2199, 12, 31),
    )


def the_audit_scene() -> AuditScene:
    """Make the scene: lead@ leads both teams, whose head of service nobody is."""
    Auditor.objects.all().delete()
    area = ServiceArea.objects.create(
        slug="scene-area",
        name="Family help",
        head=Post.objects.get(slug="head-of-assessment-and-early-help"),
        lead=Post.objects.get(slug="head-of-safeguarding"),
    )
    north, south = (
        Team.objects.create(slug=f"scene-{name.lower()}", name=f"{name} team", area=area)
        for name in ("North", "South")
    )
    scale = the_scale()
    return AuditScene(
        area=area,
        north=north,
        south=south,
        scale=scale,
        grades={one.slug: one for one in scale.grades.all()},
        tool=the_tool(scale),
        themes=tuple(
            LearningTheme.objects.create(slug=f"scene-{slug}", title=title)
            for slug, title in (("plans", "Clear plans"), ("voice", "The child's voice"))
        ),
        auditor=_auditor("auditor", team=None),
        of_north=_auditor("practice-manager", team=north),
        partner=_auditor("partner-auditor", team=None, agency=Agency.HEALTH),
        cycle=Cycle.objects.create(
            month=JANUARY,
            opened_at=moment(SENT_ON),
            opened_by=User.objects.get(email="qa@example.org"),
        ),
    )
