"""The states of the widget that are seldom seen, light, dark and on a phone: WCAG 2.2 AA as a program can check it.

Those that are seen each day are in `test_browser_widget_states`. Here: a window that does not open, is open or is cut
off; a question under way; each outcome; what was copied or could not be; too many; a site that is away or paused;
signed out in another tab; and a page that is not loaded securely.
"""

from __future__ import annotations

import pytest
from browsing import violations
from hosting import Hosting
from playwright.sync_api import Page, Route, expect
from widget_steps import INSIDE, ask, opened, sign_in

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]

WHOLLY = ("light", "dark", "phone")
QUESTIONS = (
    "How many people?",
    "What did we spend on older people in 2030-31?",
    "My mum is being hit by her carer and I do not know what to do",
    "Was Margaret Smith of 12 Acacia Road supported in 2022-23?",
    "What does the reablement team do?",
    "How did the number of people supported to recover at home change from 2021-22?",
)


class Looking:
    """Notes what axe finds in each state of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: dict[str, list[str]] = {}

    def at(self, state: str) -> None:
        """Look at the page as it is now."""
        if found := violations(self.page):
            self.found[state] = found


@pytest.mark.parametrize("mode", WHOLLY)
def test_signing_in_is_accessible(hosting: Hosting, mode: str) -> None:
    """While the window is open, where it did not open, and where the page keeps it apart, axe finds nothing."""
    page = opened(hosting.open(mode))
    looking = Looking(page)
    with page.context.expect_page() as window:
        page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("status")).to_contain_text("another window")
    looking.at("the window is open")
    window.value.close()
    expect(page.get_by_role("status")).to_contain_text("use the full page")
    looking.at("the window was closed")
    page.evaluate("window.open = () => null")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("status")).to_contain_text("did not open the window")
    looking.at("no window")
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    page.reload()
    opened(page)
    expect(page.get_by_role("status")).to_contain_text("not loaded securely")
    looking.at("not secure")
    assert looking.found == {}


@pytest.mark.parametrize("mode", WHOLLY)
def test_answers_are_accessible(hosting: Hosting, mode: str) -> None:
    """After each kind of answer, unfolded, copied or not to be copied, axe finds nothing."""
    page = sign_in(opened(hosting.open(mode)))
    looking = Looking(page)
    for question in QUESTIONS:
        ask(page, question)
        for summary in page.locator("ol.said > li").last.locator("summary").all():
            summary.click()
        looking.at(question)
    page.evaluate("void (navigator.clipboard.writeText = async () => {})")
    page.get_by_role("button", name="Copy with sources").last.click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    looking.at("copied")
    page.evaluate("void (navigator.clipboard.writeText = async () => { throw new Error(); })")
    page.get_by_role("button", name="Copy with sources").last.click()
    expect(page.get_by_role("status")).to_contain_text("does not let")
    looking.at("not copied")
    page.get_by_role("button", name="Start again").click()
    looking.at("begun anew")
    assert looking.found == {}


@pytest.mark.parametrize("mode", WHOLLY)
def test_what_goes_wrong_is_accessible(hosting: Hosting, mode: str) -> None:
    """While a question is under way, too many were asked, nothing answers, and after signing out, axe finds nothing."""
    page = sign_in(opened(hosting.open(mode)))
    looking, held = Looking(page), []
    address = f"{hosting.site}/api/staff/ask"

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    page.get_by_role("textbox", name="Your question").fill(INSIDE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Looking through")
    looking.at("under way")
    held[0].abort("internetdisconnected")
    expect(page.get_by_role("status")).to_contain_text("does not answer")
    looking.at("nothing answers")
    page.unroute(address)
    ask(page)
    page.route(
        address, lambda route: route.continue_(url=address.replace("ask", "report"))
    )  # of which fewer are allowed
    for _ in range(21):
        page.get_by_role("textbox", name="Your question").fill(INSIDE)
        page.keyboard.press("Enter")
        expect(page.locator("form[aria-busy]")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("too many")
    looking.at("too many")
    page.evaluate("void new BroadcastChannel('local-account-chat').postMessage('signed out')")
    expect(page.get_by_role("status")).to_contain_text("another tab")
    looking.at("signed out in another tab")
    assert looking.found == {}
