"""What is done to grade scales, audit tools and themes of learning."""

from typing import Any

from django.db import transaction

from audits.definitions import ScaleFile, ThemeFile, ToolFile
from audits.models import Audit, Grade, GradeScale, LearningTheme, PastOutcome, Tool, ToolArea
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record

Fields = dict[str, Any]
Parts = list[dict[str, Any]]

# Ending a version is no change of it: a new one could not begin otherwise.
ENDS = "to_on"


class VersionInUse(Exception):
    """Raised with a sentence when a version that audits stay on would be changed."""


@transaction.atomic
def describe_scale(*, file: ScaleFile, by: User | None) -> GradeScale:
    """Bring a version of a scale to what its file says, or add it.

    Raises VersionInUse where it differs and audits are on it, or outcomes of the past.
    """
    grades = [grade.model_dump(mode="json") for grade in file.grades]
    fields: Fields = {"name": file.name, "from_on": file.from_on, "to_on": file.to_on}
    scale = GradeScale.objects.filter(slug=file.slug, version=file.version).first()
    if scale is None:
        scale = GradeScale.objects.create(slug=file.slug, version=file.version, **fields)
        _set_grades(scale, grades)
        record(verb="scale_added", subject=scale, by=by, new={"grades": grades})
        return scale
    before = [{name: getattr(grade, name) for name in grades[0]} for grade in scale.grades.all()]
    is_used = (
        Audit.objects.filter(tool__scale=scale).exists()
        or PastOutcome.objects.filter(scale=scale).exists()
    )
    if _is_changed(scale, fields, (before, grades), is_used=is_used, by=by):
        scale.grades.all().delete()
        _set_grades(scale, grades)
    return scale


@transaction.atomic
def describe_tool(*, file: ToolFile, scale: GradeScale | None, by: User | None) -> Tool:
    """Bring a version of a tool to what its file says, or add it.

    Raises VersionInUse where it differs and an audit uses it.
    """
    areas = [area.model_dump(mode="json") for area in file.areas]
    fields: Fields = {
        "name": file.name,
        "scale": scale,
        "months_looked_back": file.months_looked_back,
        "from_on": file.from_on,
        "to_on": file.to_on,
    }
    tool = Tool.objects.filter(slug=file.slug, version=file.version).first()
    if tool is None:
        tool = Tool.objects.create(slug=file.slug, version=file.version, **fields)
        _set_areas(tool, areas)
        record(verb="tool_added", subject=tool, by=by, new={"areas": areas})
        return tool
    before = [{name: getattr(area, name) for name in areas[0]} for area in tool.areas.all()]
    is_used = Audit.objects.filter(tool=tool).exists()
    if _is_changed(tool, fields, (before, areas), is_used=is_used, by=by):
        tool.areas.all().delete()
        _set_areas(tool, areas)
    return tool


@transaction.atomic
def describe_theme(*, file: ThemeFile, by: User | None) -> LearningTheme:
    """Bring a theme of learning to what its file says, or add it."""
    theme = LearningTheme.objects.filter(slug=file.slug).first()
    if theme is None:
        theme = LearningTheme.objects.create(slug=file.slug, title=file.title)
        record(verb="learning_theme_added", subject=theme, by=by, new={"title": file.title})
    else:
        amend(verb="learning_theme_changed", subject=theme, wanted={"title": file.title}, by=by)
    return theme


def _is_changed(
    version: GradeScale | Tool,
    fields: Fields,
    parts: tuple[Parts, Parts],
    *,
    is_used: bool,
    by: User | None,
) -> bool:
    """Change a version's fields, and return whether its grades or areas have to be changed too.

    `parts` are those that it has and those that it should have.
    """
    before, after = parts
    what = "tool" if isinstance(version, Tool) else "scale"
    lasting = {name: value for name, value in fields.items() if name != ENDS}
    is_same = before == after and all(
        getattr(version, name) == value for name, value in lasting.items()
    )
    if is_used and not is_same:
        raise VersionInUse(
            f"Version {version.version} of the {what} {version.slug} is in use, and its file says "
            "something else. Audits stay on the version they began with: give it a new version, "
            f"{version.version + 1}, and this one a last day."
        )
    amend(verb=f"{what}_changed", subject=version, wanted=fields, by=by)
    if before == after:
        return False
    record(
        verb=f"{what}_changed",
        subject=version,
        by=by,
        old={"parts": before},
        new={"parts": after},
    )
    return True


def _set_grades(scale: GradeScale, grades: Parts) -> None:
    Grade.objects.bulk_create(
        Grade(scale=scale, order=order, **grade) for order, grade in enumerate(grades, start=1)
    )


def _set_areas(tool: Tool, areas: Parts) -> None:
    ToolArea.objects.bulk_create(
        ToolArea(tool=tool, order=order, **area) for order, area in enumerate(areas, start=1)
    )
