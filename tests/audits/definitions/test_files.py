"""The data files of audits: read together, and each fault told with file and field."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from audits.definitions import AuditFiles, load_audit_files
from performance.definitions import load_council
from scrutiny.definitions import DefinitionError

FIXTURES = Path(settings.ROOT) / "fixtures"
POSTS = {
    "deputy-director",
    "head-of-assessment-and-early-help",
    "head-of-looked-after-children",
    "head-of-resources",
    "head-of-safeguarding",
    "head-of-young-peoples-services",
}
PERSONS = {"auditor", "practice-manager", "partner-auditor"} | {f"auditor-{n}" for n in range(2, 7)}

Change = Callable[[dict[str, Any]], None]


def load(folder: Path) -> AuditFiles:
    return load_audit_files(folder, posts=POSTS, persons=PERSONS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FIXTURES / "audits", tmp_path / "audits")
    return tmp_path


def test_a_council_without_the_folder_has_no_audits(tmp_path: Path) -> None:
    assert load(tmp_path) == AuditFiles()


def test_the_demonstration_has_the_nine_published_teams_and_the_seven_areas(folder: Path) -> None:
    files = load(folder)
    assert sorted(team.name for area in files.areas for team in area.teams) == [
        "Brief Intervention Team",
        "Children & Families First",
        "Children Resource Service",
        "ICAS",
        "Jigsaw",
        "Pathways Through Care",
        "Permanency",
        "Social Work with Families",
        "Young People's Service",
    ]
    case_audit = next(tool for tool in files.tools if tool.slug == "full-case-audit")
    assert [(area.title, area.is_graded) for area in case_audit.areas] == [
        ("History and narrative", False),
        ("Assessment and analysis", True),
        ("Planning", True),
        ("Relationship with the child and family", True),
        ("Outcomes", True),
        ("Supervision", True),
        ("Management oversight", True),
    ]
    assert [tool.slug for tool in files.tools if tool.scale is None] == ["thematic-review"]


def test_the_demonstration_s_posts_and_persons_are_in_its_panel_s_file() -> None:
    panels = load_council(FIXTURES).panels
    assert {post.slug for panel in panels for post in panel.posts} >= POSTS
    assert {person.slug for panel in panels for person in panel.persons} >= PERSONS


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        (
            "areas",
            lambda said: said["areas"][0].update(head="nobody"),
            "no post in a panel's file for nobody",
        ),
        (
            "areas",
            lambda said: said["areas"][1]["teams"][0].update(slug="jigsaw"),
            "the team jigsaw is there twice",
        ),
        (
            "auditors",
            lambda said: said["auditors"][0].update(person="stranger"),
            "no person in a panel's file for stranger",
        ),
        (
            "auditors",
            lambda said: said["auditors"][1].update(team="west"),
            "no team in areas.yaml for west",
        ),
        (
            "auditors",
            lambda said: said["auditors"][7].pop("to_on"),
            "partner-auditor is a partner's auditor and needs a last day",
        ),
        (
            "auditors",
            lambda said: said["auditors"][0].update(agency="fire service"),
            "'fire service' is not a choice",
        ),
        (
            "scales",
            lambda said: said["scales"][0]["grades"][0].update(consequence="praise"),
            "'praise' is not a choice",
        ),
        (
            "scales",
            lambda said: said["scales"].append(said["scales"][0] | {"version": 2}),
            "versions 1 and 2 of four-judgements apply on the same day",
        ),
        (
            "tools",
            lambda said: said["tools"][0].pop("scale"),
            "full-case-audit has no scale",
        ),
        (
            "tools",
            lambda said: said["tools"][0]["areas"][1].update(slug="history-and-narrative"),
            "the area history-and-narrative is there twice",
        ),
        (
            "tools",
            lambda said: said["tools"][0].update(name="x" * 121),
            "should have at most 120 characters",
        ),
        (
            "learning_themes",
            lambda said: said["themes"].append(said["themes"][0]),
            "the theme voice-of-the-child is there twice",
        ),
    ],
)
def test_a_fault_names_its_file_and_says_what_is_wrong(
    folder: Path, name: str, change: Change, words: str
) -> None:
    path = folder / "audits" / f"{name}.yaml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(said)
    path.write_text(yaml.safe_dump(said), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load(folder)
    assert caught.value.path == path
    assert words in str(caught.value)


def test_two_versions_that_follow_each_other_are_taken(folder: Path) -> None:
    path = folder / "audits" / "scales.yaml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    first = said["scales"][0]
    said["scales"].append(first | {"version": 2, "from_on": "2026-04-01"})
    said["scales"][0] = first | {"to_on": "2026-03-31"}
    path.write_text(yaml.safe_dump(said), encoding="utf-8")
    assert [scale.version for scale in load(folder).scales] == [1, 2]
