"""What people come for, done with the keyboard alone, with and without scripts; focus, announcements, titles."""

from __future__ import annotations

import re

import pytest
from browsing import Browsing
from playwright.sync_api import Locator, Page, Route, expect
from site_examples import QUESTIONS

pytest_plugins = ["site_parts", "browser_parts"]

WITH_AND_WITHOUT = pytest.mark.parametrize("mode", ["light", "no scripts"])
FIGURE, CHANGE, CLARIFY = (QUESTIONS[name][0] for name in ("figure", "change", "clarify"))
MOST_STEPS = 60
"""Presses of Tab after which nothing is found any more: a page has some thirty things to reach."""


def tab_to(page: Page, name: str | re.Pattern[str], role: str = "button") -> None:
    """Press Tab until the first thing of that role and name has the focus."""
    tab_on(page, page.get_by_role(role, name=name).first)  # type: ignore[arg-type]


def tab_on(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {wanted}")


def ask(page: Page, question: str) -> None:
    """Type a question into the box and send it, by keys alone."""
    tab_to(page, re.compile("question"), role="textbox")
    page.keyboard.type(question)
    tab_to(page, "Ask")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conversation/*")


@WITH_AND_WITHOUT
def test_ask(browse: Browsing, mode: str) -> None:
    """A question is asked and answered by keys alone; the address can be reloaded and holds no word of it."""
    page = browse.open("/", mode)
    ask(page, FIGURE)
    expect(page.locator(".big")).to_contain_text("7,891")  # the Local Account 2021-23, list of activity
    assert page.title().startswith("Answer")
    assert "people" not in page.url
    page.reload()
    expect(page.locator(".big")).to_contain_text("7,891")


@WITH_AND_WITHOUT
def test_follow_up(browse: Browsing, mode: str) -> None:
    """A follow-up goes on from the answer, which can still be read below."""
    page = browse.open("/", mode)
    ask(page, FIGURE)
    first = page.url
    tab_to(page, "Your next question", role="textbox")
    page.keyboard.type("and the year before?")
    tab_to(page, "Ask")
    page.keyboard.press("Enter")
    expect(page.locator(".period, .facts").first).to_contain_text("2021-22")
    expect(page.get_by_text("Earlier in this conversation")).to_be_visible()
    assert page.url == first


@WITH_AND_WITHOUT
def test_open_a_source(browse: Browsing, mode: str) -> None:
    """The source opens at the cited words, marked and in view."""
    page = browse.open("/", mode)
    ask(page, FIGURE)
    tab_to(page, re.compile("Open at this place"), role="link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    expect(page.locator("mark#place")).to_contain_text("7891")
    expect(page.locator("mark#place")).to_be_in_viewport()


@WITH_AND_WITHOUT
def test_choose_a_reading(browse: Browsing, mode: str) -> None:
    """Where several figures could be meant, one is chosen by its button."""
    page = browse.open("/", mode)
    ask(page, CLARIFY)
    choice = page.locator(".choices button").first
    tab_to(page, choice.inner_text())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Answer")


@WITH_AND_WITHOUT
def test_clear(browse: Browsing, mode: str) -> None:
    """A conversation that was cleared is told to be gone, and its address opens it no more."""
    page = browse.open("/", mode)
    ask(page, FIGURE)
    address = page.url
    tab_to(page, "Clear this conversation")
    page.keyboard.press("Enter")
    expect(page.get_by_text("has been cleared")).to_be_visible()
    page.goto(address)
    assert page.title().startswith("This conversation is no longer kept")


@WITH_AND_WITHOUT
def test_change_what_was_understood(browse: Browsing, mode: str) -> None:
    """By keys alone another year is chosen from those held, and the same question is asked of it."""
    page = browse.open("/", mode)
    ask(page, FIGURE)
    tab_on(page, page.locator(".understood summary"))
    page.keyboard.press("Enter")
    tab_on(page, page.get_by_label("Time"))
    page.keyboard.type("2021-22")
    tab_to(page, "Ask with this instead")
    page.keyboard.press("Enter")
    expect(page.locator(".headline .facts")).to_contain_text("2021-22 (April 2021 to March 2022)")
    if mode == "light":
        expect(page.get_by_role("heading", level=1)).to_be_focused()


@WITH_AND_WITHOUT
def test_search_the_documents(browse: Browsing, mode: str) -> None:
    """By keys alone somebody finds a document by a word and reads it."""
    page = browse.open("/", mode)
    tab_to(page, "Documents", role="link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents")
    tab_on(page, page.locator("main input[name=q]"))
    page.keyboard.type("care together")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=care*")
    tab_to(page, re.compile("Care Together"), role="link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/care-together-decision*")


@WITH_AND_WITHOUT
def test_simpler_view(browse: Browsing, mode: str) -> None:
    """By keys alone the simpler view is switched on, stays on for the next question, and is switched off again."""
    page = browse.open("/", mode)
    tab_to(page, re.compile("Simpler view"), role="button")
    page.keyboard.press("Enter")
    page.wait_for_url("**view=simple")
    ask(page, FIGURE)
    expect(page.locator(".simple")).to_contain_text("The number is 7,891 people.")
    tab_to(page, "Usual view", role="button")
    page.keyboard.press("Enter")
    expect(page.locator(".big")).to_contain_text("7,891")


def test_focus_and_announcement(browse: Browsing) -> None:
    """Without a new page, the heading of the answer has the focus and what it says is announced exactly once."""
    page = browse.open("/")
    page.evaluate("""() => {
      window.said = [];
      const status = [...document.querySelectorAll("body > [role=status], .page [role=status]:not(main *)")];
      const hear = () => status.forEach((line) => line.textContent && said.push(line.textContent));
      const seen = new MutationObserver(hear);
      status.forEach((line) => seen.observe(line, { childList: true, characterData: true, subtree: true }));
      window.kept = true;
    }""")
    ask(page, CHANGE)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.evaluate("window.kept"), "the page was loaded anew"
    announced = page.evaluate("window.said")
    assert len(announced) == 1
    assert "1,152" in announced[0]  # 22,602 contacts in 2022-23, 21,450 the year before
    assert "[1]" not in announced[0], "marks of sources are read out"
    ask(page, FIGURE)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_progress_is_told(browse: Browsing) -> None:
    """While an answer is looked for, a line that is read out says so; pressed twice, the question is asked once."""
    page = browse.open("/")
    held: list[Route] = []
    page.route("**/ask", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    page.get_by_label("Your question").fill(FIGURE)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("main [role=status]")).to_have_text("Looking through the documents…")
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator(".big")).to_contain_text("7,891")
    expect(page.locator("main [role=status]")).to_have_text("")


def test_perhaps_danger_is_announced_whole(browse: Browsing) -> None:
    """Where somebody may be in danger, the announcement begins with that, and the answer comes after it."""
    page = browse.open("/")
    ask(page, "My mum keeps falling, how many people get help at home?")
    said = page.locator("p.unseen[role=status]").inner_text()
    assert said.startswith("If you or somebody else may be in danger")
    assert "no answer is shown" in said


def test_back(browse: Browsing) -> None:
    """Going back from an answer that came without a new page leads to the page before it."""
    page = browse.open("/")
    ask(page, FIGURE)
    page.go_back()
    expect(page.get_by_label("Your question")).to_be_visible()


def test_error_has_the_focus(browse: Browsing) -> None:
    """A question that cannot be read is told in a summary that has the focus and leads to the box."""
    page = browse.open("/")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="The question is empty.").click()
    expect(page.get_by_label("Your question")).to_be_focused()


def test_network_lost(browse: Browsing) -> None:
    """Where the network fails, the browser itself tries again and says what is wrong; nothing waits for ever."""
    page = browse.open("/")
    page.get_by_label("Your question").fill(FIGURE)
    page.route("**/ask", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".big")).to_contain_text("7,891")
    browse.faults.clear()  # the browser's own word about the failed request
