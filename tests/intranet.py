"""An intranet that holds the widget, on an origin of its own, with the strictest policy: for the tests and the demo."""

from __future__ import annotations

from flask import Flask, Response, request

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
