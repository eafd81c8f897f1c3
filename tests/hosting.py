"""A browser that looks at an intranet which holds the widget, on an origin of its own.

The page is at `localhost`, the site at `127.0.0.1`, the provider at a third port: three origins, two sites.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import browsing
from playwright.sync_api import Browser, Page
from staff_people import Staff

FLAGS = ["--no-sandbox", "--disable-background-networking", "--test-third-party-cookie-phaseout"]
MODES = {name: mode for name, mode in browsing.MODES.items() if mode.get("java_script_enabled", True)}
"""The ways of looking in which the widget is there: without scripts the page shows its plain link."""


@dataclass
class Hosting:
    """The page with the widget in a browser, and the site behind it. `faults` is what the console complained of."""

    browser: Browser
    staff: Staff
    site: str
    host: str
    stranger: str
    faults: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def open(self, mode: str = "light", *, at: str | None = None, path: str = "/", **options: Any) -> Page:
        """The page in a new browser profile; `at` is another origin than the allowed one."""
        context = self.browser.new_context(**{"reduced_motion": "reduce", **MODES[mode], **options})
        context.set_default_timeout(20_000)
        return self.tab(context.new_page(), at=at, path=path)

    def tab(self, page: Page, *, at: str | None = None, path: str = "/") -> Page:
        """The page in a tab that is open already."""
        page.on("console", lambda said: self._hear(page.url, said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.pages.append(page)
        page.goto((at or self.host) + path)
        return page

    def _hear(self, url: str, kind: str, text: str) -> None:
        """The provider's own pages load things from elsewhere, a stranger is refused: only our own pages are judged."""
        is_ours = url.startswith((self.site, self.host, self.stranger))
        is_told = (
            "status of 4" in text
            or "ERR_INTERNET_DISCONNECTED" in text
            or url.startswith(self.stranger)
            or url.endswith("/lax")
        )
        if is_ours and kind in ("error", "warning") and not is_told:
            self.faults.append(f"console: {text}")
