"""The figures pages in a real browser: without fault in every way of looking, and better where scripts run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import MODES, Browsing, check_page
from figure_examples import FILES, client_of, write_files
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from serving import serving

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings

pytest_plugins = ["figure_parts", "browser_parts"]

MEASURE = "/figures/people-in-reablement"
SIMILAR = '[[similar]]\narea = "Exampleshire"\nareas = ["Norfolk", "Essex"]\nnamed_by = "the council"\n'
SURVEY = "measure,area,period,unit,value,column\n" + "".join(
    f"Satisfied,{area},{year},percent,{value},Outcome\nSatisfied,{area},{year},percent,4,Margin of error\n"
    for area, value in (
        ("Exampleshire", 64),
        ("Norfolk", 61),
        ("Kent", 66),
        *((f"Area {n}", 40 + n) for n in range(45)),
    )
    for year in ("2022-23", "2023-24")
)
SURVEY += "Satisfied,Exampleshire,2023-24,people,640,Numerator\nVisited,Exampleshire,2023-24,people,[c],Outcome\n"
BREAK = """# Money spent on care

Figures from 2023-24 are not comparable with earlier years.

| Client group | 2022-23 £m | 2023-24 £m | 2024-25 £m |
|---|---|---|---|
| Older people | 50.1 | 55.2 | 57.9 |
| Mental health | 10.2 | 11.4 | [c] |
"""
STATES = ("/figures/satisfied", "/figures/satisfied?area=Area+9", "/figures/money-spent-on-care", "/figures/visited")
STATES += ("/figures/compare?measure=money-spent-on-care&group=Older+people&group=Mental+health",)
STATES += ("/figures/satisfied?part=numerator-people", "/figures/changes?kind=new", "/figures/changes?kind=gone")
PAGES = [
    "/figures",
    f"/figures?area={'x' * 9000}",
    "/figures?q=reab&area=Norfolk",
    MEASURE,
    "/figures/home-care",
    "/figures/complaints-upheld",
]
PAGES += ["/figures/compare?measure=people-in-reablement&area=Norfolk&area=Exampleshire", "/figures/changes"]
PAGES += ["/figures/briefing", "/figures/briefing?pick=gone", "/figures?q=zeppelins", f"{MEASURE}?from=gone"]
PAGES += ["/figures/compare?measure=people-in-reablement&measure=complaints-upheld&area=Atlantis"]
PAGES += [f"{MEASURE}/figure?id=gone&area=Exampleshire&period=2022-23", "/figures?availability=suppressed"]
PAGES += ["/figures?document=unknown", f"{MEASURE}?period=1999-00", "/figures/nothing", "/figures/compare"]
PAGES += ["/figures/1-1-visits", f"{MEASURE}?area=Norfolk", "/figures/compare?measure=complaints-upheld"]


_ENDS = """rows => rows.map(row => [...row.cells].map(cell => cell.getBoundingClientRect())
  .filter(box => box.width).map(box => Math.round(box.right)))"""
"""Where the cells of each row end, those that are seen."""


@pytest.fixture(scope="module")
def figures_address(figures_index: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site over the examples listens, with councils that are called similar."""
    similar = tmp_path_factory.mktemp("similar") / "comparators.toml"
    similar.write_text(SIMILAR, encoding="utf-8")
    settings = Settings(corpus=figures_index.parent / "corpus", index=figures_index, comparators=similar)
    app = create_app(settings, embedder=embedder)
    with serving(app) as address:
        yield address


@pytest.fixture
def figures(figures_address: str, browse_at: Callable[[str], Browsing]) -> Browsing:
    """Browses that site."""
    return browse_at(figures_address)


@pytest.mark.parametrize("mode", MODES)
def test_pages(figures: Browsing, mode: str) -> None:
    """No figures page, charts and all, breaks a rule of WCAG 2.2 AA that a program can check, or scrolls sideways."""
    page = figures.open("/figures", mode)
    for path in PAGES:
        page.goto(figures.address + path)
        check_page(page)
    page.goto(f"{figures.address}{MEASURE}?period=2022-23")
    assert page.get_by_role("heading", name="Among similar councils").is_visible()
    check_page(page)
    page.get_by_role("link", name="Pick").first.click()
    page.get_by_role("link", name="Your briefing: 1 figure").click()
    check_page(page)


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
    after = [text.strip() for text in page.locator("#choose-area option").all_text_contents()]
    assert "Norfolk (1)" in after
    assert after != before


def test_find_without_scripts(figures: Browsing) -> None:
    """Finding, opening and picking work without scripts."""
    page = figures.open("/figures", "no scripts")
    page.get_by_label("What is counted").fill("reab")
    page.get_by_role("button", name="Find figures").click()
    page.get_by_role("link", name="People in reablement").click()
    page.get_by_role("link", name="Pick over 600 people, 2023-24 for the briefing").first.click()
    page.get_by_role("link", name="Your briefing: 1 figure").click()
    assert page.get_by_role("link", name="over 600 people").is_visible()


def test_chart_drawn_in_the_browser(figures: Browsing) -> None:
    """The library of charts is loaded only when somebody asks for it, and draws under our content security policy."""
    page = figures.open(MEASURE)
    assert not [url for url in figures.requests if "vega" in url]
    page.get_by_role("button", name="Show values under the pointer").first.click()
    page.locator(".chart__live svg").first.wait_for()
    assert [url for url in figures.requests if "vega-embed" in url]
    assert page.get_by_role("img", name="People in reablement, Exampleshire, over time").first.is_visible()


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
    page.locator("select[name=area]").first.select_option("Suffolk")
    page.get_by_role("button", name="Compare").click()
    heads = page.locator("#compared ~ thead th")
    assert heads.all_inner_texts() == ["Period", "Exampleshire", "Norfolk", "Essex", "Suffolk"]
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


def test_ask_about_this(figures: Browsing) -> None:
    """From a figure one click asks the assistant, whose answer is that figure."""
    page = figures.open(f"{MEASURE}?area=Norfolk")
    page.get_by_role("button", name="Ask about this").click()
    page.wait_for_url("**/conversation/*")
    assert "700" in page.locator(".answer").inner_text()


def test_what_has_changed(tmp_path: Path, embedder: Embedder, browse_at: Callable[[str], Browsing]) -> None:
    """Nor do the pages of what has changed, a lasting address of what is no longer so, and all other kinds of chart."""
    corpus = write_files(tmp_path / "corpus", FILES | {"survey.csv": SURVEY, "spending.md": BREAK})
    build(corpus, tmp_path / "index", embedder=embedder)
    lasting = client_of(tmp_path / "index", embedder).get("/figures/people-in-reablement?area=Norfolk").text
    (corpus / "first.csv").write_text(FILES["first.csv"].replace("Norfolk,2022-23,people,700", "Kent,2022-23,people,7"))
    build(corpus, tmp_path / "index", embedder=embedder)
    links = HTMLParser(lasting).css("main a")
    (named,) = [link.attributes["href"] or "" for link in links if link.text().startswith("Lasting address")]
    with serving(create_app(Settings(corpus=corpus, index=tmp_path / "index"), embedder=embedder)) as address:
        for mode in ("light", "dark", "phone", "forced colours"):
            page = browse_at(address).open("/figures/changes?kind=new", mode)
            for path in (*STATES, named):
                response = page.goto(address + path.removeprefix("http://localhost"))
                assert response is not None
                assert response.ok, path
                check_page(page)
