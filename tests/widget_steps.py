"""What somebody does with the widget in a browser, step by step."""

from __future__ import annotations

from playwright.sync_api import Page, expect

INSIDE = "How many people waited more than a month for a reablement visit in 2022-23?"
PUBLIC = "What did we spend on older people in 2022-23?"


def opened(page: Page) -> Page:
    """The page with the widget's panel open."""
    page.get_by_role("button", name="Ask the council assistant").click()
    return page


def sign_in(page: Page, person: str = "staff") -> Page:
    """Sign in through the window; at the provider only where it asks."""
    with page.context.expect_page() as window:
        page.get_by_role("button", name="Sign in").click()
    popup = window.value
    popup.locator(f"button[value={person}]").click()
    expect(page.get_by_role("textbox", name="Your question")).to_be_visible()
    return page


def ask(page: Page, question: str = INSIDE) -> Page:
    """Ask, and wait for the answer."""
    before = page.locator("ol.said > li").count()
    page.get_by_role("textbox", name="Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("ol.said > li")).to_have_count(before + 1)
    return page


def status(page: Page) -> str:
    """What the status says."""
    return page.get_by_role("status").inner_text()


def focused(page: Page) -> str:
    """The id, text or class of what has the focus inside the widget."""
    script = "() => { const node = document.querySelector('local-account-chat').shadowRoot.activeElement;"
    return str(page.evaluate(script + " return node ? node.id || node.textContent || node.className : '' }"))
