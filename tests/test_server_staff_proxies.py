"""Behind reverse proxies: which address people are sent back to, and what of a request's own words is believed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from staff_people import CLIENT_ID, HOST_ORIGIN, Staff, at_provider
from widget_parts import VERIFIER, Widget, code_in

from index.embedding import Embedder
from server import create_app
from server.config import Settings
from server.records.grants import challenge_of

pytest_plugins = ["site_parts", "staff_parts"]

INSIDE = "How many people waited more than a month for a reablement visit in 2022-23?"
FORWARDED = {
    "X-Forwarded-For": "198.51.100.1, 203.0.113.9",
    "X-Forwarded-Proto": "http, https",
    "X-Forwarded-Host": "evil.example, assistant.example",
    "X-Forwarded-Port": "8443, 9443",
    "X-Forwarded-Prefix": "/evil, /evil",
    "Forwarded": "for=198.51.100.1;proto=https;host=evil.example",
}
"""What comes through one proxy of ours, which put the last word of each; the first is what a client wrote itself."""
SEEN = [
    (0, "http://inside.example"),
    (1, "https://assistant.example"),
    (2, "http://evil.example"),
    (3, "http://inside.example"),
]
"""How many proxies are configured, and the site's own address then. Where two are configured and one is there, the
client is believed, for the last word but one is its own; where more are than wrote anything, nobody is."""


def behind(settings: Settings, embedder: Embedder, proxies: int, **changed: object) -> Staff:
    """An installation behind that many proxies."""
    settings = settings.model_copy(update={"trusted_proxies": proxies, **changed})
    return Staff(create_app(settings, embedder=embedder), settings)


def back_address(location: str) -> str:
    """Where the provider is asked to send the browser back to."""
    return parse_qs(urlsplit(location).query)["redirect_uri"][0]


@pytest.mark.parametrize(("proxies", "site"), SEEN)
def test_people_are_sent_back_to_the_site_s_own_address(
    staff_settings: Settings, embedder: Embedder, proxies: int, site: str
) -> None:
    """Scheme and host of the way back are those that the configured proxies name; nothing else that is sent counts."""
    client = behind(staff_settings, embedder, proxies).browser()
    told = client.get("/staff/sign-in", base_url="http://inside.example", headers=FORWARDED)
    assert back_address(told.location) == f"{site}/staff/callback"
    assert ("Strict-Transport-Security" in told.headers) == site.startswith("https:")


@pytest.mark.parametrize("lacking", ["X-Forwarded-Host", "X-Forwarded-Proto"])
def test_a_proxy_that_says_nothing_changes_nothing(staff_settings: Settings, embedder: Embedder, lacking: str) -> None:
    """Where the proxy names no host, or no scheme, that of the request to us holds."""
    client = behind(staff_settings, embedder, 1).browser()
    headers = {name: value for name, value in FORWARDED.items() if name != lacking}
    told = client.get("/staff/sign-in", base_url="http://inside.example", headers=headers)
    expected = {"X-Forwarded-Host": "https://inside.example", "X-Forwarded-Proto": "http://assistant.example"}
    assert back_address(told.location) == f"{expected[lacking]}/staff/callback"


@pytest.mark.parametrize(("proxies", "site"), SEEN[:2])
def test_the_widget_s_links_have_the_site_s_own_address(
    staff_settings: Settings, embedder: Embedder, proxies: int, site: str
) -> None:
    """Sources and figures that the widget opens are addresses of the public name, with the public scheme."""
    staff = behind(staff_settings, embedder, proxies)
    client, inside = staff.browser(), {"base_url": "https://inside.example", "headers": FORWARDED}
    begin = f"/staff/widget/sign-in?origin={HOST_ORIGIN}&challenge={challenge_of(VERIFIER)}"
    back = client.get(at_provider(client.get(begin, **inside), "staff"), **inside)
    window = client.get(back.location, **inside)
    widget = Widget(staff)
    widget.token = widget.send("token", {"code": code_in(window), "verifier": VERIFIER}).get_json()["token"]
    headers = FORWARDED | {"Origin": HOST_ORIGIN, "Authorization": f"Bearer {widget.token}"}
    told = staff.browser().post(
        "/api/staff/ask", json={"question": INSIDE}, base_url="http://inside.example", headers=headers
    )
    assert told.get_json()["places"]["1"].startswith(f"{site}/staff/documents/briefing")


@pytest.mark.parametrize(("proxies", "status"), [(0, 302), (1, 302), (2, 400)])
def test_a_host_that_is_not_ours_is_refused(
    staff_settings: Settings, embedder: Embedder, proxies: int, status: int
) -> None:
    """With the site's names set, a forwarded host is held against them only where it is believed at all."""
    names = ("assistant.example", "inside.example")
    client = behind(staff_settings, embedder, proxies, hosts=names).browser()
    told = client.get("/staff/sign-in", base_url="http://inside.example", headers=FORWARDED)
    assert told.status_code == status
    assert client.get("/staff/sign-in", base_url="http://evil.example").status_code == 400


@pytest.mark.parametrize(("proxies", "site"), [(0, None), (1, "https://assistant.example")])
def test_the_server_reads_requests_the_same_way(staff_settings: Settings, proxies: int, site: str | None) -> None:
    """`local-account serve` itself hands on what the configured proxies say, and not a word of it without them."""
    given = {"CORPUS": staff_settings.corpus, "INDEX": staff_settings.index, "RECORDS": staff_settings.records}
    given |= {"STAFF_ISSUER": staff_settings.staff_issuer, "STAFF_CLIENT_ID": CLIENT_ID, "TRUSTED_PROXIES": proxies}
    environment = os.environ | {f"LOCAL_ACCOUNT_{name}": str(value) for name, value in given.items()}
    command = [sys.executable, "-m", "server", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
            assert found is not None
            told = requests.get(f"{found[0]}/staff/sign-in", headers=FORWARDED, allow_redirects=False, timeout=30)
        finally:
            server.terminate()
    assert back_address(told.headers["Location"]) == f"{site or found[0]}/staff/callback"
