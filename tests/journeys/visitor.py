"""A person at a browser, who lets no fault of a page pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, expect

from tests.installation import ROOT

PASSWORD = "look-after-every-child"
PHONE, TABLET, DESK = 390, 820, 1280
HEIGHTS = {PHONE: 844, TABLET: 1180, DESK: 800}
# A busy machine is no fault of a page.
MILLISECONDS_MAX = 45_000
expect.set_options(timeout=MILLISECONDS_MAX)
# Chromium logs each refused request as well; they are told from its answer, with their address.
REFUSED = "Failed to load resource"
# A page that the person has left, or a download: given up by the browser, not refused.
GIVEN_UP = "net::ERR_ABORTED"


@cache
def axe() -> str:
    """Return the script of axe-core, which knows the rules of accessible pages."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


class Visitor:
    """One person's window; what goes wrong in it is kept in `faults`."""

    def __init__(self, context: BrowserContext, *, has_scripts: bool, width: int) -> None:
        context.set_default_timeout(MILLISECONDS_MAX)
        self.page = context.new_page()
        self.width = width
        self.has_scripts = has_scripts
        self.faults: list[str] = []
        self.expected: set[int] = set()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("response", self._answered)
        self.page.on("requestfailed", self._failed)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and not said.text.startswith(REFUSED):
            self.faults.append(f"{self.page.url} says: {said.text}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400 and answer.status not in self.expected:
            self.faults.append(f"{answer.url} answers {answer.status}")

    def _failed(self, request: Request) -> None:
        if request.failure != GIVEN_UP:
            self.faults.append(f"{request.url} fails: {request.failure}")

    @contextmanager
    def expecting(self, status: int) -> Iterator[None]:
        """Take this status as the right answer for a while."""
        self.expected.add(status)
        yield
        self.expected.discard(status)

    def sign_in(self, name: str) -> None:
        """Sign in as somebody of the demonstration and come to the start page."""
        self.page.goto("/accounts/login/")
        self.page.get_by_label("Email").fill(f"{name}@example.org")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("heading", level=1)).not_to_have_text("Sign in")

    def look(self, heading: str) -> None:
        """Look at the page of this heading at every width; then go on at one's own."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)
        self.page.wait_for_load_state()
        for width in (PHONE, TABLET, DESK):
            self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            self._looks_whole(width)
            if self.has_scripts:
                self._is_accessible(width)
        self.page.set_viewport_size({"width": self.width, "height": HEIGHTS[self.width]})

    def _looks_whole(self, width: int) -> None:
        """Find a document wider than its window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            self.faults.append(f"{self.page.url} is {wide} wide in a window of {width}")

    def _is_accessible(self, width: int) -> None:
        """Find what axe knows to be wrong, with the element it is wrong in."""
        self.page.evaluate(axe())
        found: dict[str, Any] = self.page.evaluate(
            "axe.run(document, {resultTypes: ['violations']})"
        )
        self.faults += [
            f"{self.page.url} at {width}: {rule['help']} ({rule['id']}): {node['html'][:200]}"
            for rule in found["violations"]
            for node in rule["nodes"][:3]
        ]
