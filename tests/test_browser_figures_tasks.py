"""What a councillor does five minutes before a meeting, with scripts and without: find, compare, take away, print."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdf
import pytest
from browsing import Browsing
from figure_site import FiguresSite
from playwright.sync_api import Locator, Page, expect

pytest_plugins = ["figure_site_parts", "browser_parts"]

REABLEMENT = "/figures/people-in-reablement"
_SEEN = """nodes => nodes.map(node => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".govuk-visually-hidden").forEach(hidden => hidden.remove());
  copy.querySelectorAll("br").forEach(line => line.replaceWith(" "));
  return copy.textContent.trim().replace(/\\s+/g, " ");
})"""
"""The words of elements that can be seen."""


@pytest.fixture(params=["light", "no scripts"])
def begin(
    request: pytest.FixtureRequest, figures_site: FiguresSite, browse_at: Callable[[str], Browsing]
) -> Callable[[str], Page]:
    """Opens a page of the site, with scripts and without."""
    browsing = browse_at(figures_site.address)
    return lambda path: browsing.open(path, str(request.param))


def found(page: Page, heading: str) -> None:
    """Wait until the list has a heading: with scripts it follows, without somebody has to press the button."""
    if "js-enabled" not in (page.locator("body").get_attribute("class") or ""):
        page.get_by_role("button", name="Find figures").click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def seen(nodes: Locator) -> list[str]:
    """The words of elements that can be seen, once the page that has them is there."""
    nodes.first.wait_for()
    words: list[str] = nodes.evaluate_all(_SEEN)
    return words


def downloaded(page: Page, name: str) -> bytes:
    """What a link of the page lets one take away."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).first.click()
    return Path(waiting.value.path()).read_bytes()


def test_find_by_words(begin: Callable[[str], Page]) -> None:
    """A few letters find a measure, whose page shows its latest figure large."""
    page = begin("/figures")
    page.get_by_label("What is counted").press_sequentially("reab")
    found(page, "8 figures of 1 measure")
    page.get_by_role("link", name="People in reablement").click()
    assert seen(page.locator(".headline p")) == ["over 600 people", "2023-24, Exampleshire"]


def test_filter_to_an_area(begin: Callable[[str], Page]) -> None:
    """A filter leaves the measures of an area, which open at its figures; one link takes words and filters away."""
    page = begin("/figures")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Area").select_option(label="Norfolk (5)")
    found(page, "5 figures of 2 measures")
    assert page.get_by_text("Filters: Area Norfolk").is_visible()
    page.get_by_role("link", name="People in reablement").click()
    assert seen(page.locator(".headline p")) == ["700 people", "2022-23, Norfolk"]
    page.go_back()
    page.get_by_role("link", name="Clear all").click()
    expect(page.get_by_role("heading", name="220 figures of 7 measures")).to_be_visible()


def test_compare_councils(begin: Callable[[str], Page]) -> None:
    """From a measure two councils are put side by side, with the margins that are published."""
    page = begin("/figures/satisfied")
    page.get_by_role("link", name="Choose up to six to compare over time").click()
    page.get_by_label("Essex").or_(page.get_by_label("And area 3")).first.wait_for()
    for taken in page.locator("input[name=area][checked]").all()[1:]:
        taken.uncheck()
    page.locator("select[name=area]").first.select_option("Kent")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#compared ~ thead th")).to_have_text(["Period", "Exampleshire", "Kent"])
    assert (
        seen(page.locator("#compared ~ tbody td"))
        == ["64% ±4 percentage points Pick", "66% ±4 percentage points Pick"] * 2
    )
    assert page.get_by_role("img", name="Satisfied").is_visible()


def test_compare_groups(begin: Callable[[str], Page]) -> None:
    """Of a measure that one area alone has, the groups are put side by side with one press, breaks marked."""
    page = begin("/figures/money-spent-on-care")
    page.get_by_role("link", name="Compare groups, or with another measure").click()
    expect(page.locator("#compared ~ thead th")).to_have_text(["Period", "Mental health", "Older people"])
    assert "break in series" in page.locator("#compared ~ tbody tr").nth(1).inner_text()


def test_compare_what_cannot_be_compared(begin: Callable[[str], Page]) -> None:
    """Two measures in different units are not compared; the page says why, and lets one choose another."""
    page = begin("/figures/complaints-upheld")
    page.get_by_role("link", name="Compare with another measure").click()
    expect(page.get_by_role("status")).to_have_text("Choose at least one more to compare.")
    page.get_by_label("With another measure").select_option("People in reablement")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("status")).to_contain_text("different units, “complaints” and “people”")
    assert not page.locator("figure").count()
    assert page.get_by_label("With another measure").is_enabled()


def test_take_away(begin: Callable[[str], Page]) -> None:
    """The figures of a page are taken away as CSV and as a workbook, and its chart as an image."""
    page = begin(REABLEMENT)
    rows = list(csv.DictReader(io.StringIO(downloaded(page, "CSV: what this page shows").decode())))
    assert [row["display"] for row in rows] == ["410", "520", "515", "over 600"]
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "Excel (XLSX): what this page shows")))
    assert [cell.value for cell in book["Figures"]["E"]] == ["display", *(row["display"] for row in rows)]
    assert downloaded(page, "PNG of People in reablement, Exampleshire, over time").startswith(b"\x89PNG")


def picked(page: Page) -> Page:
    """A briefing of three figures of one table."""
    for name in ("410 people", "515 people", "over 600 people"):
        link = page.get_by_role("link", name=f"Pick {name}").first
        place = page.locator(f"#{link.get_attribute('id')}")
        link.click()
        expect(place).to_have_text("In the briefing")
        expect(place).to_be_in_viewport()
    page.get_by_text("In the briefing").first.click()
    expect(page.locator(".briefing__figure")).to_have_count(3)
    return page


def order(page: Page) -> list[str]:
    """The figures of a briefing as they stand."""
    return seen(page.locator(".briefing .big"))


def test_brief(begin: Callable[[str], Page]) -> None:
    """Three figures are picked without losing one’s place, put in order, and given a title, all kept in the address."""
    page = picked(begin(REABLEMENT))
    assert order(page) == ["410 people", "515 people", "over 600 people"]
    page.locator("#figure-3").get_by_role("link", name="Move up").click()
    expect(page.locator("#figure-2")).to_contain_text("600")
    page.locator("#figure-1").get_by_role("link", name="Remove").click()
    page.get_by_label("Title of the briefing").fill("Reablement for Tuesday")
    page.get_by_role("button", name="Set the title").click()
    page.goto(page.url)
    assert order(page) == ["over 600 people", "515 people"]
    assert page.get_by_role("heading", level=1).inner_text() == "Reablement for Tuesday"


def test_print(begin: Callable[[str], Page]) -> None:
    """A briefing of three figures is one page of paper: figures and sources, and nothing that can only be pressed."""
    paper = pypdf.PdfReader(io.BytesIO(picked(begin(REABLEMENT)).pdf(format="A4")))
    assert len(paper.pages) == 1
    text = " ".join(paper.pages[0].extract_text().split())
    for said in ("515 people", "2022-23, Exampleshire", "Outcomes 2023-24", "Printed on", "Page 1 of 1"):
        assert said in text
    assert not [word for word in ("Move up", "Remove", "Set the title", "CSV") if word in text]


def test_print_a_measure(begin: Callable[[str], Page]) -> None:
    """On paper a measure has its charts and tables, and nothing that can only be pressed."""
    page = begin(f"{REABLEMENT}?period=2022-23")
    page.emulate_media(media="print")
    for name in ("Show values under the pointer", "Ask about this", "Pick", "Show", "CSV: what this page shows"):
        assert not any(node.is_visible() for node in page.get_by_text(name, exact=True).all()), name
    assert page.get_by_role("img", name="People in reablement, Exampleshire, over time").is_visible()


def test_a_lasting_address(begin: Callable[[str], Page], figures_site: FiguresSite) -> None:
    """An address in old minutes says that the value has changed, what it was and what it is; or that it is gone."""
    page = begin(figures_site.revised)
    said = page.get_by_role("status").inner_text()
    assert "It was 1,300 people (2022-23)." in said
    assert "Now it is 1,310 people" in said
    page.goto(figures_site.address + figures_site.gone)
    assert "No figure for the same thing is held now" in page.get_by_role("status").inner_text()


def test_what_changed(begin: Callable[[str], Page]) -> None:
    """From the list one link leads to what was put right since the last update, and from there to new and gone."""
    page = begin("/figures")
    page.get_by_role("link", name="What has changed since the last update").click()
    assert seen(page.locator("#changed ~ tbody td"))[:2] == ["1,300 people", "1,310 people"]
    page.get_by_role("link", name="gone: 1").click()
    assert "Suffolk" in page.locator("#changed ~ tbody th").inner_text()
    page.get_by_role("link", name="new: 1").click()
    assert "Kent" in page.locator("#changed ~ tbody th").inner_text()


def test_ask_and_come_back(begin: Callable[[str], Page]) -> None:
    """From a figure one asks the assistant, which answers with it and leads back to its measure."""
    page = begin(f"{REABLEMENT}?area=Norfolk")
    page.get_by_role("button", name="Ask about this").click()
    page.wait_for_url("**/conversation/*")
    assert "700" in page.locator(".answer").inner_text()
    page.locator(".answer a[href^='/figures/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People in reablement")
    assert "Norfolk" in page.locator(".headline").inner_text()
