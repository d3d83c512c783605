"""A paper that the tests write: quick to lay out, and it goes wrong when it is told to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from scrutiny.access.holdings import Visitor, has_role
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.models import Panel

KEY = "children-and-families"


@dataclass(frozen=True)
class LeafletEdition:
    """A leaflet as it was read: later words of its kind change nothing in it."""

    title: str
    words: str
    is_draft: bool
    first_page: int
    refusal: str
    before_second: tuple[Callable[[], object], ...]
    others: tuple[Section, ...]

    following = ()

    @property
    def digest(self) -> str:
        return self.words + repr(self.others)

    def sections(self) -> Iterator[Section]:
        if self.refusal:
            raise PaperRefused(self.refusal)
        if self.others:
            yield from self.others
            return
        yield Section("Front", f"<h1>{self.words}</h1>")
        for call in self.before_second:
            call()
        yield Section("Back", "<p>The end.</p>")


@dataclass
class Leaflet:
    """The paper kind "leaflet"; its key is a panel's slug, with anything after a colon.

    `sections` are printed in place of its own two, for each audience.
    """

    words: str = "Read me"
    refusal: str = ""
    readers: frozenset[str] = frozenset({"officer", "member"})
    is_draft: bool = False
    first_page: int = 1
    before_second: list[Callable[[], object]] = field(default_factory=list)
    sections: dict[str, list[Section]] = field(default_factory=dict)

    label = "A leaflet"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        return [(panel.slug, self.title(panel.slug))]

    def title(self, key: str) -> str:
        return f"A leaflet for {key}"

    def panel(self, key: str) -> Panel:
        panel = Panel.objects.filter(slug=key.partition(":")[0]).first()
        if panel is None:
            raise PaperRefused(f"There is no panel '{key}'.")
        return panel

    def address(self, key: str) -> str:
        return f"/panels/{key}/"

    def file_name(self, key: str, audience: str) -> str:
        return f"{key}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> LeafletEdition:
        return LeafletEdition(
            self.title(key),
            self.words,
            self.is_draft,
            self.first_page,
            self.refusal,
            tuple(self.before_second),
            tuple(self.sections.get(audience, ())),
        )

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        return has_role(user, self.readers, panel_id=self.panel(key).pk)


LEAFLET = Leaflet()
