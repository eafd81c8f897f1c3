"""The figures pages in a real browser: better where scripts run, and each chart seen once in the size that fits."""

from __future__ import annotations

import io
import statistics
from collections.abc import Callable

import pytest
from browsing import Browsing
from figure_site import FiguresSite
from PIL import Image
from playwright.sync_api import Locator, expect

pytest_plugins = ["figure_site_parts", "browser_parts"]

MEASURE = "/figures/people-in-reablement"


_ENDS = """rows => rows.map(row => [...row.cells].map(cell => cell.getBoundingClientRect())
  .filter(box => box.width).map(box => Math.round(box.right)))"""
"""Where the cells of each row end, those that are seen."""


_GROUNDS = """drawn => [drawn, ...drawn.querySelectorAll("rect, path.background")]
  .map(node => node === drawn ? getComputedStyle(node).backgroundColor : getComputedStyle(node).fill)
  .filter(colour => colour === "rgb(255, 255, 255)")"""
"""The grounds of a drawing that are white."""


@pytest.fixture
def figures(figures_site: FiguresSite, browse_at: Callable[[str], Browsing]) -> Browsing:
    """Browses the site over the examples."""
    return browse_at(figures_site.address)


def test_one_chart_is_seen(figures: Browsing) -> None:
    """A page shows each chart once, in the size that fits, with its name for a screen reader."""
    for mode, seen in (("light", "wide"), ("phone", "narrow")):
        page = figures.open(MEASURE, mode)
        charts = page.get_by_role("img", name="People in reablement, Exampleshire, over time")
        assert charts.count() == 1
        assert page.locator(f".chart__{seen} svg").first.is_visible()
        assert "515 in 2022-23" in (charts.first.locator("desc").text_content() or "")


def test_list_follows_as_one_types(figures: Browsing) -> None:
    """The list follows as one types, with what each filter would leave, and the address too, so that it can be sent."""
    page = figures.open("/figures")
    before = [text.strip() for text in page.locator("#choose-area option").all_text_contents()]
    page.get_by_label("What is counted").press_sequentially("reab")
    page.get_by_role("heading", name="8 figures of 1 measure").wait_for()
    assert page.url.endswith("/figures?q=reab")
    assert page.title().startswith("Figures – 1 measure found")
    after = [text.strip() for text in page.locator("#choose-area option").all_text_contents()]
    assert "Norfolk (1)" in after
    assert after != before


def test_typing_chooses_no_filter(figures: Browsing) -> None:
    """While one types, each filter stays at what was chosen in it, or at "Any"; the address sets no other."""
    page = figures.open("/figures?area=Norfolk")
    box = page.get_by_label("What is counted")
    for typed, found in (
        ("reab", "1 figure of 1 measure"),
        ("lement", "1 figure of 1 measure"),
        ("x", "Nothing found"),
    ):
        with page.expect_response(lambda response: "/figures?" in response.url):
            box.press_sequentially(typed)
        page.get_by_role("heading", name=found).wait_for()
        chosen = page.locator("#find select").evaluate_all("all => all.map(each => [each.name, each.value])")
        assert {name: value for name, value in chosen if value} == {"area": "Norfolk"}
    page.wait_for_url("**/figures?q=reablementx&area=Norfolk")


def test_find_without_scripts(figures: Browsing) -> None:
    """Finding, opening and picking work without scripts."""
    page = figures.open("/figures", "no scripts")
    page.get_by_label("What is counted").fill("reab")
    page.get_by_role("button", name="Find figures").click()
    page.get_by_role("link", name="People in reablement").click()
    page.get_by_role("link", name="Pick over 600 people, 2023-24 for the briefing").first.click()
    page.get_by_role("link", name="Your briefing: 1 figure").click()
    expect(page.get_by_role("link", name="over 600 people")).to_be_visible()


def test_chart_drawn_in_the_browser(figures: Browsing) -> None:
    """The library of charts is loaded only when somebody asks for it, and draws under our content security policy."""
    page = figures.open(MEASURE)
    assert not [url for url in figures.requests if "vega" in url]
    page.get_by_role("button", name="Show values under the pointer").first.click()
    page.locator(".chart__live svg").first.wait_for()
    assert [url for url in figures.requests if "vega-embed" in url]
    assert page.get_by_role("img", name="People in reablement, Exampleshire, over time").first.is_visible()


@pytest.mark.parametrize("mode", ["dark", "phone"])
def test_a_chart_drawn_in_the_browser_is_the_one_that_is_seen(figures: Browsing, mode: str) -> None:
    """Drawn anew the chart stands alone, as wide as the screen, on the page's own ground in the dark too."""
    page = figures.open(MEASURE, mode)
    page.get_by_role("button", name="Show values under the pointer").first.click()
    live = page.locator(".chart__live svg").first
    live.wait_for()
    assert [
        each.is_visible() for each in page.locator("figure").first.locator(".chart__wide, .chart__narrow").all()
    ] == [
        False,
        False,
    ]
    assert live.evaluate(_GROUNDS) == []
    texts = live.locator("text").evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
    assert max(texts) <= page.evaluate("document.documentElement.clientWidth")


def test_a_comparison_drawn_in_the_browser(figures: Browsing) -> None:
    """The chart of a comparison too tells its values under the pointer to whoever asks for that."""
    page = figures.open("/figures/compare?measure=people-in-reablement&area=Exampleshire&area=Norfolk")
    page.get_by_role("button", name="Show values under the pointer").click()
    page.locator(".chart__live svg").wait_for()


@pytest.mark.parametrize("mode", ["light", "no scripts"])
def test_choosing_what_to_compare(figures: Browsing, mode: str) -> None:
    """From the page of a measure areas are added to a comparison and taken away again, with and without scripts."""
    page = figures.open(f"{MEASURE}?period=2022-23", mode)
    page.get_by_role("link", name="Choose up to six to compare over time").click()
    page.locator("select[name=area]").first.select_option("Kent")
    page.get_by_role("button", name="Compare").click()
    heads = page.locator("#compared ~ thead th")
    expect(heads).to_have_text(["Period", "Exampleshire", "Norfolk", "Essex", "Kent"])
    page.get_by_label("Norfolk").uncheck()
    page.get_by_label("With another measure").select_option("Complaints upheld")
    page.get_by_role("button", name="Compare").click()
    assert "counted in different units" in page.get_by_role("status").inner_text()


def test_a_table_on_paper(figures: Browsing) -> None:
    """On paper every cell of a table of figures stands under its own heading, as on the screen."""
    page = figures.open(MEASURE)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        found = page.locator("section table").first.locator("tr").evaluate_all(_ENDS)
        heads, *rows = [ends for ends in found if len(ends) > 2]  # a gap is one cell over several columns
        assert len(heads) == 5
        assert rows
        assert all(ends == heads for ends in rows), media


def test_a_table_that_goes_on_is_shaded_there(figures: Browsing) -> None:
    """Where columns of a table are out of sight its edge on that side is shaded; the keyboard scrolls it there."""
    for mode, sides in (("light", (False, False)), ("phone", (False, True))):
        page = figures.open(MEASURE, mode)
        table = page.locator("section .table").first
        assert shaded(table) == sides
    table.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft + 310 >= document.activeElement.scrollWidth")
    assert shaded(table) == (True, False)


def shaded(table: Locator) -> tuple[bool, bool]:
    """Whether the left and the right edge of a table are shaded."""
    with Image.open(io.BytesIO(table.screenshot())) as taken:
        grey = taken.convert("L")
        at_edges = ([grey.getpixel((x, y)) for y in range(grey.height)] for x in (1, grey.width - 2))
        left, right = (statistics.mode(edge) for edge in at_edges)
    return left < 200, right < 200


def test_ask_about_this(figures: Browsing) -> None:
    """From a figure one click asks the assistant, whose answer is that figure."""
    page = figures.open(f"{MEASURE}?area=Norfolk")
    page.get_by_role("button", name="Ask about this").click()
    page.wait_for_url("**/conversation/*")
    assert "700" in page.locator(".answer").inner_text()
