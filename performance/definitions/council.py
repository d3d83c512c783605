"""All data files of a council read together, so that what one names is there in another.

The folder holds `indicators/`, `panels/`, `glossary.yaml` and, if there are any, `aliases.yaml`
and `commentary/`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from performance.definitions.commentary import CommentaryFile, load_commentary
from performance.definitions.glossary import Term, load_glossary
from performance.definitions.indicators import Definition, load_definitions
from performance.definitions.panels import PanelFile, load_panel
from scrutiny.definitions.loading import DefinitionError, yaml_files


@dataclass(frozen=True)
class CouncilFiles:
    """Everything the data files say."""

    definitions: tuple[Definition, ...]
    panels: tuple[PanelFile, ...]
    glossary: tuple[Term, ...]
    commentaries: tuple[CommentaryFile, ...]


def load_council(folder: Path) -> CouncilFiles:
    """Return all files of the folder; raise `DefinitionError` where one names what is nowhere."""
    council = CouncilFiles(
        definitions=load_definitions(folder / "indicators"),
        panels=tuple(load_panel(path) for path in yaml_files(folder / "panels")),
        glossary=load_glossary(folder / "glossary.yaml"),
        commentaries=tuple(load_commentary(path) for path in _commentaries(folder / "commentary")),
    )
    for path, faults in _loose_ends(folder, council):
        if faults:
            raise DefinitionError(path, faults)
    return council


def _commentaries(folder: Path) -> list[Path]:
    """Return the months' files; a council that begins has none, and no folder for them."""
    return yaml_files(folder) if folder.is_dir() else []


Fault = tuple[str, str]


def _loose_ends(folder: Path, council: CouncilFiles) -> Iterator[tuple[Path, list[Fault]]]:
    """Yield each file with what it names and no other file has."""
    codes = {definition.code for definition in council.definitions}
    terms = {term.slug for term in council.glossary}
    posts = {post.slug for panel in council.panels for post in panel.posts}
    for definition in council.definitions:
        yield (
            folder / "indicators" / f"{definition.code}.yaml",
            _missing("owner_post", [definition.owner_post], posts, "post in a panel's file")
            + _missing("terms", definition.terms, terms, "term in the glossary"),
        )
    for path, panel in zip(yaml_files(folder / "panels"), council.panels, strict=True):
        placed = (p.indicator for area in panel.areas for p in area.placements)
        yield path, _missing("areas, placements", placed, codes, "indicator file")
    areas = {panel.slug: {area.slug for area in panel.areas} for panel in council.panels}
    for words in council.commentaries:
        yield (
            folder / "commentary" / f"{words.month}.yaml",
            _missing("panel", [words.panel], areas, "panel file")
            + _missing("areas", (a.area for a in words.areas), areas.get(words.panel, ()), "area")
            + _missing("owner_post or signed_by", words.posts(), posts, "post in a panel's file")
            + _missing("indicator", words.indicators(), codes, "indicator file"),
        )


def _missing(field: str, named: Iterable[str], known: Iterable[str], what: str) -> list[Fault]:
    lost = sorted(set(named) - set(known))
    return [
        (f"field {field}", f"there is no {what} for {name}: add it or correct it") for name in lost
    ]
