"""The widget in each of its states: what stays and what goes, how large it is, and that everybody can use it."""

from __future__ import annotations

import pytest
from browsing import violations
from hosting import MODES, Hosting
from playwright.sync_api import Page, expect
from widget_steps import INSIDE, PUBLIC, ask, focused, opened, sign_in

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]

_SMALL = """() => [...document.querySelector('local-account-chat').shadowRoot.querySelectorAll(
    'button, summary, select, .figure a, .sources a, footer a')].filter((node) => node.checkVisibility())
    .filter((node) => node.getBoundingClientRect().height < 43.9).map((node) => node.outerHTML.slice(0, 100))"""


def box_of(page: Page) -> dict[str, float]:
    """Where the panel stands, in CSS pixels."""
    found = page.get_by_role("dialog").bounding_box()
    assert found is not None
    return dict(found)


def signed_out(hosting: Hosting) -> Page:
    """A page whose session ended after an answer, and which was told so when something of it was pressed."""
    page = ask(sign_in(opened(hosting.open())))
    hosting.staff.room.sessions.end_all()
    page.get_by_text("This is wrong").click()
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_focused()
    return page


def test_what_was_said_stays_until_one_starts_again(hosting: Hosting) -> None:
    """Closing and opening keeps the answers and what they were about; starting again takes both away."""
    page = ask(sign_in(opened(hosting.open())), "How many people did we support to recover at home in 2022-23?")
    page.keyboard.press("Escape")
    opened(page)
    ask(page, "And the year before?")
    expect(page.get_by_role("log")).to_contain_text("3,410")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("ol.said > li")).to_have_count(0)
    assert focused(page) == "question"
    ask(page, "And the year before?")
    assert "3,410" not in page.get_by_role("log").inner_text()


def test_somebody_else_does_not_see_what_was_said(hosting: Hosting) -> None:
    """When another person signs in after the session has ended, the answers of the one before are gone."""
    page = signed_out(hosting)
    sign_in(page, "editor")
    expect(page.get_by_role("status")).to_contain_text("Edie Editor")
    assert page.locator("ol.said > li").count() == 0


def test_signed_out_the_buttons_of_answers_ask_to_sign_in(hosting: Hosting) -> None:
    """When the session has ended, pressing anything of an earlier answer says so instead of doing nothing."""
    page = signed_out(hosting)
    page.get_by_role("button", name="This helped").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_focused()


def test_a_window_that_does_not_open_is_told(hosting: Hosting) -> None:
    """Where the browser keeps the window for signing in from opening, the widget says so and offers the full page."""
    page = opened(hosting.open())
    page.evaluate("window.open = () => null")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("status")).to_contain_text("did not open the window")
    assert page.get_by_role("link", name="Full page").get_attribute("href") == f"{hosting.site}/staff"


def test_a_code_that_the_page_made_up_is_not_taken(hosting: Hosting) -> None:
    """A message of the hosting page itself that looks like the window's brings no token, and none is asked for."""
    page, asked = opened(hosting.open()), []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Sign in").click()
    page.evaluate("postMessage({type: 'local-account-code', code: 'made up', challenge: 'made up'}, '*')")
    page.wait_for_timeout(500)
    assert not [url for url in asked if "/api/staff/token" in url]
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_long_talk_goes_on(hosting: Hosting) -> None:
    """However much has been said, the next question is answered: only the last turns that fit are sent."""
    page = sign_in(opened(hosting.open()))
    for _ in range(20):
        ask(page, "Hello, what can you do for me? " + "🙂" * 200)
    ask(page)
    expect(page.get_by_role("log")).to_contain_text("reablement")


def test_a_figure_opens_in_the_figures_pages(hosting: Hosting) -> None:
    """The figure of an answer leads to its history; an internal figure, which has none there, is no link."""
    page = ask(ask(sign_in(opened(hosting.open()))), PUBLIC)
    internal, public = page.locator(".figure").all()
    assert internal.get_by_role("link").count() == 0
    with page.context.expect_page() as figure:
        public.get_by_role("link").click()
    expect(figure.value.locator("main")).to_contain_text("£44.3 million")
    assert figure.value.url.startswith(f"{hosting.site}/figures/")


def test_one_says_that_an_answer_helped(hosting: Hosting) -> None:
    """ "This helped" is counted once, without words, and the button gives way to what was done."""
    page = ask(sign_in(opened(hosting.open())))
    page.get_by_role("button", name="This helped").click()
    expect(page.get_by_text("Counted as helpful.")).to_be_visible()
    expect(page.get_by_role("button", name="This helped")).to_have_count(0)
    assert list(hosting.staff.app.extensions["local_account"].feedback.by_reason().values()) == [1]


def test_the_panel_can_be_made_larger(hosting: Hosting) -> None:
    """ "Larger" widens the panel and says that it is pressed; a corner can be pulled; it stays inside the window."""
    page = opened(hosting.open())
    small, button = box_of(page), page.get_by_role("button", name="Larger")
    button.click()
    large = box_of(page)
    assert button.get_attribute("aria-pressed") == "true"
    assert large["width"] > 1.5 * small["width"]
    before = box_of(page)
    page.mouse.move(before["x"] + 5, before["y"] + 5)
    page.mouse.down()
    page.mouse.move(before["x"] - 75, before["y"] + 45)
    page.mouse.up()
    after = box_of(page)
    assert (after["width"], after["height"]) == (before["width"] + 75, before["height"] - 45)
    assert (after["x"] + after["width"], after["y"] + after["height"]) == (
        before["x"] + before["width"],
        before["y"] + before["height"],
    )
    for box in (small, large):
        assert min(box["x"], box["y"]) >= 0
        assert (box["x"] + box["width"], box["y"] + box["height"]) <= (1280, 900)


def test_on_a_phone_the_panel_is_the_screen(hosting: Hosting) -> None:
    """It covers a phone's screen, says that it does, and the tabulator stays in it, both ways around."""
    page = opened(hosting.open("phone"))
    assert box_of(page) == {"x": 0, "y": 0, "width": 320, "height": 640}
    assert page.get_by_role("dialog").get_attribute("aria-modal") == "true"
    expect(page.get_by_role("button", name="Larger")).to_be_hidden()
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert "" not in seen, seen
    page.keyboard.press("Shift+Tab")
    assert focused(page) == seen[-2]


def test_the_next_token_comes_before_the_hour_is_over(hosting: Hosting) -> None:
    """A widget in use for most of an hour asks for its next token by itself, and no question is lost over it."""
    page = sign_in(opened(hosting.open()))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    ask(page)
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 51 * 60 * 1000; }")
    assert "44.3" in ask(page, PUBLIC).get_by_role("log").inner_text()
    assert [name for name in asked if name in ("ask", "token")] == ["ask", "token", "ask"]


def test_the_page_gives_the_widget_its_colours(hosting: Hosting) -> None:
    """Custom properties of the host page reach the widget through its shadow root; nothing else of the page does."""
    page = hosting.open()
    page.locator("local-account-chat").evaluate(
        "node => node.style.setProperty('--local-account-brand', 'rgb(80, 0, 90)')"
    )
    page.evaluate(
        "() => { const own = new CSSStyleSheet(); own.replaceSync('button { background: red !important }');"
        " document.adoptedStyleSheets = [own]; }"
    )
    launcher = page.get_by_role("button", name="Ask the council assistant")
    assert launcher.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(80, 0, 90)"


@pytest.mark.parametrize("mode", MODES)
def test_the_widget_is_accessible_in_every_state(hosting: Hosting, mode: str) -> None:
    """Closed, signed out, answered, opened out, larger, reported, refused, offline: axe finds nothing in any state."""
    page, found = hosting.open(mode), {}

    def look(state: str) -> None:
        found[state] = violations(page)

    look("closed")
    opened(page)
    look("signed out")
    ask(ask(sign_in(page)), PUBLIC)
    for summary in page.locator("summary").all():
        summary.click()
    look("answered")
    assert page.evaluate(_SMALL) == [], "controls are 44 pixels high"
    if page.get_by_role("button", name="Larger").is_visible():
        page.get_by_role("button", name="Larger").click()
        look("larger")
    page.get_by_role("button", name="This helped").last.click()
    page.get_by_role("button", name="Report it").last.click()
    expect(page.get_by_text("Reported. The editors")).to_be_visible()
    look("helped and reported")
    page.get_by_role("textbox", name="Your question").fill("x" * 501)
    page.keyboard.press("Enter")
    expect(page.locator(".status.bad")).to_be_visible()
    look("refused")
    page.context.set_offline(True)
    expect(page.get_by_role("status")).to_contain_text("offline")
    look("offline")
    page.context.set_offline(False)
    hosting.staff.room.sessions.end_all()
    page.get_by_role("textbox", name="Your question").fill(INSIDE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign in")).to_be_focused()
    look("signed out again")
    assert {state: rules for state, rules in found.items() if rules} == {}
