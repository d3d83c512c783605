"""Templates keep to the layers too: what they take in, and where they link to."""

import re
from pathlib import Path

from tests.sweeps.layers import RANKS, ROOT, own_apps, rank

TEMPLATES = ROOT / "templates"
LIBRARIES = {"account", "allauth", "django", "mfa", "socialaccount"}  # ours in place of theirs
SHARED = {"_components"}
KINDS = {"emails", "papers"}  # with a folder for each app below
TAKES_IN = re.compile(r"""{%-?\s*(?:extends|include)\s+["']([^"']+)["']""")
LINKS_TO = re.compile(r"""{%-?\s*url\s+["']([\w-]+):[\w:-]+["']""")
TOP = max(RANKS.values())


def templates() -> list[Path]:
    """Return every template, as a path below the templates folder."""
    found = [
        path.relative_to(TEMPLATES)
        for path in TEMPLATES.rglob("*")
        if path.is_file() and path.suffix in {".html", ".txt", ".svg", ".xml"}
    ]
    assert found
    return sorted(found)


def owner(template: Path) -> str:
    """Return the app or library that a template belongs to; "" for the frames of all pages."""
    folders = template.parts[:-1]
    if folders and folders[0] in KINDS:
        folders = folders[1:]
    return folders[0] if folders else ""


def text(template: Path) -> str:
    """Return what a template says."""
    return (TEMPLATES / template).read_text(encoding="utf-8")


def test_every_folder_of_templates_belongs_to_an_app_or_is_shared() -> None:
    known = {app.label for app in own_apps()} | LIBRARIES | SHARED | {""}
    strangers = sorted({owner(template) for template in templates()} - known)
    assert not strangers, f"Nobody owns templates/{', templates/'.join(strangers)}"


def height(template: Path) -> int:
    """Return the layer of a template: what lies below it, it may know."""
    folder = owner(template)
    if folder in SHARED:
        return 0  # a component is given all it shows
    if folder == "" or folder in LIBRARIES:
        return TOP + 1  # a frame of all pages links to all of them
    return rank(folder)


def may_take_in(template: Path, other: Path) -> bool:
    """Tell whether a template may extend or include the other."""
    folders = owner(template), owner(other)
    if folders[1] in {folders[0], "", *SHARED} or LIBRARIES.issuperset(folders):
        return True
    # A lower app offers fragments, such as the history of a record; its pages stay its own.
    is_fragment = other.name.startswith("_") and folders[1] not in LIBRARIES
    return is_fragment and rank(folders[1]) < height(template)


def test_a_template_takes_in_its_own_app_s_the_shared_ones_and_lower_fragments() -> None:
    wrong = [
        f"templates/{template} takes in {other}"
        for template in templates()
        for other in TAKES_IN.findall(text(template))
        if not may_take_in(template, Path(other))
    ]
    assert not wrong, "\n".join(wrong)


def test_a_template_links_to_its_own_app_or_a_lower_one() -> None:
    wrong = [
        f"templates/{template} links up or sideways to {namespace}"
        for template in templates()
        for namespace in LINKS_TO.findall(text(template))
        if namespace != owner(template) and rank(namespace) >= height(template)
    ]
    assert not wrong, "\n".join(wrong)
