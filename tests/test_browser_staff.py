"""The pages for staff in a real browser: accessible in every way of looking at them, and nothing runs off the side."""

from __future__ import annotations

import pytest
from browsing import violations
from hosting import MODES, Hosting
from playwright.sync_api import Page, expect

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]

INSIDE = "How many people waited more than a month for a reablement visit in 2022-23?"
PATHS = ["/staff", "/staff/status", "/staff/reports", "/staff/questions", "/staff/people", "/staff/documents/briefing"]


def check(page: Page) -> None:
    """Nothing that axe knows is wrong with what is ours of the page, and it does not scroll sideways."""
    assert violations(page, "main") == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


@pytest.mark.parametrize("mode", MODES)
def test_staff_pages_are_accessible(hosting: Hosting, mode: str) -> None:
    """Signed out, asking, answered, refused, and each list with something in it: axe finds nothing in any mode."""
    page = hosting.open(mode, at=hosting.site, path="/staff")
    check(page)
    page.get_by_role("button", name="Sign in").click()
    page.locator("button[value=administrator]").click()
    expect(page.get_by_role("heading", name="Ask as staff")).to_be_visible()
    check(page)
    page.get_by_role("textbox", name="Your question").fill(INSIDE)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".staff-answer")).to_contain_text("77")
    for summary in page.locator("summary").all():
        summary.click()
    check(page)
    page.get_by_label("It is of another year or period").check()
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_text("The editors have it")).to_be_visible()
    for path in PATHS:
        page.goto(hosting.site + path)
        expect(page.get_by_role("navigation", name="Staff")).to_be_visible()
        check(page)
    page.goto(hosting.site + "/staff")
    page.get_by_role("textbox", name="Your question").fill("?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("too short")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You are signed out here")).to_be_visible()
    check(page)
