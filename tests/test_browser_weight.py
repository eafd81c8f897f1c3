"""What the pages load and how steady they stand, measured in the browser."""

from __future__ import annotations

import pytest
from browsing import MODES, Browsing, moved, too_small
from flask import Flask
from playwright.sync_api import Response
from site_examples import QUESTIONS

from server.cookies import VIEW

pytest_plugins = ["site_parts", "browser_parts"]

FIRST_VISIT_BYTES = 150_000
"""On a slow phone connection (some 400 kbit/s) that is three seconds."""


def test_first_visit_is_light(browse: Browsing) -> None:
    """A first visit transfers less than 150 KB, everything included."""
    page = browse.open("/nowhere")
    sizes: list[int] = []

    def weigh(response: Response) -> None:
        size = response.request.sizes()
        sizes.append(size["responseBodySize"] + size["responseHeadersSize"])

    page.context.clear_cookies()
    fresh = page.context.new_page()
    fresh.on("response", weigh)
    fresh.context.new_cdp_session(fresh).send("Network.setCacheDisabled", {"cacheDisabled": True})
    fresh.goto(browse.address, wait_until="networkidle")
    assert len(sizes) >= 4, "page, stylesheet and two scripts"
    assert sum(sizes) < FIRST_VISIT_BYTES


@pytest.mark.parametrize("mode", ["light", "phone"])
def test_nothing_moves(browse: Browsing, mode: str) -> None:
    """While a page loads nothing on it moves, on the first page, an answer and a document."""
    page = browse.open("/", mode)
    assert moved(page) == 0
    page.get_by_label("Your question").fill(QUESTIONS["figure"][0])
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/conversation/*")
    page.reload()
    assert moved(page) == 0
    page.get_by_role("link", name="Open at this place").click()
    page.wait_for_url("**/documents/**")
    assert moved(page) == 0


@pytest.mark.parametrize("mode", ["light", "phone"])
def test_targets_are_large_enough(browse: Browsing, site_app: Flask, mode: str) -> None:
    """Everything to press, outside a line of text, is at least 24 pixels wide and high (WCAG 2.2, 2.5.8)."""
    page = browse.open("/", mode)
    assert too_small(page) == []
    for name in ("figure", "change", "clarify", "signpost"):
        asked = site_app.test_client().post("/ask", data={"question": QUESTIONS[name][0]})
        page.goto(browse.address + asked.location)
        assert too_small(page) == []


def test_motion_is_only_for_those_who_want_it(browse: Browsing) -> None:
    """Nothing on a page is animated or scrolled smoothly for somebody who asked for reduced motion."""
    page = browse.open("/", "light", reduced_motion="reduce")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_one_cookie_and_nothing_stored(browse: Browsing) -> None:
    """Asking and clearing leave no cookie, the simpler view one, and none anything in the browser's own stores."""
    page = browse.open("/")
    page.get_by_label("Your question").fill(QUESTIONS["figure"][0])
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/conversation/*")
    assert page.context.cookies() == []
    page.get_by_role("button", name="Simpler view").click()
    page.locator("html.simpler .simple").wait_for()  # of the answer, not of the page that was loaded first
    page.get_by_role("button", name="Clear this conversation").click()
    page.wait_for_url("**/?cleared=yes**")
    assert [cookie["name"] for cookie in page.context.cookies()] == [VIEW.name]
    page.get_by_role("button", name="Usual view").click()
    page.locator("html:not(.simpler)").wait_for()
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_modes_are_what_they_say(browse: Browsing) -> None:
    """The ways of looking are real: dark is dark, no scripts runs none, forced colours are forced."""
    dark = browse.open("/", "dark").evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(17, 24, 30)"
    assert "js-enabled" not in (browse.open("/", "no scripts").locator("body").get_attribute("class") or "")
    forced = browse.open("/", "forced colours").evaluate("matchMedia('(forced-colors: active)').matches")
    assert forced
    assert {"phone", "zoomed"} <= MODES.keys()


def test_captions_stay_in_sight(browse: Browsing) -> None:
    """On a small phone the caption of a table is no wider than what is seen of the table, also where it is scrolled."""
    page = browse.open("/", "phone")
    page.get_by_label("Your question").fill(QUESTIONS["change"][0])
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/conversation/*")
    table = page.locator(".table").first
    table.evaluate("node => { node.querySelector('table').style.width = '60rem'; node.scrollLeft = 200; }")
    seen, caption = table.bounding_box(), table.locator("caption").bounding_box()
    assert seen is not None
    assert caption is not None
    assert caption["x"] >= seen["x"] - 1
    assert caption["x"] + caption["width"] <= seen["x"] + seen["width"] + 1


def test_figures_fit_on_a_small_phone(browse: Browsing) -> None:
    """The numbers of an answer's table are seen on a small phone without scrolling the table."""
    page = browse.open("/", "phone")
    page.get_by_label("Your question").fill(QUESTIONS["change"][0])
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/conversation/*")
    assert page.locator(".table").first.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_figures_of_a_document_fit_on_a_small_phone(browse: Browsing) -> None:
    """The numbers read from a document are seen below it on a small phone without scrolling their table."""
    page = browse.open("/documents/local-account-2021-23", "phone")
    table = page.get_by_role("region", name="Table of the figures")
    assert table.evaluate("node => node.scrollWidth <= node.clientWidth")
