"""The pages that say what this is: about, accessibility, privacy, cookies, corrections, the transparency record.

What they say is made from the settings, the index and the code, so that it stays true when those change.
"""

from __future__ import annotations

from datetime import date

from flask import render_template

from server import cookies
from server.transparency import measured, record
from server.views.pages import pages
from server.views.sites import site

__all__ = ["pages"]

STATEMENT_REVIEWED = date(2026, 11, 28)
"""The day on which the text of the statement was last held against what the site does and was tested for."""


@pages.get("/about")
def about() -> str:
    """What this is, what it answers from and what it does not do."""
    return render_template("about.html", desk=site().live.pin())


@pages.get("/accessibility")
def accessibility() -> str:
    """How far the site is accessible, whether that was audited, and what to do where it is not."""
    return render_template("accessibility.html", desk=site().live.pin(), text_reviewed=STATEMENT_REVIEWED)


@pages.get("/privacy")
def privacy() -> str:
    """What happens to what people type."""
    return render_template("privacy.html", desk=site().live.pin(), cookies=_cookies())


@pages.get("/cookies")
def cookies_page() -> str:
    """The cookies that the site sets."""
    return render_template("cookies.html", cookies=_cookies())


@pages.get("/corrections")
def corrections() -> str:
    """How to report a wrong number, and what was put right."""
    return render_template("corrections.html", desk=site().live.pin(), corrections=site().corrections)


@pages.get("/transparency")
def transparency() -> str:
    """The algorithmic transparency record, a draft."""
    desk = site().live.pin()
    return render_template("transparency.html", sections=record(site().settings, desk), measured=measured())


def _cookies() -> tuple[cookies.Cookie, ...]:
    return cookies.set_by_site(staff_may_sign_in=site().settings.staff_may_sign_in)
