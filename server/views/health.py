"""Health for whoever keeps the service running: is the process alive, can it answer. Says nothing about anybody."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from server.views.sites import site

health = Blueprint("health", __name__, url_prefix="/health")


@health.get("/live")
def live() -> dict[str, Any]:
    """The process answers; nothing else is looked at."""
    return {"status": "live"}


@health.get("/ready")
def ready() -> dict[str, Any]:
    """Questions can be answered: the index is open. 503 in the error shape when it is not."""
    desk = site().live.pin()
    return {"status": "ready", "index": desk.digest, "problem": site().live.problem}
