"""The widget in a real browser, on a page of another origin with the strictest policy and no third-party cookies."""

from __future__ import annotations

from hosting import Hosting
from playwright.sync_api import expect
from widget_steps import INSIDE, PUBLIC, ask, focused, opened, sign_in, status

pytest_plugins = ["browser_parts", "site_parts", "staff_parts", "host_parts"]


def test_without_scripts_the_widget_is_a_link(hosting: Hosting) -> None:
    """Where scripts do not run, the plain link to the full page is there, and it works."""
    page = hosting.open(java_script_enabled=False)
    assert page.get_by_role("link", name="Ask the council assistant").get_attribute("href") == f"{hosting.site}/staff"


def test_the_focus_follows(hosting: Hosting) -> None:
    """Opening moves the focus in; Escape and Close move it back to the button that opened."""
    page = opened(hosting.open())
    expect(page.get_by_role("dialog", name="Ask the council assistant")).to_be_visible()
    assert focused(page) == "Sign in"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert focused(page) == "Ask the council assistant"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close").click()
    assert focused(page) == "Ask the council assistant"


def test_staff_ask_from_the_intranet(hosting: Hosting) -> None:
    """Signed in through the window, one asks, is answered with the internal figure, and opens its source."""
    page = sign_in(opened(hosting.open()))
    assert focused(page) == "question"
    ask(page)
    answer = page.get_by_role("log").inner_text()
    assert "77" in answer
    assert "Briefing for staff" in answer
    assert not {"0", "null", "undefined", "false"} & set(answer.splitlines())
    ask(page, PUBLIC)
    assert page.locator("ol.said > li").count() == 2
    with page.context.expect_page() as source:
        page.get_by_role("link", name="Briefing for staff").first.click()
    expect(source.value.locator("mark#place")).to_contain_text("77")


def test_an_answer_is_copied_with_its_source(hosting: Hosting) -> None:
    """Copying puts the answer with its figure, source and quotation into the clipboard."""
    page = hosting.open()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=hosting.host)
    ask(sign_in(opened(page)))
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1] Briefing for staff" in copied
    assert "77 people" in copied


def test_a_wrong_answer_is_reported(hosting: Hosting) -> None:
    """ "This is wrong" with a reason puts the answer on the editors' list."""
    page = ask(sign_in(opened(hosting.open())))
    page.get_by_text("This is wrong").click()
    page.get_by_role("combobox").select_option("period")
    page.get_by_role("button", name="Report it").click()
    expect(page.get_by_text("The editors have it")).to_be_visible()
    (report,) = hosting.staff.room.reports.listed()
    assert (report.reason, report.about.passages != () or report.about.observations != ()) == ("period", True)


def test_a_session_that_ended_loses_no_question(hosting: Hosting) -> None:
    """Signed out meanwhile, the question stays, and is asked by itself after signing in again; the answers stay too."""
    page = ask(sign_in(opened(hosting.open())))
    hosting.staff.room.sessions.end_all()
    page.get_by_role("textbox", name="Your question").fill(PUBLIC)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign in")).to_be_focused()
    assert "Your question is kept" in status(page)
    sign_in(page)
    expect(page.locator("ol.said > li")).to_have_count(2)
    assert "44.3" in page.get_by_role("log").inner_text()


def test_offline_keeps_what_was_typed(hosting: Hosting) -> None:
    """Without a connection the widget says so, and the question stays in the box until it can be asked."""
    page = sign_in(opened(hosting.open()))
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Your question").fill(INSIDE)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("offline")
    assert page.get_by_role("textbox", name="Your question").input_value() == INSIDE
    page.context.set_offline(False)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("log")).to_contain_text("77")


def test_a_page_that_keeps_windows_apart_offers_the_full_page(hosting: Hosting) -> None:
    """Where the page's policy cuts the window off nobody is signed in; the full page is offered and works."""
    page = opened(hosting.open(path="/apart"))
    with page.context.expect_page() as window:
        page.get_by_role("button", name="Sign in").click()
    window.value.locator("button[value=staff]").click()
    expect(page.get_by_role("status")).to_contain_text("use the full page")
    with page.context.expect_page() as full:
        page.get_by_role("link", name="Full page").click()
    expect(full.value.get_by_role("heading", name="Ask as staff")).to_be_visible()
