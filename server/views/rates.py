"""How often one address may ask: flask-limiter over the views that answer, counted in the memory of the process.

In: the application and the rate of its settings. Out: those views refuse what is too much with 429 and Retry-After. The
address is that of the connection, or the one that as many proxies as are configured tell (werkzeug's ProxyFix).
"""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

LIMITED = ("pages.ask", "pages.change", "api.ask", "api.search")
"""The views that search and answer; all others only read what is there."""


def limit_questions(app: Flask, *, rate: str) -> None:
    """Limit the views that answer to a rate for each address, all of them together."""
    logging.getLogger("flask-limiter").setLevel(logging.CRITICAL)  # it would log the address of whoever asks too often
    limiter = Limiter(
        get_remote_address, app=app, storage_uri="memory://", strategy="moving-window", headers_enabled=True
    )
    together = limiter.shared_limit(rate, scope="questions")
    for name in LIMITED:
        limited: Any = together(app.view_functions[name])
        app.view_functions[name] = limited
