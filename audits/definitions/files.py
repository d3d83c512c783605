"""All data files of the audit programme read together, so that what one names is in another.

The council's folder holds them in `audits/`: areas.yaml, auditors.yaml, scales.yaml, tools.yaml and
learning_themes.yaml. A council without that folder has no audit programme yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audits.definitions.register import AreaFile, AreasFile, AuditorFile, AuditorsFile
from audits.definitions.tools import (
    ScaleFile,
    ScalesFile,
    ThemeFile,
    ThemesFile,
    ToolFile,
    ToolsFile,
)
from scrutiny.definitions import DefinitionError, read


@dataclass(frozen=True)
class AuditFiles:
    """Everything that the data files say of audits."""

    areas: tuple[AreaFile, ...] = ()
    auditors: tuple[AuditorFile, ...] = ()
    scales: tuple[ScaleFile, ...] = ()
    tools: tuple[ToolFile, ...] = ()
    themes: tuple[ThemeFile, ...] = ()


def load_audit_files(folder: Path, *, posts: set[str], persons: set[str]) -> AuditFiles:
    """Return the files of a council; `posts` and `persons` are the slugs that its panels have.

    Raises DefinitionError where a file cannot be used or names what is nowhere.
    """
    own = folder / "audits"
    if not own.is_dir():
        return AuditFiles()
    files = AuditFiles(
        areas=read(own / "areas.yaml", AreasFile).areas,
        auditors=read(own / "auditors.yaml", AuditorsFile).auditors,
        scales=read(own / "scales.yaml", ScalesFile).scales,
        tools=read(own / "tools.yaml", ToolsFile).tools,
        themes=read(own / "learning_themes.yaml", ThemesFile).themes,
    )
    for name, faults in _loose_ends(files, posts, persons):
        if faults:
            raise DefinitionError(own / name, faults)
    return files


Fault = tuple[str, str]


def _loose_ends(
    files: AuditFiles, posts: set[str], persons: set[str]
) -> Iterator[tuple[str, list[Fault]]]:
    """Yield each file's name with what it names and no other file has."""
    named_posts = {post for area in files.areas for post in area.posts()}
    yield "areas.yaml", _missing("head or lead", named_posts, posts, "post in a panel's file")
    teams = {team.slug for area in files.areas for team in area.teams}
    enrolled = {one.person for one in files.auditors}
    named_teams = {one.team for one in files.auditors if one.team}
    yield (
        "auditors.yaml",
        _missing("person", enrolled, persons, "person in a panel's file")
        + _missing("team", named_teams, teams, "team in areas.yaml"),
    )
    scales = {f"{scale.slug} {scale.version}" for scale in files.scales}
    named_scales = {f"{one.scale.slug} {one.scale.version}" for one in files.tools if one.scale}
    yield "tools.yaml", _missing("scale", named_scales, scales, "version in scales.yaml")


def _missing(field: str, named: set[str], known: set[str], what: str) -> list[Fault]:
    return [
        (f"field {field}", f"there is no {what} for {name}: add it or correct it")
        for name in sorted(named - known)
    ]
