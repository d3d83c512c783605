"""A browser for people's errands: the machine's own Chromium, looking at a served portal."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.conftest import CHROMIUM

TABLET = ViewportSize(width=820, height=1180)
MILLISECONDS_MAX = 10_000


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once; every errand has its own window."""
    # Playwright keeps an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium starts only without its sandbox.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a window on the served portal; a fault in a script or a refused file fails the test."""
    context = chromium.new_context(
        base_url=live_server.url, locale="en-GB", timezone_id="Europe/London", viewport=TABLET
    )
    context.set_default_timeout(MILLISECONDS_MAX)
    faults: list[str] = []
    window = context.new_page()
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield window
    context.close()
    assert not faults, "\n".join(faults)
