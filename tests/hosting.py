"""A page of an intranet that holds the widget, on an origin of its own, with the strictest policy.

The page is at `localhost`, the site at `127.0.0.1`, the provider at a third port: three origins, two sites.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import browsing
from flask import Flask, Response, request
from playwright.sync_api import Browser, Page
from staff_people import Staff

FLAGS = ["--no-sandbox", "--disable-background-networking", "--test-third-party-cookie-phaseout"]
MODES = {name: mode for name, mode in browsing.MODES.items() if mode.get("java_script_enabled", True)}
"""The ways of looking in which the widget is there: without scripts the page shows its plain link."""

POLICY = "default-src 'none'; script-src {site}; connect-src {site}"
PAGE = """<!doctype html><html lang="en-GB">
<head><title>Intranet</title><meta name="viewport" content="width=device-width">
<script src="{site}/widget.js" crossorigin defer></script></head>
<body><main><h1>Intranet</h1><p><button>Before</button></p>
<local-account-chat><a href="{site}/staff">Ask the council assistant</a></local-account-chat>
</main></body></html>"""
TAGS = {
    "/": "crossorigin",
    "/apart": "crossorigin",
    "/plain": "",
    "/hidden": 'referrerpolicy="no-referrer"',
    "/hidden-named": 'crossorigin referrerpolicy="no-referrer"',
    "/lax": "",
}
"""What stands in the script's tag of each page: the documented mark, none, and two that hide the page. "/lax" has no
policy of its own, as a page has from which somebody attacks."""


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


def host_app(site: list[str]) -> Flask:
    """The intranet: pages that may load nothing but the widget, one of which also keeps windows apart (COOP)."""
    app = Flask("intranet")

    def page() -> Response:
        response = Response(PAGE.format(site=site[0]).replace("crossorigin", TAGS[request.path]))
        if request.path != "/lax":
            response.headers["Content-Security-Policy"] = POLICY.format(site=site[0])
        if request.path == "/apart":
            response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response

    for path in TAGS:
        app.add_url_rule(path, path, page)

    @app.get("/cookie")
    def cookie() -> Response:
        """Sets a cookie that may be sent from pages of any site, and says whether it came along."""
        response = Response("came" if "kept" in request.cookies else "none")
        response.set_cookie("kept", "yes", secure=True, samesite="None")
        response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin", "")
        response.headers["Access-Control-Allow-Credentials"] = "true"
        return response

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status=204)

    return app
