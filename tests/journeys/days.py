"""Errands that last for weeks: a portal whose clock a test moves, and who comes to it on a day."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.installation import Installation
from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import Portal, serve
from tests.journeys.visitor import DESK, Visitor


@contextmanager
def serve_moved(original: Installation, folder: Path, *, ending: ExitStack) -> Iterator[Portal]:
    """Serve a copy of an installation whose clock can be moved."""
    moved = {"DJANGO_SETTINGS_MODULE": "tests.moved_clock_settings"}
    with serve(replace(original, env=original.env | moved), folder, ending=ending) as served:
        yield served


@dataclass(frozen=True)
class Days:
    """The days of an errand: each moves the clock, and somebody comes to the portal on it."""

    portal: Portal
    open_window: OpenWindow

    def on(self, day: str, name: str = "", *, width: int = DESK) -> Visitor:
        """Move the clock to a day and sign somebody in on it; without a name it is nobody."""
        (self.portal.installation.folder / "clock").write_text(day, encoding="utf-8")
        visitor = self.open_window(width=width)
        if name:
            visitor.sign_in(name)
        return visitor
