"""A browser for people's errands: the machine's own Chromium, on portals served as in earnest."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM
from tests.installation import Installation
from tests.journeys.portal import Portal, prepared, serve
from tests.journeys.visitor import DESK, HEIGHTS, Visitor

OpenWindow = Callable[..., Visitor]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once; every person has a window of their own."""
    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium starts only without its sandbox.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Prepare an installation once; every module has a copy of it."""
    with prepared(tmp_path_factory.mktemp("original")) as made:
        yield made


@pytest.fixture(scope="session")
def ending() -> Iterator[ExitStack]:
    """Wait, once all is done, for the portals that were asked to stop."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="module")
def portal(
    original: Installation, tmp_path_factory: pytest.TempPathFactory, ending: ExitStack
) -> Iterator[Portal]:
    """Serve a portal of this module's own; it has people, and no figures yet."""
    folder = tmp_path_factory.mktemp("portal") / "var"
    with serve(original, folder, ending=ending) as served:
        yield served


@pytest.fixture
def open_window(chromium: Browser, portal: Portal) -> Iterator[OpenWindow]:
    """Give a function that opens a window; the test fails if any page in one had a fault."""
    visitors: list[Visitor] = []

    def opened(*, width: int = DESK, has_scripts: bool = True) -> Visitor:
        context = chromium.new_context(
            base_url=portal.url,
            locale="en-GB",
            timezone_id="Europe/London",
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=has_scripts,
        )
        visitors.append(Visitor(context, has_scripts=has_scripts, width=width))
        return visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.page.context.close()
    faults = [fault for visitor in visitors for fault in visitor.faults]
    assert not faults, "\n".join(faults)
