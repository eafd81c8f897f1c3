"""Real pages in a real browser: ways of looking at them, what they load and say meanwhile, and what each of them owes.

In: a browser and the address of a site. Out: `Browsing`, whose pages are opened in one of MODES;
`check_page` is what every page owes. The fixtures are in `browser_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

MODES: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
    "zoomed": {"viewport": {"width": 320, "height": 225}, "device_scale_factor": 4},
    "forced colours": {"viewport": {"width": 768, "height": 900}, "forced_colors": "active"},
    "no scripts": {"viewport": {"width": 768, "height": 900}, "java_script_enabled": False},
}
"""How people look at a page. "zoomed" is what a window of 1,280 by 900 shows at 400 %."""

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
_AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_WIDER = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.querySelectorAll("body *")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.right > page.clientWidth + 1 && !node.closest(".table, [role=region]");
  }).slice(0, 5).map((node) => node.outerHTML.slice(0, 120)).concat(["scrolls to " + page.scrollWidth]);
}"""
_SMALL = """() => [...document.querySelectorAll("a, button, summary, select, textarea, input")].filter((node) => {
  const box = node.getBoundingClientRect();
  const inline = node.tagName === "A" && getComputedStyle(node).display === "inline";
  return box.width && !inline && (box.width < 23.9 || box.height < 23.9) && !node.closest(".govuk-skip-link, .unseen");
}).map((node) => node.outerHTML.slice(0, 120))"""
_SHIFTS = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { total += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(total), 100);
})"""


@dataclass
class Browsing:
    """Opens pages of one site. `address` is where it listens; `requests` is every address that was asked for."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def open(self, path: str, mode: str = "light", **options: Any) -> Page:
        """A page in a new, empty browser profile, at a path of the site. `options` go over the mode's."""
        context = self.browser.new_context(**{"reduced_motion": "reduce", **MODES[mode], **options})
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.goto(self.address + path)
        return page

    def _hear(self, kind: str, text: str) -> None:
        """Errors and warnings are faults; that a page answers 404 or 422 is told by its status, not a fault."""
        if kind in ("error", "warning") and "the server responded with a status of 4" not in text:
            self.faults.append(f"console: {text}")

    @property
    def strangers(self) -> list[str]:
        """Requests that went anywhere but to the site itself."""
        own = urlsplit(self.address).netloc
        return [url for url in self.requests if urlsplit(url).netloc != own and not url.startswith(("data:", "blob:"))]

    def close(self) -> None:
        """Close all that was opened."""
        for context in self.contexts:
            context.close()


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, as "rule: element place", or `within` a part only."""
    axe = Axe("0") if page.evaluate("'axe' in window") else Axe()  # "0": its half a megabyte is in the page already
    found = axe.run(page, context=within, options=_AXE).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]} {node['target']}" for rule in found for node in rule["nodes"]]


def too_small(page: Page) -> list[str]:
    """What is to be pressed, outside a line of text, and less than 24 pixels wide or high (WCAG 2.2, 2.5.8)."""
    found: list[str] = page.evaluate(_SMALL)
    return found


def moved(page: Page) -> float:
    """How far what was shown first has moved since, as a layout shift score (Layout Instability API)."""
    return float(page.evaluate(_SHIFTS))


def check_page(page: Page) -> None:
    """Nothing that axe knows is wrong, and nothing makes the page scroll sideways."""
    with _where_axe_runs(page) as checked:
        _check(checked)


def check_looks(page: Page, looks: Iterable[tuple[Any, Mapping[str, Any]]]) -> None:
    """The same in several ways of looking, each a window and wishes; and all that is pressed is large enough."""
    with _where_axe_runs(page) as checked:
        for window, wishes in looks:
            checked.set_viewport_size(window)
            checked.emulate_media(**{"forced_colors": "none", **wishes})
            _check(checked)
            assert too_small(checked) == [], "targets of less than 24 pixels"


def _check(page: Page) -> None:
    found = violations(page)
    wider = page.evaluate(_WIDER)
    assert not found, "\n".join([page.url, *found])
    assert not wider, "\n".join([page.url, *wider])


@contextmanager
def _where_axe_runs(page: Page) -> Iterator[Page]:
    """The page, or where no script runs in it, the same without its scripts in a browser in which axe can run."""
    if "js-enabled" in (page.locator("body").get_attribute("class") or ""):
        yield page
        return
    bare = _SCRIPT.sub("", page.content())
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(viewport=page.viewport_size, reduced_motion="reduce")
    copy = context.new_page()
    copy.route(
        page.url.partition("#")[0], lambda route: route.fulfill(body=bare, content_type="text/html; charset=utf-8")
    )
    copy.goto(page.url)
    yield copy
    context.close()
