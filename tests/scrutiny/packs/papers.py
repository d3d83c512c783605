"""A paper that the tests write: quick to lay out, and it goes wrong when it is told to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
    refusal: str
    before_second: tuple[Callable[[], object], ...]
    section_count: int = 2

    @property
    def digest(self) -> str:
        return self.words

    def sections(self) -> Iterator[Section]:
        if self.refusal:
            raise PaperRefused(self.refusal)
        yield Section("Front", f"<h1>{self.words}</h1>")
        for call in self.before_second:
            call()
        yield Section("Back", "<p>The end.</p>")


@dataclass
class Leaflet:
    """The paper kind "leaflet"; its key is a panel's slug."""

    words: str = "Read me"
    refusal: str = ""
    readers: frozenset[str] = frozenset({"officer", "member"})
    is_draft: bool = False
    before_second: list[Callable[[], object]] = field(default_factory=list)

    def title(self, key: str) -> str:
        return f"A leaflet for {key}"

    def panel(self, key: str) -> Panel:
        panel = Panel.objects.filter(slug=key).first()
        if panel is None:
            raise PaperRefused(f"There is no panel '{key}'.")
        return panel

    def address(self, key: str) -> str:
        return f"/panels/{key}/"

    def file_name(self, key: str, audience: str) -> str:
        return f"{key}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> LeafletEdition:
        calls = tuple(self.before_second)
        return LeafletEdition(self.title(key), self.words, self.is_draft, self.refusal, calls)

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        return has_role(user, self.readers, panel_id=self.panel(key).pk)


LEAFLET = Leaflet()
