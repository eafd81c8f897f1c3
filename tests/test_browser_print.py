"""An answer on paper, and read aloud, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

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
_VOICE = """() => {
  const heard = [];
  window.heard = heard;
  const engine = { speaking: false,
    speak(spoken) { this.speaking = true; heard.push([spoken.text, spoken.lang]); },
    cancel() { this.speaking = false; heard.push(["stopped", ""]); } };
  Object.defineProperty(window, "speechSynthesis", { value: engine, configurable: true });
}"""
"""Stands for the voices of a computer, of which a browser without a screen has none: keeps what it is given to say."""
_NO_VOICE = """() => {
  delete Window.prototype.speechSynthesis;
  delete window.speechSynthesis;
}"""


def asked(page: Page, question: str = FIGURE) -> Page:
    """The page of the answer to a question."""
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/conversation/*")
    return page


@pytest.mark.parametrize("name", ["figure", "change", "text", "not held", "signpost"])
def test_on_paper(browse: Browsing, name: str) -> None:
    """On paper stand the question, the answer and its sources with their addresses; nothing that is pressed does."""
    page = asked(browse.open("/"), QUESTIONS[name][0])
    page.emulate_media(media="print")
    for words in (".asked", "h1", ".answer-text"):
        expect(page.locator(words).first).to_be_visible()
    for source in page.locator(".source").all():
        expect(source).to_be_visible()
        link = source.locator(".links a").first
        address = link.evaluate("node => getComputedStyle(node, '::after').content")
        assert address == f'" ({browse.address}{link.get_attribute("href")})"', "whole, as it can be typed from paper"
    assert page.locator(".source").count() > 0 or name == "signpost"
    pressed = page.locator("button, input, textarea, select, nav a, summary:has-text('Change this')")
    assert [node.evaluate("node => node.outerHTML.slice(0, 100)") for node in pressed.all() if node.is_visible()] == []
    width = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert width, "nothing runs off the paper"


def test_passages_are_open_on_paper(browse: Browsing) -> None:
    """What is folded away on the screen is open on paper, for nobody can open it there."""
    page = asked(browse.open("/"), QUESTIONS["change"][0])
    page.emulate_media(media="print")
    for words in page.locator("details.passage blockquote").all():
        expect(words).to_be_visible()


def test_nothing_half_is_left_on_paper(browse: Browsing) -> None:
    """What is left out on paper leaves no half sentence and no heading above nothing."""
    page = asked(browse.open("/"))
    page.emulate_media(media="print")
    assert page.locator(".always").inner_text().endswith("can miss things.")
    assert "You could ask next" not in page.locator("main").inner_text()
    assert "More about this figure" not in page.locator("main").inner_text()
    figures = browse.open("/figures/people-supported")
    figures.emulate_media(media="print")
    assert [each.is_visible() for each in figures.locator("details:not([open])").all()].count(True) == 0


def test_a_document_on_paper(browse: Browsing) -> None:
    """On paper the cited words of a document are framed, and no link is followed by half an address."""
    page = asked(browse.open("/"))
    page.get_by_role("link", name="Open at this place").click()
    place = page.locator("mark#place")
    place.wait_for()
    page.emulate_media(media="print")
    assert place.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    links = page.locator("main a[href^='/']").all()
    after = {link.evaluate("node => getComputedStyle(node, '::after').content") for link in links}
    assert after <= {"none", '""'}


def test_a_briefing_on_paper(browse: Browsing) -> None:
    """A briefing on paper is its title, its figures and their sources, and nothing to press."""
    page = browse.open("/figures/people-supported")
    page.get_by_role("link", name="Pick").first.click()
    page.get_by_role("link", name="Your briefing: 1 figure").click()
    page.emulate_media(media="print")
    expect(page.locator(".briefing .big")).to_be_visible()
    expect(page.locator(".briefing .source")).to_be_visible()
    shown = [node.inner_text() for node in page.locator("main a, main button, nav a").all() if node.is_visible()]
    number = page.locator(".briefing .big a")
    assert shown == [number.inner_text()]
    assert number.evaluate("node => getComputedStyle(node).textDecorationLine") == "none"
    expect(page.locator(".paper")).to_be_visible()


def test_read_aloud(browse: Browsing) -> None:
    """Where the browser has a voice, a button reads the answer, in British English, and stops it again."""
    page = browse.open("/")
    page.context.add_init_script(f"({_VOICE})()")
    page.reload()
    asked(page)
    button = page.get_by_role("button", name="Read the answer aloud")
    button.click()
    said, language = page.evaluate("window.heard[0]")
    assert language == "en-GB"
    assert said == "7,891 people who were given longer-term care and support, 2022-23."  # no marks of sources
    assert "7,891" in said  # the Local Account 2021-23, list of activity
    button.click()
    assert page.evaluate("window.heard.length") == 2
    page.reload()
    page.get_by_role("button", name="Read the answer aloud").click()
    assert page.evaluate("window.heard[0][0]") == said, "also where the answer came with the page"


def test_another_language_is_read_in_it(
    browse_at: Callable[[str], Browsing], site_settings: Settings, embedder: Embedder
) -> None:
    """What is told in another language is read aloud by a voice of that language."""
    app = create_app(site_settings.model_copy(update={"languages": ("pl",)}), embedder=embedder)
    with serving(app) as address:
        page = browse_at(address).open("/")
        page.context.add_init_script(f"({_VOICE})()")
        page.reload()
        asked(page, "Ile osób starszych otrzymało wsparcie w latach 2022-23?")
        page.get_by_role("button", name="Read the answer aloud").click()
        assert page.evaluate("window.heard[0][1]") == "pl"


@pytest.mark.parametrize("mode", ["light", "no scripts"])
def test_no_voice_no_button(browse: Browsing, mode: str) -> None:
    """Where the browser cannot speak, or runs no scripts, there is no button to read aloud."""
    page = browse.open("/", mode)
    page.context.add_init_script(f"({_NO_VOICE})()")
    page.reload()
    asked(page)
    expect(page.locator("[data-aloud]")).to_be_hidden()


def test_simpler_view_is_read_aloud(browse: Browsing) -> None:
    """In the simpler view its short lines are what is read."""
    page = browse.open("/?view=simple")
    page.context.add_init_script(f"({_VOICE})()")
    page.reload()
    asked(page)
    page.get_by_role("button", name="Read the answer aloud").click()
    assert page.evaluate("window.heard[0][0]").startswith("The number is 7,891 people.")
