"""The simpler view: whether it is on, the switch for it, and how it goes along from page to page.

In: the cookie that the switch sets, or `view=simple` in an address or a form. Out: `is_simple`. The cookie remembers
the choice for the next visit; the address carries it on where a browser takes no cookies, and can be bookmarked.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from flask import Blueprint, g, has_request_context, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from server.cookies import VIEW

simpler = Blueprint("simpler", __name__)

_ON = "simple"
_REMEMBERED_S = 365 * 24 * 3600
_OF_THIS_SITE = re.compile(r"/(?![/\\])[^\s\\]*")
"""An address that leads to no other site: browsers read "//" and "/\\" as the beginning of a host's name."""


@simpler.post("/view")
def switch() -> Response:
    """Switch the simpler view on or off, remember it, and go back to the page that the switch stands on."""
    on = request.form.get("view") == _ON
    response = redirect(_back(request.form.get("back", ""), on=on), code=303)
    if on:
        options: dict[str, Any] = {"secure": request.is_secure, "httponly": True, "samesite": "Lax"}
        response.set_cookie(VIEW.name, _ON, max_age=_REMEMBERED_S, **options)
    else:
        response.delete_cookie(VIEW.name, secure=request.is_secure, httponly=True, samesite="Lax")
    return response


def is_simple() -> bool:
    """Whether the simpler view is on: remembered, or carried by the address or the form."""
    return request.cookies.get(VIEW.name) == _ON or is_carried()


def is_carried() -> bool:
    """Whether the address or the form says that the simpler view is on; a form that is too large is not read."""
    try:
        view = request.values.get("view")
    except RequestEntityTooLarge:  # else the page that tells so could not be made
        view = request.args.get("view")
    return view == _ON


_KEEPING = frozenset(
    """
    pages.home pages.conversation pages.about pages.accessibility pages.privacy pages.cookies_page pages.corrections
    pages.transparency documents.document_list documents.document feedback.explain
    """.split()
)
"""Pages whose addresses keep the simpler view, so that it is still on for who reads a document and then asks again."""


def keep_view(endpoint: str, values: dict[str, Any]) -> None:
    """Keep the simpler view in an address that is being made, where the address of this page has it."""
    if endpoint in _KEEPING and "view" not in values and has_request_context() and is_carried():
        values["view"] = _ON


def here() -> str:
    """The address that the switch on a page leads back to: the page, or the first page after a form or failure."""
    is_page = request.method == "GET" and not g.get("is_failure", False)
    return request.full_path.rstrip("?") if is_page else "/"


def _back(asked: str, *, on: bool) -> str:
    """An address of this site, with the simpler view in it or without; the first page for any other."""
    parts = urlsplit(asked if _OF_THIS_SITE.fullmatch(asked) else "/")
    said = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "view"]
    return urlunsplit(("", "", parts.path, urlencode([*said, *([("view", _ON)] if on else [])]), ""))
