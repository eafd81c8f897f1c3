"""Every page and state, in every way of looking, against WCAG 2.2 AA; no page scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing import MODES, Browsing, check_page
from flask import Flask
from serving import serving
from site_examples import QUESTIONS

from index.embedding import Embedder
from server import create_app
from server.config import Settings

pytest_plugins = ["site_parts", "browser_parts"]

PAGES = ["/", "/?view=simple", "/documents", "/documents/local-account-2021-23", "/documents/hostile", "/about"]
PAGES += ["/privacy", "/accessibility", "/feedback", "/nowhere", "/conversation/unknown"]
TELLING = ("/", "/documents/local-account-2021-23", "figure", "clarify", "signpost", "not held")
"""Pages whose parts between them are all parts there are, for the ways of looking that change less."""
WHOLLY = ("light", "dark", "phone")


@pytest.fixture(scope="module")
def addresses(site_app: Flask) -> dict[str, str]:
    """The path of every page and of an answer of each outcome; the figure also in the simpler view."""
    client = site_app.test_client()
    asked = {name: client.post("/ask", data={"question": text}).location for name, (text, _) in QUESTIONS.items()}
    conversation = asked["figure"].rpartition("/")[2]
    client.post("/ask", data={"question": "and the year before?", "conversation": conversation})
    return {path: path for path in PAGES} | asked | {"simple": f"{asked['figure']}?view=simple"}


@pytest.mark.parametrize("mode", MODES)
def test_pages_and_outcomes(browse: Browsing, addresses: dict[str, str], mode: str) -> None:
    """No page and no outcome breaks a rule of WCAG 2.2 AA that a program can check, or scrolls sideways."""
    page = browse.open("/nowhere", mode)
    for name, path in addresses.items():
        if mode in WHOLLY or name in TELLING:
            page.goto(browse.address + path)
            for details in page.locator("details").all():
                details.evaluate("node => { node.open = true; }")
            check_page(page)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_other_states(
    browse_at: Callable[[str], Browsing], site_settings: Settings, embedder: Embedder, mode: str
) -> None:
    """Nor does a paused site, one with a council's colours and feedback, a question refused, or one too many."""
    changed = {"paused": "We are correcting the figures.", "council_name": "Exampleshire"}
    paused = create_app(site_settings.model_copy(update=changed), embedder=embedder)
    counting = {"retention": "counts", "ask_rate": "1 per hour"}
    strict = create_app(site_settings.model_copy(update=counting), embedder=embedder)
    with serving(paused) as address:
        check_page(browse_at(address).open("/", mode))
    with serving(strict) as address:
        page = browse_at(address).open("/", mode)
        page.get_by_label("Your question").fill("Hello")
        page.get_by_role("button", name="Ask", exact=True).click()
        page.get_by_role("heading", name="Did this answer help?").wait_for()
        check_page(page)
        page.get_by_label("Your next question").fill("?")
        page.get_by_role("button", name="Ask", exact=True).click()
        page.get_by_role("heading", name="Too many questions at once").wait_for()
        check_page(page)
