"""What a page that is not allowed gets of the widget and of whoever is signed in, in a real browser: nothing."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from hosting import Hosting
from intranet import TAGS
from playwright.sync_api import Page, Response, expect
from widget_steps import INSIDE, ask, opened, sign_in

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]

WAIT_MS = 1500
"""Longer than a window needs that hands its code over."""
_LISTEN = "() => { window.told = []; addEventListener('message', ({ data }) => window.told.push(data)); }"
_ASK = """async ([url, token, body]) => {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
  try { return (await fetch(url, { method: "POST", headers, body })).status; } catch (error) { return error.name; }
}"""
_READ = """async (url) => {
  try { return await (await fetch(url, { credentials: "include" })).text(); } catch (error) { return error.name; }
}"""
_FRAME = """(url) => new Promise((resolve) => {
  const frame = document.createElement("iframe");
  frame.onload = () => resolve(frame.contentDocument === null ? "kept apart" : frame.contentDocument.body.innerText);
  frame.src = url;
  document.body.append(frame);
})"""


def is_widget(page: Page) -> bool:
    """Whether the page has the widget; else its plain link stands there."""
    link = page.get_by_role("link", name="Ask the council assistant")
    button = page.get_by_role("button", name="Ask the council assistant")
    expect(link.or_(button)).to_be_visible()
    return bool(button.is_visible())


@pytest.mark.parametrize("path", TAGS)
def test_a_page_of_another_origin_gets_no_widget(hosting: Hosting, path: str) -> None:
    """However it loads the script, also without saying who it is, the plain link stays and the element is unknown."""
    page = hosting.open(at=hosting.stranger, path=path)
    assert not is_widget(page)
    assert page.evaluate("customElements.get('local-account-chat') === undefined")


@pytest.mark.parametrize(
    ("path", "has_widget"), [("/", True), ("/plain", True), ("/hidden-named", True), ("/hidden", False)]
)
def test_an_allowed_page_that_says_who_it_is_gets_the_widget(hosting: Hosting, path: str, has_widget: bool) -> None:
    """The documented tag works whatever the page's referrer policy; a page that hides its name keeps the link."""
    assert is_widget(hosting.open(path=path)) == has_widget


@pytest.mark.parametrize("named", ["the stranger", "the allowed page"])
def test_a_stranger_s_window_hands_nothing_over(hosting: Hosting, named: str) -> None:
    """A stranger opens the window of somebody signed in, under its own name or the intranet's, and is told nothing."""
    page = sign_in(opened(hosting.open()))
    stranger = hosting.tab(page.context.new_page(), at=hosting.stranger, path="/lax")
    stranger.evaluate(_LISTEN)
    origin = hosting.stranger if named == "the stranger" else hosting.host
    address = f"{hosting.site}/staff/widget/sign-in?{urlencode({'origin': origin, 'challenge': 'a' * 43})}"
    with page.context.expect_page() as window:
        stranger.evaluate("url => void window.open(url, 'w')", address)
    if named == "the stranger":
        expect(window.value.get_by_text("You may not open this")).to_be_visible()
    stranger.wait_for_timeout(WAIT_MS)
    assert stranger.evaluate("window.told") == []


def test_a_token_is_useless_on_another_page(hosting: Hosting) -> None:
    """A token that somebody carries to another origin answers nobody there, and goes on answering where it belongs."""
    page, given = hosting.open(), []
    page.on("response", lambda response: given.append(response) if response.url.endswith("/token") else None)
    sign_in(opened(page))
    (response,) = given
    token = _token_in(response)
    stranger = hosting.tab(page.context.new_page(), at=hosting.stranger, path="/lax")
    asked = [f"{hosting.site}/api/staff/ask", token, json.dumps({"question": INSIDE})]
    assert stranger.evaluate(_ASK, asked) == "TypeError"
    assert page.evaluate(_ASK, asked) == 200
    assert "77" in ask(page, INSIDE).get_by_role("log").inner_text()


def _token_in(response: Response) -> str:
    told: dict[str, Any] = response.json()
    return str(told["token"])


def test_another_page_neither_reads_nor_frames_what_staff_see(hosting: Hosting) -> None:
    """Pages of other origins, the allowed one included, can neither fetch nor frame the pages of somebody signed in."""
    page = sign_in(opened(hosting.open()))
    page.goto(f"{hosting.site}/staff")
    expect(page.get_by_text("Signed in as Sam Staff")).to_be_visible()
    for origin in (hosting.stranger, hosting.host):
        other = hosting.tab(page.context.new_page(), at=origin, path="/lax")
        assert other.evaluate(_READ, f"{hosting.site}/staff") == "TypeError"
        assert other.evaluate(_FRAME, f"{hosting.site}/staff") == "kept apart"
        other.frames[-1].wait_for_url(re.compile("^chrome-error:"))  # it is not even filled


def test_the_browser_of_these_tests_blocks_third_party_cookies(hosting: Hosting) -> None:
    """A cookie that any site may set and read comes back first-party and not third-party: so the widget needs none."""
    elsewhere = hosting.host.replace("localhost", "127.0.0.1")
    page = hosting.open(at=elsewhere, path="/cookie")
    read = {}
    for site in (elsewhere, hosting.host):
        page.goto(f"{site}/lax")
        read[site] = page.evaluate(_READ, f"{elsewhere}/cookie")
    assert read == {elsewhere: "came", hosting.host: "none"}
