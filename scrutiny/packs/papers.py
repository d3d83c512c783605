"""What a paper that the portal makes has to offer; the kinds are a table in settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.access.holdings import Visitor
from scrutiny.files.models import StoredFile
from scrutiny.panels.models import Panel

# What the sheets of a section are: on their side for tables, upright for reports.
Layout = Literal["landscape", "portrait"]


class PaperRefused(Exception):
    """Raised with a sentence when a paper cannot be made for this key or audience."""


@dataclass(frozen=True)
class Content:
    """What a section shows in some edition: exactly one of HTML of its own and an uploaded PDF."""

    html: str = ""
    upload: StoredFile | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where a section would show nothing, or two things."""
        if bool(self.html) == (self.upload is not None):
            raise ValueError("A section shows either HTML or an uploaded PDF.")


@dataclass(frozen=True)
class Section:
    """A part of a paper that changes on its own; it is rendered, kept and joined by itself.

    `html` is what stands in the body; its sheets are `layout`. A link to `pack:ANCHOR` leads to
    the section of that anchor. An element `<pack-pages of="ANCHOR"></pack-pages>` is replaced by
    the numbers that the anchor's sections take, "15 - 74": then the section is laid out last.
    """

    # The bookmark, and the step's name.
    name: str
    html: str = ""
    upload: StoredFile | None = None
    # Unique in a pack, such as "item-9" or "item-9-appendix-4".
    anchor: str = ""
    # Anchors of which it is a part: their page ranges include it.
    within: tuple[str, ...] = ()
    # The depth of its bookmark; 0 is none.
    level: int = 1
    # Printed at the head of each of its pages, such as "Agenda Item 9" and "Appendix 1".
    stamps: tuple[str, ...] = ()
    # Printed on each of its pages where it is not for everybody.
    notice: str = ""
    # Printed at the foot of each of its pages.
    footer: str = ""
    # It begins on an odd number, after a numbered blank page where one is needed.
    starts_on_right: bool = False
    # The same section in other editions. The longest decides how many numbers it takes in all.
    others: tuple[Content, ...] = ()
    # Its one page stands for all the numbers that `others` take, one after the other.
    is_slip: bool = False
    layout: Layout = "landscape"

    def __post_init__(self) -> None:
        """Raise ValueError where the section would show nothing, or two things."""
        Content(self.html, self.upload)

    @property
    def content(self) -> Content:
        """Return what it shows in this edition."""
        return Content(self.html, self.upload)


@dataclass(frozen=True)
class Following:
    """A part of a paper that is an appendix of its own, under the number that its pages carry."""

    number: int
    title: str


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
    def first_page(self) -> int:
        """The number of its first page: 1, unless a supplement goes on with a count."""

    @property
    def following(self) -> tuple[Following, ...]:
        """The parts that are appendices of their own, in order: the sections with stamps.

        Most papers have none.
        """

    def sections(self) -> Iterator[Section]:
        """Yield the sections in order."""


class PaperKind(Protocol):
    """A kind of paper. `key` names one paper of the kind, such as "slug:2022-12"."""

    @property
    def label(self) -> str:
        """What the kind is called where one is chosen, such as "Performance for a month"."""

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return the papers that a report of this panel may have as an appendix on this day.

        Each as key and title, the newest first.
        """

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
