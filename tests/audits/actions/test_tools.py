"""Scales and tools are versioned: what audits are on is never changed."""

from datetime import date

import pytest

from audits.actions import tools
from audits.actions.tools import VersionInUse
from audits.definitions import ScaleFile, ThemeFile, ToolFile
from audits.models import GradeScale, PastOutcome, Tool
from scrutiny.history.models import Event
from tests.audits.scene import GRADES, LONG_AGO, AuditScene


def scale_file(**fields: object) -> ScaleFile:
    """Return the scene's scale as a file says it."""
    grades = [
        {"slug": slug, "label": label, "is_good_or_better": is_good, "consequence": consequence}
        for slug, label, is_good, consequence in GRADES
    ]
    said: dict[str, object] = {
        "slug": "four-grades",
        "version": 1,
        "name": "Four grades",
        "from_on": LONG_AGO,
        "grades": grades,
    }
    return ScaleFile.model_validate(said | fields)


def tool_file(**fields: object) -> ToolFile:
    """Return the scene's tool as a file says it."""
    areas = [
        {"slug": "history", "title": "History", "prompt": "What is seen?", "is_graded": False},
        {"slug": "planning", "title": "Planning", "prompt": "What is seen?", "is_graded": True},
    ]
    said: dict[str, object] = {
        "slug": "case-audit",
        "version": 1,
        "name": "Case audit",
        "from_on": LONG_AGO,
        "scale": {"slug": "four-grades", "version": 1},
        "areas": areas,
    }
    return ToolFile.model_validate(said | fields)


ENDED = date(2026, 3, 31)
OTHER_AREAS = [{"slug": "plan", "title": "Plan", "prompt": "What is planned?", "is_graded": True}]


def test_what_is_so_already_is_left_alone_and_so_is_its_history(audits: AuditScene) -> None:
    events = Event.objects.count()
    assert tools.describe_scale(file=scale_file(), by=None) == audits.scale
    assert tools.describe_tool(file=tool_file(), scale=audits.scale, by=None) == audits.tool
    assert Event.objects.count() == events


def test_a_new_version_is_a_row_of_its_own(audits: AuditScene) -> None:
    tool = tools.describe_tool(file=tool_file(version=2), scale=audits.scale, by=None)
    assert [area.title for area in tool.areas.all()] == ["History", "Planning"]
    assert Tool.objects.filter(slug="case-audit").count() == 2
    assert Event.objects.filter(verb="tool_added", subject_id=str(tool.pk)).count() == 1


def test_a_version_that_nothing_uses_can_be_corrected(audits: AuditScene) -> None:
    said = [grade.model_dump() for grade in scale_file().grades]
    said[0]["label"] = "Excellent"
    scale = tools.describe_scale(file=scale_file(grades=said, name="Grades"), by=None)
    tool = tools.describe_tool(file=tool_file(areas=OTHER_AREAS), scale=scale, by=None)
    scale.refresh_from_db()
    assert (scale.name, scale.grades.get(order=1).label) == ("Grades", "Excellent")
    assert [area.title for area in tool.areas.all()] == ["Plan"]
    told = Event.objects.get(verb="tool_changed")
    assert [area["slug"] for area in told.old["parts"]] == ["history", "planning"]
    assert [area["slug"] for area in told.new["parts"]] == ["plan"]


@pytest.mark.parametrize(
    "fields",
    [{"areas": OTHER_AREAS}, {"name": "Another name"}, {"months_looked_back": 12}],
    ids=["areas", "name", "months"],
)
def test_a_tool_that_an_audit_uses_is_not_changed(
    audits: AuditScene, fields: dict[str, object]
) -> None:
    audits.audit()
    with pytest.raises(VersionInUse, match="give it a new version, 2, and this one a last day"):
        tools.describe_tool(file=tool_file(**fields), scale=audits.scale, by=None)
    audits.tool.refresh_from_db()
    assert audits.tool.name == "Case audit"
    assert audits.tool.areas.count() == 2


def test_a_scale_that_audits_are_on_is_not_changed(audits: AuditScene) -> None:
    audits.audit()
    with pytest.raises(VersionInUse, match="Version 1 of the scale four-grades is in use"):
        tools.describe_scale(file=scale_file(name="Grades"), by=None)
    assert GradeScale.objects.get(pk=audits.scale.pk).name == "Four grades"


def test_a_scale_of_published_outcomes_is_not_changed(audits: AuditScene) -> None:
    PastOutcome.objects.create(
        source_set="a year",
        label="All",
        scale=audits.scale,
        from_on=date(2022, 1, 1),
        to_on=date(2022, 12, 31),
        total=0,
    )
    with pytest.raises(VersionInUse):
        tools.describe_scale(file=scale_file(name="Grades"), by=None)


def test_a_version_in_use_may_end(audits: AuditScene) -> None:
    audits.audit()
    tools.describe_scale(file=scale_file(to_on=ENDED), by=None)
    tools.describe_tool(file=tool_file(to_on=ENDED), scale=audits.scale, by=None)
    assert GradeScale.objects.get(pk=audits.scale.pk).to_on == ENDED
    assert Tool.objects.get(pk=audits.tool.pk).to_on == ENDED


def test_a_theme_of_learning_is_added_and_reworded(audits: AuditScene) -> None:
    theme = tools.describe_theme(file=ThemeFile(slug="plans", title="Plans"), by=None)
    tools.describe_theme(file=ThemeFile(slug="plans", title="Clear plans"), by=None)
    theme.refresh_from_db()
    assert theme.title == "Clear plans"
