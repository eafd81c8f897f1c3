"""What was typed is not lost where a question is refused for its length or its haste; focus and titles of refusals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from browsing import Browsing
from playwright.sync_api import Page, expect
from serving import serving
from site_examples import QUESTIONS

from index.embedding import Embedder
from server import create_app
from server.config import Settings

pytest_plugins = ["site_parts", "browser_parts"]

FIGURE = QUESTIONS["figure"][0]
FAR_TOO_LONG = "care " * 4000
WITH_AND_WITHOUT = pytest.mark.parametrize("mode", ["light", "no scripts"])


@pytest.fixture
def hasty(site_settings: Settings, embedder: Embedder, browse_at: Callable[[str], Browsing]) -> Iterator[Browsing]:
    """Browses a site that takes one question in an hour."""
    app = create_app(site_settings.model_copy(update={"ask_rate": "1 per hour"}), embedder=embedder)
    app.test_client().get("/")  # loads the models, so that no test waits for them
    with serving(app) as address:
        yield browse_at(address)


def send(page: Page, question: str) -> None:
    """Type a question and send it."""
    page.locator("#question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()


@WITH_AND_WITHOUT
def test_typed_too_soon(hasty: Browsing, mode: str) -> None:
    """A question that comes too soon stands in the box again, and the answer before it is one link away."""
    page = hasty.open("/", mode)
    send(page, FIGURE)
    page.wait_for_url("**/conversation/*")
    answered = page.url
    send(page, "And what about <carers>?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Too many questions at once")
    assert page.title().startswith("Too many questions at once")
    expect(page.get_by_label("Your question")).to_have_value("And what about <carers>?")
    expect(page.locator("form.ask input[name=conversation]")).to_have_value(answered.rsplit("/", 1)[1])
    if mode == "light":
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        expect(page.locator("p.unseen[role=status]")).to_contain_text("You can ask again in an hour.")
    page.get_by_role("link", name="Back to the last answer").click()
    expect(page.locator(".big")).to_contain_text("7,891")


def test_typed_far_too_long(browse: Browsing) -> None:
    """What is too long even to be read stays in the box, can be shortened there and is answered then."""
    page = browse.open("/")
    send(page, "?")  # an earlier mistake, of which nothing must be left
    expect(page.locator("#question-error")).to_be_visible()
    send(page, FAR_TOO_LONG)
    expect(page.get_by_role("heading", level=1)).to_have_text("That is too long")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.title().startswith("That is too long")
    expect(page.locator("p.unseen[role=status]")).to_contain_text("Ask one thing at a time")
    box = page.get_by_label("Your question")
    expect(box).to_have_value(FAR_TOO_LONG)
    expect(box).to_have_accessible_description(re.compile("What was sent is too long"))
    assert box.get_attribute("aria-invalid") is None
    assert page.locator("#question-error").count() == 0
    send(page, FIGURE)
    expect(page.locator(".big")).to_contain_text("7,891")


def test_far_too_long_goes_on(browse: Browsing) -> None:
    """A follow-up that was far too long is shortened and still follows on from the answer before it."""
    page = browse.open("/")
    send(page, FIGURE)
    page.wait_for_url("**/conversation/*")
    send(page, FAR_TOO_LONG)
    expect(page.get_by_role("heading", level=1)).to_have_text("That is too long")
    send(page, "and the year before?")
    expect(page.locator(".headline .facts")).to_contain_text("2021-22")


def test_nothing_to_keep(browse: Browsing) -> None:
    """Where nothing is typed a page that tells a failure has no box and no word of one, as without scripts."""
    page = browse.open("/nowhere", "no scripts")
    assert not page.locator("[data-kept]").is_visible()
    send_page = browse.open("/", "no scripts")
    send(send_page, FAR_TOO_LONG)
    expect(send_page.get_by_role("heading", level=1)).to_have_text("That is too long")
    assert not send_page.locator("[data-kept]").is_visible()


@pytest.mark.parametrize("name", QUESTIONS)
def test_focus_is_never_lost(browse: Browsing, name: str) -> None:
    """However a question ends, the heading of its page has the focus, the title begins with it, and it is announced."""
    page = browse.open("/")
    send(page, QUESTIONS[name][0])
    page.wait_for_url("**/conversation/*")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    assert page.title().startswith(heading.inner_text())
    assert page.locator("p.unseen[role=status]").inner_text().strip()
