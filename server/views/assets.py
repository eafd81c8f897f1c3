"""What `static/build` holds: stylesheets, scripts and images, brought or compiled at set-up.

In: the folder. Out: their addresses, which change when a file does, so that a browser may keep each for a year; and
the WSGI application that serves them, gzipped where the browser takes that (WhiteNoise).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise

from server.security import response_headers

BUILT = Path(__file__).parents[2] / "static" / "build"
_LOG = logging.getLogger("server")


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """The address of a built file, with a hash of its content: `asset("site.css")` is "/static/site.css?v=1f3a…"."""
    path = BUILT / name
    if not path.is_file():
        return f"/static/{name}"
    return f"/static/{name}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"


def serve_assets(application: Any) -> WhiteNoise:
    """The application with the built files before it. Says in the log where set-up has not made them."""
    if not (BUILT / "site.css").is_file():
        _LOG.warning(
            "static/build holds no stylesheet: pages will look plain; run `make setup` or `sh .ci/assets .venv`"
        )
    return WhiteNoise(
        application,
        root=BUILT,
        prefix="static/",
        max_age=365 * 24 * 3600,
        add_headers_function=_secure,
        charset="utf-8",
    )


def _secure(headers: MutableMapping[str, str], _path: str, _url: str) -> None:
    """The headers of every response; WhiteNoise has said already how long the file may be kept."""
    for name, value in response_headers(keep=True).items():
        if name != "Cache-Control":
            headers[name] = value
