"""The address of a visitor behind reverse proxies."""

from __future__ import annotations

from typing import Any

import pytest
from flask import request

from server import create_app
from server.config import Settings

pytest_plugins = ["site_parts"]


@pytest.mark.parametrize(
    ("proxies", "seen"), [(0, "127.0.0.1"), (1, "203.0.113.9"), (2, "198.51.100.1"), (3, "127.0.0.1")]
)
def test_proxies(site_settings: Settings, embedder: Any, proxies: int, seen: str) -> None:
    """What a client writes into X-Forwarded-For is believed only of as many proxies as are configured.

    Where fewer have written into it than are configured, none is believed.
    """
    app = create_app(site_settings.model_copy(update={"trusted_proxies": proxies}), embedder=embedder)
    with app.test_client() as client:
        client.get("/health/live", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
        assert request.remote_addr == seen
