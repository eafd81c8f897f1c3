"""The pages for staff in a real browser: accessible in every way of looking at them, and nothing runs off the side."""

from __future__ import annotations

from typing import Any

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


def signed_in(hosting: Hosting, **options: Any) -> Page:
    """The page for staff, once somebody has signed in."""
    page = hosting.open(at=hosting.site, path="/staff", **options)
    page.get_by_role("button", name="Sign in").click()
    page.locator("button[value=staff]").click()
    page.get_by_role("textbox", name="Your question").fill(INSIDE)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".staff-answer")).to_contain_text("77")
    return page


def test_the_page_copies_an_answer_with_its_source(hosting: Hosting) -> None:
    """The button puts the text to paste, with figure, source and quotation, into the clipboard and says so."""
    page = signed_in(hosting)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=hosting.site)
    page.get_by_text("Text to paste, with sources").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied, with its sources.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "77 people – " in copied
    assert "[1] Briefing for staff: “" in copied


def test_the_page_works_without_scripts(hosting: Hosting) -> None:
    """Without scripts staff sign in, ask, take the text, say that an answer helped, and report one; no dead button."""
    page = signed_in(hosting, java_script_enabled=False)
    page.get_by_text("Text to paste, with sources").click()
    assert "[1] Briefing for staff" in page.get_by_role("textbox", name="The answer with its sources").input_value()
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_hidden()
    page.get_by_role("button", name="This helped").click()
    expect(page.get_by_text("That it helped is counted")).to_be_visible()
    page.get_by_text("This is wrong").click()
    page.get_by_label("It is of another year or period").check()
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_text("The editors have it")).to_be_visible()
