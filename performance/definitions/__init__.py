"""The data files of the council: their one schema, and the functions that read them.

Pure of the database. Every fault is a `DefinitionError` that names the file and the field and says
what to do.
"""

from performance.definitions.commentary import CommentaryFile, load_commentary
from performance.definitions.council import CouncilFiles, load_council
from performance.definitions.glossary import Term, load_glossary
from performance.definitions.indicators import (
    Definition,
    DisclosureClass,
    load_definitions,
    names_seen,
)
from performance.definitions.names import Alias, NameMeaning, OtherName
from performance.definitions.panels import PanelFile, load_panel
from performance.definitions.placements import Placement, Target
from scrutiny.definitions.loading import DefinitionError

__all__ = [
    "Alias",
    "CommentaryFile",
    "CouncilFiles",
    "Definition",
    "DefinitionError",
    "DisclosureClass",
    "NameMeaning",
    "OtherName",
    "PanelFile",
    "Placement",
    "Target",
    "Term",
    "load_commentary",
    "load_council",
    "load_definitions",
    "load_glossary",
    "load_panel",
    "names_seen",
]
