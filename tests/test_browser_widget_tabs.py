"""The widget in several tabs of one browser: signing in side by side, and what one tab learns of another."""

from __future__ import annotations

import pytest
from hosting import Hosting
from playwright.sync_api import Page, expect
from widget_steps import PUBLIC, ask, opened, sign_in

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]


def window_of(page: Page) -> Page:
    """The window for signing in that the widget of a page opens, at the provider."""
    with page.context.expect_page() as window:
        page.get_by_role("button", name="Sign in").click()
    expect(window.value.locator("button[value=staff]")).to_be_visible()
    return window.value


def beside(hosting: Hosting, page: Page, how: str) -> Page:
    """A second tab of the intranet, opened by its user or by the first page."""
    if how == "by its user":
        return opened(hosting.tab(page.context.new_page()))
    with page.context.expect_page() as tab:
        page.evaluate("void window.open('/')")
    hosting.pages.append(tab.value)
    return opened(tab.value)


@pytest.mark.parametrize("how", ["by its user", "by the first page"])
@pytest.mark.parametrize("last", ["first", "second"])
def test_two_tabs_sign_in_at_once(hosting: Hosting, how: str, last: str) -> None:
    """With two windows open at the provider each tab gets its own sign-in, in either order, and both go on asking."""
    first = opened(hosting.open())
    second = beside(hosting, first, how)
    windows = [window_of(first), window_of(second)]
    for window in windows if last == "second" else windows[::-1]:
        with window.expect_event("close"):
            window.locator("button[value=staff]").click()
    for page in (first, second, first):
        assert "44.3" in ask(page, PUBLIC).locator("ol.said > li").last.inner_text()
    second.get_by_role("button", name="Sign out").click()
    expect(first.get_by_role("status")).to_contain_text("another tab")


def test_a_second_tab_needs_no_password_and_learns_of_signing_out(hosting: Hosting) -> None:
    """In another tab the window closes by itself; signing out in one tab signs the other out, in its words too."""
    page = ask(sign_in(opened(hosting.open())))
    other = opened(hosting.tab(page.context.new_page()))
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("textbox", name="Your question")).to_be_visible()
    other.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_contain_text("another tab")
    expect(page.get_by_role("textbox", name="Your question")).to_be_hidden()
    assert page.locator("ol.said > li").count() == 0, "what was said goes with who said it"
