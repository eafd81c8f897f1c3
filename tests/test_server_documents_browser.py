"""The pages of documents in a real browser: the search and the marked place. How they look: `test_browser_axe`."""

from __future__ import annotations

from browsing import Browsing

pytest_plugins = ["site_parts", "browser_parts"]

FIGURES = "[aria-labelledby=figures-heading] tbody a"


def test_the_list_follows_what_is_typed(browse: Browsing) -> None:
    """While somebody types the list narrows and its number is said; the address is that of the same search."""
    page = browse.open("/documents")
    page.locator("#q").press_sequentially("concer")
    page.locator(".document-card").nth(1).wait_for(state="detached")
    assert page.locator("#found").inner_text() == "1 document"
    assert page.locator(".document-card").count() == 1
    assert page.url.endswith("/documents?q=concer")
    assert page.title().startswith("Documents – 1 found")
    assert page.locator("#q").evaluate("field => field === document.activeElement")


def test_the_list_without_scripts(browse: Browsing) -> None:
    """The button does the same where no script runs."""
    page = browse.open("/documents", "no scripts")
    page.locator("#q").fill("concer")
    page.get_by_role("button", name="Search").click()
    assert page.locator("#found").inner_text() == "1 document"


def test_a_figure_leads_to_its_marked_place(browse: Browsing) -> None:
    """A click on a figure of a document shows the words it was read from, marked, inside the window."""
    page = browse.open("/documents/local-account-2021-23", "phone")
    page.locator(FIGURES).last.click()
    place = page.locator("mark#place")
    top = place.evaluate("mark => mark.getBoundingClientRect().top")
    assert 0 <= top < page.evaluate("innerHeight")
