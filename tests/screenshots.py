"""The main states of the site as pictures, at three widths, into tests/snapshots/pages. `make screenshots` runs this.

In: an index (the first argument, else one is built of the shipped corpus in a temporary folder). Out: PNG files.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from browser_setup import find_browser
from browsing import FLAGS
from playwright.sync_api import Page, sync_playwright
from serving import serving
from site_states import STATES, State, reach

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "snapshots" / "pages"
WIDTHS = (320, 768, 1280)
PICTURES = {
    "home": STATES["first page"],
    "answered": STATES["figure"],
    "simple": STATES["figure, simpler"],
    "change": STATES["change"],
    "not-held": STATES["not held"],
    "clarify": STATES["clarify"],
    "signpost": STATES["signpost"],
    "place": replace(STATES["figure"], pressed=("Open at this place",)),
    "documents": STATES["documents"],
    "measure": State("/figures/people-supported"),
}
"""The main states, by the name of their picture."""


def take(address: str, folder: Path, **options: Any) -> None:
    """Take all pictures of the site at an address. `options` are those of a browser context."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
            for name, state in PICTURES.items():
                reach(page, address, state)
                _picture(page, folder / f"{name}-{width}.png")
        browser.close()


def _picture(page: Page, path: Path) -> None:
    """The top of a page, or where a place is marked in it, the part with that."""
    page.mouse.move(0, 0)  # off the link or button that was pressed
    page.wait_for_load_state("networkidle")
    marked = page.locator("mark#place").bounding_box() if page.locator("mark#place").count() else None
    top = max(0, marked["y"] + page.evaluate("scrollY") - 700) if marked else 0
    window = page.viewport_size
    assert window is not None
    clip = {"x": 0, "y": top, "width": window["width"], "height": 1400}
    page.screenshot(path=path, animations="disabled", clip=clip, full_page=True)  # type: ignore[arg-type]


if __name__ == "__main__":
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as temporary:
        index = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        if len(sys.argv) < 2:
            build(ROOT / "corpus" / "documents", index, embedder=embedder)
        FOLDER.mkdir(parents=True, exist_ok=True)
        settings = Settings(index=index, corpus=ROOT / "corpus" / "documents")
        app = create_app(settings, embedder=embedder)
        app.test_client().get("/")  # loads the models
        with serving(app) as address:
            take(address, FOLDER)
