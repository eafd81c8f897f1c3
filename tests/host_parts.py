"""The fixtures of the widget in a browser, beside those of `browser_parts`: a fresh site with its intranet a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hosting import FLAGS, Hosting
from intranet import host_app
from playwright.sync_api import Browser, Playwright, expect
from serving import serving
from staff_people import Staff

from index.embedding import Embedder
from server import create_app
from server.config import Settings


@pytest.fixture(scope="session")
def chromium(driver: Playwright, browser_path: str) -> Iterator[Browser]:
    """One Chromium for the widget's tests, with third-party cookies blocked."""
    expect.set_options(timeout=30_000)  # the first question waits for the model
    launched = driver.chromium.launch(executable_path=browser_path, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def hosting(chromium: Browser, staff_settings: Settings, embedder: Embedder) -> Iterator[Hosting]:
    """A fresh site, its intranet, and a browser that looks at it. What the console complains of fails the test."""
    site: list[str] = []
    with ExitStack() as running:
        host, stranger = (
            running.enter_context(serving(host_app(site))).replace("127.0.0.1", "localhost") for _ in "ab"
        )
        settings = staff_settings.model_copy(update={"widget_origins": (host,)})
        staff = Staff(create_app(settings, embedder=embedder), settings)
        site.append(running.enter_context(serving(staff.app)))
        found = Hosting(chromium, staff, site[0], host, stranger)
        yield found
        for page in found.pages:
            page.context.close()
    assert found.faults == []
