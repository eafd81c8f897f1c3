"""A page of an intranet that holds the widget, on an origin of its own, with the strictest policy.

The page is at `localhost`, the site at `127.0.0.1`, the provider at a third port: three origins, two sites.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import waitress
from axe_playwright_python.sync_playwright import Axe
from flask import Flask, Response, request
from playwright.sync_api import Browser, Page
from staff_people import Staff

FLAGS = ["--no-sandbox", "--disable-background-networking", "--test-third-party-cookie-phaseout"]
MODES: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
    "zoomed": {"viewport": {"width": 320, "height": 225}, "device_scale_factor": 4},
    "forced colours": {"viewport": {"width": 768, "height": 900}, "forced_colors": "active"},
}
_AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
PAGE = """<!doctype html><html lang="en-GB">
<head><title>Intranet</title><meta name="viewport" content="width=device-width">
<script src="{site}/widget.js" defer></script></head>
<body><main><h1>Intranet</h1><p><button>Before</button></p>
<local-account-chat><a href="{site}/staff">Ask the council assistant</a></local-account-chat>
</main></body></html>"""


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
        """The provider's own pages load things from elsewhere: only ours are judged."""
        is_ours = url.startswith((self.site, self.host, self.stranger))
        is_told = "status of 4" in text or "ERR_INTERNET_DISCONNECTED" in text
        if is_ours and kind in ("error", "warning") and not is_told:
            self.faults.append(f"console: {text}")


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address at which an application is served meanwhile, by the server that `local-account serve` uses."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=5)


def host_app(site: list[str]) -> Flask:
    """The intranet: a page that may load nothing but the widget, and one that also keeps windows apart (COOP)."""
    app = Flask("intranet")

    @app.get("/")
    @app.get("/apart")
    def page() -> Response:
        response = Response(PAGE.format(site=site[0]))
        response.headers["Content-Security-Policy"] = f"default-src 'none'; script-src {site[0]}; connect-src {site[0]}"
        if request.path == "/apart":
            response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status=204)

    return app


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, inside the widget too, or `within` a part."""
    found = Axe().run(page, context=within, options=_AXE).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]} {node['target']}" for rule in found for node in rule["nodes"]]
