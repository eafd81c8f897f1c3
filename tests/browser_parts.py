"""The fixtures of a real browser on the real site: `pytest_plugins = ["site_parts", "browser_parts"]`.

One Chromium process a run (`browser`), the site of `site_parts` on a loopback port (`site_address`), and `browse`,
which opens its pages. A request to another site, a warning on the console or an error in a script fails the test that
caused it, at its end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from browser_setup import find_browser
from browsing import FLAGS, Browsing
from flask import Flask
from playwright.sync_api import Browser, Playwright, sync_playwright
from serving import serving

from index.embedding import Embedder
from server import create_app
from server.config import Settings


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers: one for the whole run, because a second one cannot be begun beside it."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Where Chromium is. Without it, tests are skipped loudly, or fail where BROWSER_REQUIRED is set."""
    path = find_browser()
    if path is None:
        message = "NO BROWSER: the tests of the pages in a browser were not run. `make browser` brings one."
        (pytest.fail if os.environ.get("BROWSER_REQUIRED") else pytest.skip)(message)
    return str(path)


@pytest.fixture(scope="session")
def browser(driver: Playwright, browser_path: str) -> Iterator[Browser]:
    """One Chromium for all tests of the public site."""
    launched = driver.chromium.launch(executable_path=browser_path, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def site_app(site_settings: Settings, embedder: Embedder) -> Flask:
    """The application that `site_address` serves."""
    app = create_app(site_settings, embedder=embedder)
    app.test_client().get("/")  # loads the models, so that no test waits for them
    return app


@pytest.fixture(scope="session")
def site_address(site_app: Flask) -> Iterator[str]:
    """Where the site over the small corpus listens."""
    with serving(site_app) as address:
        yield address


@pytest.fixture
def browse_at(browser: Browser) -> Iterator[Callable[[str], Browsing]]:
    """Browses any site by its address; what each of its pages did wrong fails the test at its end."""
    opened: list[Browsing] = []

    def begin(address: str) -> Browsing:
        opened.append(Browsing(browser, address))
        return opened[-1]

    yield begin
    for browsing in opened:
        browsing.close()
        assert browsing.strangers == []
        assert browsing.faults == []


@pytest.fixture
def browse(site_address: str, browse_at: Callable[[str], Browsing]) -> Browsing:
    """Browses the site over the small corpus."""
    return browse_at(site_address)
