"""How often one person, or one address, may ask, sign in and report: the one door to Flask-Limiter.

In: the application with its views, and the rate of its settings for those that answer the public. Out: the same with
limits (status 429 and Retry-After beyond them). Counted in the memory of the process, over a moving window. Behind a
proxy the address is the one that the proxy names, and only as many proxies are believed as the setting says
(`trusted_proxies`): else a client could write itself a new one each time.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from flask import Flask, current_app, request
from flask_limiter import Limiter

from server.records.sessions import Person, hash_of
from server.views.staff.room import current_person, staff_room

QUESTIONS = ("pages.ask", "pages.change", "api.ask", "api.search")
"""The views that search and answer for the public, counted together; all others only read what is there."""
LIMITS = {
    "feedback.give": "20 per minute",
    "signing.sign_in": "60 per minute",
    "signing.widget_sign_in": "60 per minute",
    "signing.callback": "60 per minute",
    "talking.token": "60 per minute",
    "talking.ask": "60 per minute",
    "talking.report": "20 per minute",
    "talking.helped": "20 per minute",
    "staff.ask": "60 per minute",
    "staff.trace": "60 per minute",
    "staff.report": "20 per minute",
    "staff.helped": "20 per minute",
}
"""By endpoint: far above what a person does, or an office behind one address signing in at nine o'clock; far below what
guessing needs, of secrets with 256 bits."""


def who() -> str:
    """What requests are counted by: the person signed in, the token of a widget, else the address."""
    person = current_person() or _holder_of_token()
    if person is not None:
        return f"person {hash_of(person.subject)}"
    return f"address {request.remote_addr}"


def seconds_to_wait() -> int:
    """For a request that was refused: in how many seconds the next one is let through."""
    (limiter,) = current_app.extensions["limiter"]
    met = limiter.current_limit
    return max(1, int(met.reset_at - time.time())) if met else 60  # reset_at is the second after


def _holder_of_token() -> Person | None:
    room, (_, _, token) = staff_room(), request.headers.get("Authorization", "").partition(" ")
    return room.grants.find(token, origin=request.headers.get("Origin", "")) if room and token else None


def set_up_limits(app: Flask, *, rate: str) -> Limiter:
    """Put the limits on the application's views."""
    logging.getLogger("flask-limiter").setLevel(logging.CRITICAL)  # it would log the address of whoever asks too often
    limiter = Limiter(key_func=who, app=app, storage_uri="memory://", strategy="moving-window", headers_enabled=True)
    together = limiter.shared_limit(rate, scope="questions")
    for endpoint in QUESTIONS:
        limited: Any = together(app.view_functions[endpoint])
        app.view_functions[endpoint] = limited
    for endpoint, limit in LIMITS.items():
        view: Any = app.view_functions[endpoint]
        app.view_functions[endpoint] = limiter.limit(limit)(view)
    return limiter
