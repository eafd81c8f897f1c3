"""People of each role at a provider on loopback, and how they use an installation of ours.

The provider is oidc-provider-mock, a whole OpenID Connect provider whose users sign in with one click.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from werkzeug.test import TestResponse

from server.config import Settings

HOST_ORIGIN = "https://intranet.example"
CLIENT_ID = "local-account"
PEOPLE = {
    "staff": {"name": "Sam Staff", "roles": ["staff"]},
    "editor": {"name": "Edie Editor", "roles": ["editor", "something else"]},
    "administrator": {"name": "Ada Administrator", "roles": ["staff", "administrator"]},
    "nobody": {"name": "Norma Nobody", "roles": ["payroll"]},
}


@dataclass
class Staff:
    """An installation whose staff sign in with the provider."""

    app: Flask
    settings: Settings

    @property
    def room(self) -> Any:
        """Its `StaffRoom`."""
        return self.app.extensions["local_account_staff"]

    def browser(self) -> FlaskClient:
        """Somebody's browser, which keeps cookies; addresses are https, as secure cookies need."""
        self.app.config["PREFERRED_URL_SCHEME"] = "https"
        return self.app.test_client()

    def signed_in(self, role: str) -> FlaskClient:
        """The browser of somebody who has signed in."""
        client = self.browser()
        back = sign_in(client, role)
        assert back.status_code == 303, back.text
        return client


@contextmanager
def providing() -> Iterator[str]:
    """The address of a provider that knows PEOPLE. It runs apart: what it is warned of is not ours to mend."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = [json.dumps({"sub": name} | claims) for name, claims in PEOPLE.items()]
    people = [option for one in told for option in ("--user-claims", one)]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "-n", "true"]
    running = subprocess.Popen([*command, *people], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _wait_for(f"http://localhost:{port}")
    finally:
        running.terminate()
        running.wait(timeout=10)


def _wait_for(provider: str) -> str:
    """The address of a provider that has been started, once it answers."""
    for _ in range(300):
        try:
            requests.get(f"{provider}/.well-known/openid-configuration", timeout=5).raise_for_status()
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.1)
        else:
            return provider
    raise TimeoutError(f"no provider answered at {provider}")


def at_provider(start: TestResponse, person: str) -> str:
    """Sign in at the provider to which a response leads. Returns where the provider sends the browser back."""
    assert start.status_code == 302, start.text
    answer = requests.post(start.location, data={"sub": person}, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def sign_in(client: FlaskClient, person: str, begin: str = "/staff/sign-in") -> TestResponse:
    """What the site says to somebody who comes back from the provider."""
    return client.get(at_provider(client.get(begin), person))


def csrf_of(client: FlaskClient) -> str:
    """The mark that the forms of the page for staff carry."""
    field = HTMLParser(client.get("/staff").text).css_first("input[name=csrf_token]")
    return str(field.attributes["value"])


def post(client: FlaskClient, path: str, **fields: str) -> TestResponse:
    """Send a form of the staff pages as the page itself would."""
    return client.post(path, data={"csrf_token": csrf_of(client), **fields})
