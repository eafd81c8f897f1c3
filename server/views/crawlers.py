"""What search engines are told: the pages they may list, and the addresses they should leave alone.

In: the documents of the public. Out: /sitemap.xml (sitemaps.org, protocol 0.9) and /robots.txt (RFC 9309). Summaries
are not listed: who searches the web should find the original. No conversation is.
"""

from __future__ import annotations

from flask import Blueprint, Response, render_template, url_for

from server.views.sites import has_page, site

crawlers = Blueprint("crawlers", __name__)

_PAGES = ("/", "/documents", "/about", "/accessibility", "/privacy", "/cookies", "/corrections", "/transparency")
_PAGES_IF_THERE = ("/figures",)
_LEFT_ALONE = ("/ask", "/conversation/", "/api/", "/health/", "/feedback", "/staff", "/admin", "/metrics")


@crawlers.get("/sitemap.xml")
def sitemap() -> Response:
    """The public pages and documents."""
    home = url_for("pages.home", _external=True).rstrip("/")
    addresses = [home + page for page in (*_PAGES, *filter(has_page, _PAGES_IF_THERE))]
    addresses += [
        url_for("documents.document", document_id=held.id, _external=True)
        for held in site().live.pin().documents.values()
        if held.rendering_of is None
    ]
    return Response(render_template("sitemap.xml", addresses=addresses), mimetype="application/xml")


@crawlers.get("/robots.txt")
def robots() -> Response:
    """What is to be left alone; marked places are, because they are the same document again."""
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in _LEFT_ALONE), "Disallow: /documents/*?", ""]
    lines.append(f"Sitemap: {url_for('crawlers.sitemap', _external=True)}")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
