"""Every figures page and state, with charts, in every way of looking, with and without scripts, against WCAG 2.2 AA."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing import Browsing, check_looks
from figure_site import FiguresSite
from playwright.sync_api import Page
from test_browser_axe import LOOKS

pytest_plugins = ["figure_site_parts", "browser_parts"]

MEASURE = "/figures/people-in-reablement"
COMPARE = "/figures/compare?measure="
PAGES = {
    "list": "/figures",
    "list, words and a filter": "/figures?q=reab&area=Norfolk",
    "list, nothing found": "/figures?q=zeppelins",
    "list, suppressed": "/figures?availability=suppressed",
    "list, unknown document": "/figures?document=unknown",
    "list, address too long": f"/figures?area={'x' * 9000}",
    "measure, lines and dots": f"{MEASURE}?period=2022-23",
    "measure, nothing to compare": MEASURE,
    "measure, page gone": f"{MEASURE}?from=gone",
    "measure, another area": f"{MEASURE}?area=Norfolk",
    "measure, period not held": f"{MEASURE}?period=1999-00",
    "measure, budget and outturn": "/figures/home-care",
    "measure, all availabilities": "/figures/complaints-upheld",
    "measure, one number": "/figures/1-1-visits",
    "measure, no number": "/figures/visited",
    "measure, strip of areas with bounds": "/figures/satisfied",
    "measure, strip, last page": "/figures/satisfied?area=Area+9&ranks=Area+9",
    "measure, another part": "/figures/satisfied?part=numerator-people",
    "measure, groups and a break": "/figures/money-spent-on-care",
    "measure, picked": f"{MEASURE}?pick=gone",
    "measure, not held": "/figures/nothing",
    "figure, revised": "",
    "figure, gone": "",
    "figure, unknown": f"{MEASURE}/figure?id=gone&area=Exampleshire&period=2022-23",
    "comparison, bounds": f"{COMPARE}satisfied&area=Exampleshire&area=Norfolk&area=Kent",
    "comparison, single numbers": f"{COMPARE}people-in-reablement&area=Norfolk&area=Essex",
    "comparison, groups and a break": f"{COMPARE}money-spent-on-care&group=Older+people&group=Mental+health",
    "comparison, refused": f"{COMPARE}people-in-reablement&measure=complaints-upheld&area=Atlantis",
    "comparison, only one": f"{COMPARE}complaints-upheld",
    "comparison, nothing chosen": "/figures/compare",
    "briefing, empty": "/figures/briefing",
    "briefing, figure gone": "/figures/briefing?pick=gone",
    "changes": "/figures/changes",
    "changes, new": "/figures/changes?kind=new",
    "changes, gone": "/figures/changes?kind=gone",
}


@pytest.fixture(params=PAGES)
def path(request: pytest.FixtureRequest, figures_site: FiguresSite) -> str:
    """Each page in turn."""
    lasting = {"figure, revised": figures_site.revised, "figure, gone": figures_site.gone}
    return lasting.get(request.param) or PAGES[request.param]


@pytest.fixture
def figures(figures_site: FiguresSite, browse_at: Callable[[str], Browsing]) -> Browsing:
    """Browses the site."""
    return browse_at(figures_site.address)


def check(page: Page, *looks: str) -> None:
    """A page, with all that is folded away in it open, in each way of looking, or in some by their names."""
    for details in page.locator("details").all():
        details.evaluate("node => { node.open = true; }")
    check_looks(page, [LOOKS[name] for name in looks or LOOKS])


def test_every_page(figures: Browsing, path: str) -> None:
    """No figures page breaks a rule that a program can check, or scrolls sideways, however it is looked at."""
    check(figures.open(path))


def test_every_page_without_scripts(figures: Browsing, path: str) -> None:
    """Nor does it without scripts, which change nothing that colours and widths would show."""
    check(figures.open(path, "no scripts"), "light", "dark, on a phone")


@pytest.mark.parametrize("mode", ["light", "no scripts"])
def test_a_briefing(figures: Browsing, mode: str) -> None:
    """Nor does a briefing with two figures and a title."""
    page = figures.open(f"{MEASURE}?period=2022-23", mode)
    for name in ("410 people", "515 people"):
        page.get_by_role("link", name=f"Pick {name}").first.click()
    page.get_by_role("link", name="Your briefing: 2 figures").click()
    page.get_by_label("Title of the briefing").fill("Reablement")
    page.get_by_role("button", name="Set the title").click()
    check(page)


@pytest.mark.parametrize("path", [PAGES["measure, strip of areas with bounds"], PAGES["comparison, bounds"]])
def test_charts_drawn_in_the_browser(figures: Browsing, path: str) -> None:
    """Nor does a page whose charts the browser has drawn anew."""
    page = figures.open(path)
    for button in page.get_by_role("button", name="Show values under the pointer").all()[::-1]:
        button.click()
    page.wait_for_function("() => !document.querySelector('.chart__enhance')")
    check(page)
