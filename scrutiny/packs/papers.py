"""What a paper that the portal makes has to offer; the kinds are a table in settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.access.holdings import Visitor
from scrutiny.panels.models import Panel


class PaperRefused(Exception):
    """Raised with a sentence when a paper cannot be made for this key or audience."""


@dataclass(frozen=True)
class Section:
    """A part of a paper that changes on its own: a step's name and its HTML."""

    name: str
    html: str


class Edition(Protocol):
    """A paper for one audience, with all that goes into it already read.

    What it says of itself and what it prints come from the same reading, so that a pack is what
    its fingerprint says.
    """

    @property
    def title(self) -> str:
        """The title printed and kept in the PDF."""

    @property
    def digest(self) -> str:
        """A hash of all data that goes into the edition, and of the code that words it."""

    @property
    def is_draft(self) -> bool:
        """Whether its readers have not been told of the paper yet."""

    @property
    def section_count(self) -> int:
        """How many sections it has, for progress."""

    def sections(self) -> Iterator[Section]:
        """Yield the sections in order."""


class PaperKind(Protocol):
    """A kind of paper. `key` names one paper of the kind, such as "slug:2022-12"."""

    def title(self, key: str) -> str:
        """Return the paper's title as pages show it."""

    def panel(self, key: str) -> Panel:
        """Return the panel the paper belongs to; raises PaperRefused if there is none."""

    def address(self, key: str) -> str:
        """Return the page on which the paper's content is shown."""

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""

    def edition(self, key: str, audience: str) -> Edition:
        """Read all that goes into an edition, once.

        Raises PaperRefused where the edition may not be made.
        """

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may read this paper as it stands now."""


def kind_of(name: str) -> PaperKind:
    """Return the paper kind of this name; raises PaperRefused for an unknown one."""
    path = settings.PAPER_KINDS.get(name)
    if path is None:
        raise PaperRefused(f"There is no paper of the kind '{name}'.")
    kind: PaperKind = import_string(path)
    return kind
